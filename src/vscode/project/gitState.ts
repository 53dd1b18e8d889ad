/** Asks git whether it would commit a file. Only for trusted workspaces: git runs what a repository's settings say. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GitState } from '../../core/project/gitGuard';

/** In milliseconds. */
const longestMs = 5_000;

/** `name` is the file's path in the folder. */
export async function readGitState(folder: string, name: string): Promise<GitState> {
  if (!(await isInRepository(folder))) return 'noRepository';
  // Exit codes of git-check-ignore(1): 0 ignored, 1 not, 128 for what goes wrong, such as another owner's repository.
  const ignored = await exitCodeOf(['check-ignore', '--quiet', '--', name], folder);
  if (ignored === 0) return 'ignored';
  if (ignored !== 1) return 'unknown';
  const untracked = await exitCodeOf(['ls-files', '--error-unmatch', '--', `:(literal)${name}`], folder);
  if (untracked === 0) return 'tracked';
  return untracked === 1 ? 'open' : 'unknown';
}

/** As git looks for it: upward, a folder or, for worktrees and submodules, a file. */
async function isInRepository(folder: string): Promise<boolean> {
  const isHere = await stat(join(folder, '.git')).then(
    () => true,
    () => false, // Not there; what is there and cannot be looked at is no repository to git, either.
  );
  return isHere || (dirname(folder) !== folder && isInRepository(dirname(folder)));
}

/** `undefined` where git could not be run, or did not answer in time. */
async function exitCodeOf(args: readonly string[], cwd: string): Promise<number | undefined> {
  const { execFile } = await import('node:child_process');
  // A repository that the editor was started for is not the one of the folder.
  const foreign = { GIT_DIR: undefined, GIT_WORK_TREE: undefined, GIT_INDEX_FILE: undefined };
  const options = { cwd, env: { ...process.env, ...foreign, GIT_OPTIONAL_LOCKS: '0' }, timeout: longestMs };
  return new Promise((resolve) => {
    execFile('git', ['-c', 'core.fsmonitor=false', ...args], options, (error) => {
      resolve(error === null ? 0 : typeof error.code === 'number' ? error.code : undefined);
    });
  });
}
