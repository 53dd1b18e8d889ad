/** A place where the Vercel CLI may write, so that it never touches a file of the user's. */
import { lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { largestFileBytes } from '../../core/env/content';
import { RefusalError } from '../../core/env/writeProblem';
import { readUpTo } from './bounded';
import { absent } from './errorCode';
import { utf8TextOf } from './utf8';

export interface Staging {
  /** Does not exist yet, in a folder that no other user can enter. */
  readonly file: string;
  /** What was written there; `undefined` when nothing was. Rejects where that is no text, or too much of it. */
  readText(): Promise<string | undefined>;
  /** Removes the folder with all that is in it. */
  dispose(): Promise<void>;
}

/** `storage` is the extension's own folder for the workspace; it is made where it does not exist. */
export async function makeStaging(storage: string): Promise<Staging> {
  await mkdir(storage, { recursive: true });
  // With mode 0700 (mkdtemp(3)).
  const folder = await mkdtemp(join(storage, `staging-${process.pid}-`));
  const file = join(folder, 'env');
  return {
    file,
    readText: async () => {
      const found = await lstat(file).catch(absent);
      if (found === undefined) return undefined;
      // Reading a pipe would wait, and a link leads to what the CLI did not write.
      const bytes = found.isFile() ? await readUpTo(largestFileBytes, file) : undefined;
      const text = bytes && utf8TextOf(bytes);
      if (text === undefined) throw new RefusalError('strange');
      return text;
    },
    // A CLI that is being ended may write for a moment longer.
    dispose: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
