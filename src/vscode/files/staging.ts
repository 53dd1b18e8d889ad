/** A place where the Vercel CLI may write, so that it never touches a file of the user's. */
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Staging {
  /** Does not exist yet, in a folder that no other user can enter. */
  readonly file: string;
  /** What was written there; `undefined` when nothing was. */
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
      const isThere = await stat(file).then(
        (found) => found.isFile(),
        () => false,
      );
      return isThere ? readFile(file, 'utf8') : undefined;
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
