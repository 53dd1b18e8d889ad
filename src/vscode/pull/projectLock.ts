/** Keeps two windows from refreshing one project at once. */
import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { Clock } from '../../core/words/clock';
import { acquireLock, lockNameOf, type Lock } from '../files/lock';
import { targetOf } from '../files/target';
import type { ProjectFolder } from '../project/projectFolder';

interface Parts {
  /** A folder of the extension's own that all windows share. */
  readonly locks: string;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}

/**
 * `undefined` while another window has it. Two refreshes at once are no harm: where no lock can be had at all, as on a
 * full disk, this one goes on without.
 */
export async function lockProject({ uri }: ProjectFolder, { locks, clock, log }: Parts): Promise<Lock | undefined> {
  try {
    // One folder may be open in two windows by a link and without it, or in other letters.
    const folder = await targetOf(uri.fsPath).catch(() => uri.fsPath);
    return await acquireLock(join(locks, lockNameOf(folder)), clock.now());
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    return { release: () => Promise.resolve() };
  }
}
