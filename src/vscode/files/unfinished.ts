/** A folder beside a file, for what is being written to it: git sees nothing of it, and no framework reads it. */
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { absent } from './errorCode';

/** Makes git ignore all that is beside it, and itself. */
const ignoring = '.gitignore';

const keptPrefix = 'before-';

export function newUnfinishedPath(folder: string): string {
  return join(folder, `.env.unfinished-${process.pid}-${randomUUID()}.local`);
}

/**
 * Whether the extension may have made it, of which the name alone says nothing, since a repository can bring one: a
 * folder and no link to one, this user's, which nobody else may enter.
 */
export async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(absent);
  if (found?.isDirectory() !== true) return false;
  // Windows has neither.
  return process.platform === 'win32' || (found.uid === process.getuid?.() && (found.mode & 0o077) === 0);
}

/** What the file shall hold. */
export function afterPathIn(unfinished: string): string {
  return join(unfinished, 'after');
}

/** Beside the file, since a rename is atomic within a file system only; for its owner alone. */
export async function makeUnfinished(folder: string, after: Buffer): Promise<string> {
  const path = newUnfinishedPath(folder);
  await mkdir(path, { mode: 0o700 });
  try {
    await writeNew(join(path, ignoring), '*\n');
    await writeNew(afterPathIn(path), after);
  } catch (error) {
    await removeUnfinished(path);
    throw error;
  }
  return path;
}

/** Keeps what the file of that name holds, on the disk when this resolves: whole, or not under that name. */
export async function keepBefore(unfinished: string, name: string, before: Buffer): Promise<void> {
  const copy = join(unfinished, 'copy');
  await writeNew(copy, before);
  await rename(copy, join(unfinished, keptPrefix + name));
  // Windows opens no folders.
  if (process.platform === 'win32') return;
  const folder = await open(unfinished);
  await folder.sync().finally(() => folder.close());
}

/** The name of the file of which it keeps what was in it, and where. */
export async function findKept(unfinished: string): Promise<{ name: string; path: string } | undefined> {
  const kept = (await entriesOf(unfinished)).find((entry) => entry.startsWith(keptPrefix));
  return kept === undefined ? undefined : { name: kept.slice(keptPrefix.length), path: join(unfinished, kept) };
}

/** At every moment, what is left is ignored by git, and tells whether a file may be half written. */
export async function removeUnfinished(path: string): Promise<void> {
  const kept = await findKept(path);
  if (kept !== undefined) await rm(kept.path, { force: true });
  for (const entry of await entriesOf(path)) if (entry !== ignoring) await rm(join(path, entry), { force: true });
  await rm(path, { recursive: true, force: true });
}

async function entriesOf(path: string): Promise<string[]> {
  return readdir(path).catch(() => []); // Removed meanwhile, or no folder.
}

function writeNew(path: string, content: Buffer | string): Promise<void> {
  return writeFile(path, content, { flag: 'wx', mode: 0o600, flush: true });
}
