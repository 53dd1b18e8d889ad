/** Asks git whether it would commit a file. Only for trusted workspaces: git runs what a repository's settings say. */
import type { GitState } from '../../core/apiKey/apiKey';

/** `undefined` where there is no repository, or no git. */
export async function readGitState(folder: string, name: string): Promise<GitState | undefined> {
  // Exit codes of git-check-ignore(1): 0 ignored, 1 not, 128 no repository.
  const ignored = await exitCodeOf(['check-ignore', '--quiet', '--', name], folder);
  if (ignored === 0) return 'ignored';
  if (ignored !== 1) return undefined;
  return (await exitCodeOf(['ls-files', '--error-unmatch', '--', name], folder)) === 0 ? 'tracked' : 'open';
}

/** `undefined` where git could not be run. */
async function exitCodeOf(args: readonly string[], cwd: string): Promise<number | undefined> {
  // When first used: loading it would be a third of the time that the activation takes.
  const { execFile } = await import('node:child_process');
  return new Promise((resolve) => {
    execFile('git', ['-c', 'core.fsmonitor=false', ...args], { cwd, timeout: 10_000 }, (error) => {
      resolve(error === null ? 0 : typeof error.code === 'number' ? error.code : undefined);
    });
  });
}
