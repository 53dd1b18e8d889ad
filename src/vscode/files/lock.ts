/** Keeps two windows from doing the same at once. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { absent, hasCode } from './errorCode';
import { isAlive } from './liveness';

/** In characters. */
const longestName = 200;

/** Milliseconds after which a lock counts as left over, even if a process has the number of its owner by now. */
const staleMs = 60 * 60 * 1000;

/** Milliseconds in which the one who made a lock comes to write its name into it. */
const namingMs = 10 * 1000;

export interface Lock {
  /** Does nothing where another one has taken the lock over. */
  release(): Promise<void>;
}

/** `undefined` while another process of this machine holds it. A lock whose process has ended is taken over. */
export async function acquireLock(path: string, now: number): Promise<Lock | undefined> {
  await mkdir(dirname(path), { recursive: true });
  // The number of the process first, by which others see whether it still runs.
  const owner = `${process.pid} ${randomUUID()}`;
  if (!(await create(path, owner))) {
    const stale = await findStale(path, now);
    if (stale === undefined || !(await removeStale(path, stale)) || !(await create(path, owner))) return undefined;
  }
  return {
    release: async () => {
      if ((await readFile(path, 'utf8').catch(absent)) === owner) await rm(path, { force: true });
    },
  };
}

/** The name of the lock for what belongs to a path; the end of the path tells more than its beginning. */
export function lockNameOf(path: string): string {
  // In hexadecimal, and below what any file system takes for a name.
  return `${Buffer.from(path).toString('hex').slice(-longestName)}.lock`;
}

async function create(path: string, owner: string): Promise<boolean> {
  try {
    await writeFile(path, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    // On a full disk it is there, with half a name: nobody would release it.
    await rm(path, { force: true });
    throw error;
  }
}

/** The owner that it names, where that one is gone; `''` where it was released just now. */
async function findStale(path: string, now: number): Promise<string | undefined> {
  const found = await stat(path).catch(absent);
  const owner = found && (await readFile(path, 'utf8').catch(absent));
  if (found === undefined || owner === undefined) return '';
  const ageMs = now - found.mtimeMs;
  if (owner === '') return ageMs < namingMs ? undefined : owner;
  return ageMs < staleMs && isAlive(Number.parseInt(owner)) ? undefined : owner;
}

/** `false` when another window was quicker to take it over: its lock stays. */
async function removeStale(path: string, stale: string): Promise<boolean> {
  // Out of the way first, which only one can do; what is in hand then is what goes, whatever is made meanwhile.
  const aside = `${path}.${randomUUID()}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return true;
    throw error;
  }
  const owner = await readFile(aside, 'utf8');
  if (owner !== stale) await create(path, owner);
  await rm(aside, { force: true });
  return owner === stale;
}
