/** Installs a set of npm packages by its lock file, once, into the project's `.vscode-test/`. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

// One retry, soon: a network that is not there is told after seconds instead of minutes.
const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000', '--fetch-timeout=30000'];

/** The arguments of an `npm ci` that runs no script of a package. */
export const npmCi = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...patience];

/**
 * Makes `target` from the `package.json` and `package-lock.json` in `pins`: copies them and calls `install` in that
 * folder. Does nothing where it was made from the same lock before. Two that install at the same time do not disturb
 * each other, and an interrupted one is never taken for a finished one.
 */
export async function lockedInstall(
  pins: string,
  target: string,
  install: (directory: string) => Promise<void>,
): Promise<void> {
  if (sameLock(pins, target)) return;
  mkdirSync(dirname(target), { recursive: true });
  removeUnfinished(target);
  const unfinished = `${target}.${process.pid}`;
  try {
    mkdirSync(unfinished);
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(pins, file), join(unfinished, file));
    await install(unfinished);
    if (sameLock(pins, target)) return;
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function sameLock(pins: string, directory: string): boolean {
  const lock = join(directory, 'package-lock.json');
  return existsSync(lock) && readFileSync(lock, 'utf8') === readFileSync(join(pins, 'package-lock.json'), 'utf8');
}

/** Removes what killed set-ups left; the folder's name ends in the id of the process that made it. */
function removeUnfinished(target: string): void {
  const prefix = `${basename(target)}.`;
  for (const entry of readdirSync(dirname(target)).filter((name) => name.startsWith(prefix))) {
    if (!isAlive(Number(entry.slice(prefix.length)))) {
      rmSync(join(dirname(target), entry), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
