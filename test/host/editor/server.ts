/** Starts VS Code Server on a port that it chooses, and ends it with everything that it started. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Server } from './install';

export interface RunningServer {
  /** Rejects when the server ends before it listens. */
  readonly port: Promise<number>;
  /** The last lines that it printed. */
  readonly lastLines: () => string;
  /** Resolves once it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Resolves once nothing of it runs any more. */
  readonly stop: () => Promise<void>;
}

const always = [
  ...['--host=127.0.0.1', '--port=0', '--without-connection-token', '--accept-server-license-terms'],
  // The environment given is the environment used: no login shell is asked for another.
  '--force-disable-user-env',
  ...['--telemetry-level=off', '--disable-experiments', '--disable-update-check'],
];
const listenTimeoutMs = 60_000;
const stopTimeoutMs = 5_000;

export function startServer(
  { node, serverMain }: Server,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
): RunningServer {
  const guarded = [join(__dirname, 'serverProcess.js'), serverMain, ...always, ...args];
  // Detached: the leader of a group of its own, so that one signal reaches the extension hosts too.
  const child = spawn(node, guarded, { env, stdio: 'pipe', detached: true });
  const lines: string[] = [];
  const lastLines = () => lines.slice(-20).join('\n');
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', ({ message }) => {
      lines.push(message);
      resolve();
    });
  });
  const port = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        onLine(line);
        const listening = /^Extension host agent listening on (\d+)/.exec(line);
        if (listening) resolve(Number(listening[1]));
      });
    }
    const fail = () => {
      reject(new Error(`VS Code Server ended or did not listen in time.\n${lastLines()}`));
    };
    setTimeout(fail, listenTimeoutMs).unref();
    void ended.then(fail);
  });
  const stop = async () => {
    if (child.pid === undefined) return;
    signalGroup(child.pid, 'SIGTERM');
    const impatient = setTimeout(signalGroup, stopTimeoutMs, child.pid, 'SIGKILL');
    await ended;
    clearTimeout(impatient);
    signalGroup(child.pid, 'SIGKILL');
  };
  return { port, lastLines, ended, stop };
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error; // none left
  }
}
