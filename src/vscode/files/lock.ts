/** Keeps two windows from doing the same at once. */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isAlive } from './liveness';

/** In characters. */
const longestName = 200;

/** Milliseconds after which a lock counts as left over, even if a process has the number of its owner by now. */
const staleMs = 60 * 60 * 1000;

export interface Lock {
  release(): Promise<void>;
}

/** `undefined` while another process of this machine holds it. A lock whose process has ended is taken over. */
export async function acquireLock(path: string, now: number): Promise<Lock | undefined> {
  await mkdir(dirname(path), { recursive: true });
  if (!(await create(path))) {
    if (await isHeld(path, now)) return undefined;
    await rm(path, { force: true });
    if (!(await create(path))) return undefined;
  }
  return { release: () => rm(path, { force: true }) };
}

/** The name of the lock for what belongs to a path; the end of the path tells more than its beginning. */
export function lockNameOf(path: string): string {
  // In hexadecimal, and below what any file system takes for a name.
  return `${Buffer.from(path).toString('hex').slice(-longestName)}.lock`;
}

async function create(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isHeld(path: string, now: number): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    const owner = Number(await readFile(path, 'utf8'));
    return now - mtimeMs < staleMs && isAlive(owner);
  } catch {
    return false; // Released just now.
  }
}
