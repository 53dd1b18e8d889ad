/** Runs a program without a terminal and without a shell: nothing is quoted, and nothing can ask and wait unseen. */
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
// Node.js itself starts no `.cmd` file, as which npm installs programs on Windows.
import spawn = require('cross-spawn');
import type { Clock } from '../../core/words/clock';
import type { Program, RunEnd } from '../../core/words/program';

export interface ChildOptions extends Program {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Pieces of what it writes, split anywhere. */
  readonly onOutput: (piece: string) => void;
  readonly onErrors: (piece: string) => void;
}

export interface Child {
  /** Rejects when it cannot be started. */
  readonly ended: Promise<RunEnd>;
  /** Ends it with all that it started, and settles at once, whether or not the system obeys. */
  readonly stop: (as: 'cancelled' | 'closed') => void;
}

/** Milliseconds for the rest of the output, which a program that was started in turn may keep open. */
const restMs = 1000;

export function startChild({ clock, executable, cwd, env, onOutput, onErrors, ...options }: ChildOptions): Child {
  const windows = process.platform === 'win32';
  // A path is meant from the folder, and may not be looked up elsewhere.
  const path = /[\\/]/.test(executable) ? resolve(cwd, executable) : executable;
  const child = spawn(path, options.arguments, {
    ...{ cwd, env, windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] },
    // A process group of its own can be ended as a whole.
    detached: !windows,
  });
  let settle: (end: RunEnd) => void = () => undefined;
  const ended = new Promise<RunEnd>((settled, reject) => {
    settle = settled;
    child.on('error', reject);
    child.once('exit', (code, signal) => {
      const end: RunEnd = code === null ? { kind: 'killed', signal: signal ?? '' } : { kind: 'exited', code };
      const stopWaiting = clock.after(restMs, () => {
        settle(end);
      });
      child.once('close', () => {
        stopWaiting();
        settle(end);
      });
    });
  });
  child.stdout.setEncoding('utf8').on('data', onOutput);
  child.stderr.setEncoding('utf8').on('data', onErrors);
  return {
    ended,
    stop: (as) => {
      settle({ kind: as });
      endTree(child, windows);
    },
  };
}

function endTree({ pid, exitCode, signalCode }: ChildProcess, windows: boolean): void {
  // Without a number it never started; its number may be another one's once it has ended.
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  if (windows) {
    const options = { stdio: 'ignore', windowsHide: true } as const;
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], options).once('error', () => undefined); // Nobody waits for it.
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended, or it is another user's by now (EPERM): nobody waits for it, and its folder is gone.
  }
}
