/** Sees to what writers that were killed left beside files. */
import { readdir, rename, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type vscode = require('vscode');
import { RefusalError } from '../../core/env/writeProblem';
import { hasCode } from './errorCode';
import { bringBack } from './inPlace';
import { ageMsAt, forgottenMs } from './leftovers';
import { isAlive } from './liveness';
import { findKept, isOurs, newUnfinishedPath } from './unfinished';
import { targetsOf, unfinishedName } from './unfinishedName';

/**
 * At the start of a workspace that is trusted: brings those of the files back that are half written, and removes all else
 * that is left beside them.
 */
export async function rescueAtStart(
  paths: readonly string[],
  now: number,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const targets = await targetsOf(paths);
  for (const folder of new Set(targets.map((target) => dirname(target)))) {
    const names = targets.filter((target) => dirname(target) === folder).map((target) => basename(target));
    for (const kept of await rescueIn(folder, names, now, isAlive)) {
      if (!kept.isUnderWay) log.warn(`${kept.path} keeps what ${kept.name} held before a write that did not end.`);
    }
  }
}

/** Before a write, of which one is at work in a process at a time. Rejects while another process writes to the file in place. */
export async function rescueBeside(target: string, now: number): Promise<void> {
  const isAtWork = (pid: number): boolean => pid !== process.pid && isAlive(pid);
  const left = await rescueIn(dirname(target), [basename(target)], now, isAtWork);
  if (left.some(({ name, isUnderWay }) => isUnderWay && name === basename(target))) throw new RefusalError('changing');
}

interface Kept {
  readonly path: string;
  /** Of the file. */
  readonly name: string;
  readonly isUnderWay: boolean;
}

/**
 * What is kept of files of the folder, if it exists, after all is brought back and removed that can be. Nothing is
 * brought back but the files of those names.
 */
async function rescueIn(
  folder: string,
  names: readonly string[],
  now: number,
  isAtWork: (pid: number) => boolean,
): Promise<Kept[]> {
  const left: Kept[] = [];
  for (const entry of await readdir(folder).catch(() => [])) {
    const [, pid] = unfinishedName.exec(entry) ?? [];
    if (pid === undefined) continue;
    let path = join(folder, entry);
    if (!(await isOurs(path))) continue;
    const isUnderWay = isAtWork(Number(pid)) && (await ageMsAt(path, now)) <= forgottenMs;
    if (!isUnderWay) {
      const own = newUnfinishedPath(folder);
      if (!(await take(path, own, now)) || !(await isOurs(own))) continue;
      // What cannot be brought back is told of as what is kept.
      const pathOf = (name: string): string | undefined => (names.includes(name) ? join(folder, name) : undefined);
      if (await bringBack(own, pathOf).catch(() => false)) continue;
      path = own;
    }
    const kept = await findKept(path);
    if (kept !== undefined) left.push({ path, name: kept.name, isUnderWay });
  }
  return left;
}

/** Of several windows, one sees to it: `false` for the others, and for who may not. */
async function take(path: string, own: string, now: number): Promise<boolean> {
  try {
    await rename(path, own);
    await utimes(own, now / 1000, now / 1000);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EPERM', 'EACCES', 'EBUSY')) return false;
    throw error;
  }
}
