/** Runs a program that asks a person, in a terminal of its own that has the focus. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import vscode = require('vscode');
import type { Program, RunEnd } from '../../core/words/program';
import { orderVariable, type Order, type Told } from './runnerOrder';
import { createTerminal } from './terminals';

export interface AskingOptions extends Program {
  /** The terminal's name. */
  readonly name: string;
  readonly cwd: string;
  /** Added to the environment of terminals; `null` takes a variable out. */
  readonly env: Readonly<Record<string, string | null>>;
  /** The bundled runner. */
  readonly runner: string;
  /** Said to the person when it did not go well. */
  readonly failed: string;
}

export interface Asking {
  /** Rejects when the program cannot be started. */
  readonly ended: Promise<RunEnd>;
  readonly show: () => void;
  /** Listens no more; then it does not settle. The terminal stays, which is the person's to close. */
  readonly dispose: () => void;
}

export async function ask({ name, cwd, env, runner, ...order }: AskingOptions): Promise<Asking> {
  const windows = process.platform === 'win32';
  // Short: the path of a socket may have 103 characters (macOS). Nobody else can enter the folder (mkdtemp(3)).
  const folder = await mkdtemp(join(tmpdir(), 'aga-'));
  const address = windows ? `\\\\.\\pipe\\${basename(folder)}` : join(folder, 's');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(address, resolve);
  });
  const terminal = createTerminal({
    ...{ name, cwd, shellArgs: [runner] },
    // Electron has no console on Windows.
    shellPath: windows ? 'node.exe' : process.execPath,
    env: {
      ...env,
      ...(windows ? {} : { ELECTRON_RUN_AS_NODE: '1' }),
      [orderVariable]: JSON.stringify({ ...order, address } satisfies Order),
    },
  });
  terminal.show();
  const { closed, listener } = closedOf(terminal);
  const dispose = (): void => {
    listener.dispose();
    server.close();
    void rm(folder, { recursive: true, force: true });
  };
  return {
    ended: Promise.race([toldOn(server), closed]).finally(dispose),
    dispose,
    show: () => {
      terminal.show();
    },
  };
}

function toldOn(server: Server): Promise<RunEnd> {
  return new Promise((resolve, reject) => {
    server.once('connection', (socket) => {
      let text = '';
      socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      socket.on('error', () => undefined); // Its terminal closes, then.
      socket.once('end', () => {
        socket.end();
        // Its terminal was closed before it could say all.
        if (!text.endsWith('}')) return;
        // Only the runner knows the address.
        const told = JSON.parse(text) as Told;
        if ('problem' in told) reject(Object.assign(new Error(told.problem), { code: told.problem, syscall: 'spawn' }));
        else resolve(told);
      });
    });
  });
}

function closedOf(terminal: vscode.Terminal): {
  readonly closed: Promise<RunEnd>;
  readonly listener: vscode.Disposable;
} {
  let settle: (end: RunEnd) => void = () => undefined;
  const listener = vscode.window.onDidCloseTerminal((closed) => {
    if (closed === terminal) settle({ kind: 'closed' });
  });
  return { closed: new Promise((resolve) => (settle = resolve)), listener };
}
