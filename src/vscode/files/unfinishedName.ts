/** What writers that were killed left beside files: whether there may be any, which is all that a start looks for. */
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { targetOf } from './target';

/** The name of such a folder, with the number of the process that made it: one that mostly is ignored as `.env.local` is. */
export const unfinishedName = /^\.env\.unfinished-(\d+)-[\w-]+\.local$/;

/** Where the files are that stand at those paths, or lead there. */
export function targetsOf(paths: readonly string[]): Promise<string[]> {
  // Without its folder, there is nothing beside a file.
  return Promise.all(paths.map((path) => targetOf(path).catch(() => path)));
}

/** By its name alone, which anybody may have given. */
export async function isAnyUnfinished(paths: readonly string[]): Promise<boolean> {
  const folders = new Set((await targetsOf(paths)).map((target) => dirname(target)));
  const entries = await Promise.all([...folders].map((folder) => readdir(folder).catch(() => [])));
  return entries.flat().some((entry) => unfinishedName.test(entry));
}
