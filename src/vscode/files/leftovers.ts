/** Removes what a crash or time left in the extension's own folders. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './liveness';

/** Milliseconds after which nobody asks any more for what was noted of a token. */
const oldMs = 30 * 24 * 60 * 60 * 1000;

/** The extension's own: for the workspace, and two that all windows share. */
export interface OwnFolders {
  readonly workspace: string;
  /** Of claims. */
  readonly told: string;
  /** Of locks, and of refreshes that failed. */
  readonly locks: string;
}

/** The name of a staging folder, with the number of the process that made it. */
export const stagingName = /^staging-(\d+)-/;

/** Milliseconds after which an entry is what a crash left, and not what another window works with. */
export const forgottenMs = 60 * 60 * 1000;

export async function sweepOwnFolders({ workspace, told, locks }: OwnFolders, now: number): Promise<void> {
  await removeForgotten(workspace, stagingName, now);
  await removeOld(told, /^[\da-f]+$/, now);
  await removeOld(locks, /\.(failed|stale)$/, now);
}

/**
 * Removes from the folder, if it exists, the entries of that name whose process has ended, or which nobody has touched
 * for an hour. The number of the process is the first group of `name`, where it has one.
 */
export async function removeForgotten(folder: string, name: RegExp, now: number): Promise<void> {
  const entries = await readdir(folder).catch(() => []); // No folder, no leftovers.
  for (const entry of entries) {
    const [match, pid] = name.exec(entry) ?? [];
    if (match === undefined) continue;
    const path = join(folder, entry);
    const isLeft = (await ageMsAt(path, now)) > forgottenMs || (pid !== undefined && !isAlive(Number(pid)));
    // A CLI that outlived its window may write for a moment longer.
    if (isLeft) await rm(path, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function removeOld(folder: string, name: RegExp, now: number): Promise<void> {
  const entries = await readdir(folder).catch(() => []); // No folder, nothing old.
  for (const entry of entries) {
    const path = join(folder, entry);
    if (name.test(entry) && (await ageMsAt(path, now)) > oldMs) await rm(path, { force: true });
  }
}

export function ageMsAt(path: string, now: number): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => now - mtimeMs,
    () => 0, // Another window was quicker.
  );
}
