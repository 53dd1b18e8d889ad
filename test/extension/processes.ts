/** The processes and terminals that the extension starts in a test, each with an identity of its own. */
import assert from 'node:assert/strict';
import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import net from 'node:net';
import { mock } from 'node:test';
import type * as vscode from 'vscode';
import { orderVariable, type Order } from '../../src/vscode/editor/runnerOrder';
import { editor, type StartedRun } from './editor';

/** A stream that tells text, as Node.js's do once their encoding is set. */
class Output extends EventEmitter {
  setEncoding(encoding: string): this {
    assert.equal(encoding, 'utf8');
    return this;
  }
}

/** As in Node.js, an event comes in a later turn than what causes it. */
function later(run: () => void): void {
  setImmediate(run);
}

class Child extends EventEmitter {
  readonly stdout = new Output();
  readonly stderr = new Output();
  exitCode: number | null = null;
  signalCode: string | null = null;
  pid: number | undefined;

  finish(code: number | null, signal: string | null): void {
    if (this.exitCode !== null || this.signalCode !== null || this.pid === undefined) return;
    this.exitCode = code;
    this.signalCode = signal;
    later(() => {
      this.emit('exit', code, signal);
      later(() => this.emit('close', code, signal));
    });
  }
}

/** Stands in for Node.js's own functions until the test's mocks are restored. */
export function mockProcesses(): void {
  const children = new Map<number, Child>();
  type Options = { cwd: string; env: Record<string, string>; stdio: unknown; detached: boolean };
  mock.method(childProcess, 'spawn', (file: string, args: readonly string[], options: Options) => {
    assert.deepEqual(options.stdio, ['ignore', 'pipe', 'pipe'], 'it could ask something');
    assert.ok(options.detached, 'it cannot be ended as a whole');
    const { failures, runs, terminals } = editor();
    const child = new Child();
    const listed = terminals.find(({ run, isOwn }) => isOwn && run === undefined);
    const started: StartedRun = {
      ...{ command: [file, ...args], cwd: options.cwd, env: options.env },
      name: listed?.name ?? '',
      terminal: listed === undefined ? 'none' : 'listed',
      say: (text, stream = 'stderr') => child[stream].emit('data', text),
      end: (code) => {
        if (typeof code === 'string') child.finish(null, code);
        else if (code !== undefined) child.finish(code, null);
        else listed?.close();
      },
    };
    if (listed !== undefined) listed.run = started;
    runs.push(started);
    // A program that never gets anywhere has a number, and says nothing.
    if (failures.has('spawn'))
      later(() => child.emit('error', Object.assign(new Error('spawn'), { code: 'EACCES', syscall: 'spawn vercel' })));
    else children.set((child.pid = 100_000 + runs.length), child);
    return child;
  });
  const kill = process.kill.bind(process);
  mock.method(process, 'kill', (pid: number, signal: string | number) => {
    const child = children.get(-pid);
    if (child === undefined) return kill(pid, signal);
    editor().killed.push(-pid);
    if (editor().failures.has('kill')) throw Object.assign(new Error('kill'), { code: 'EPERM' });
    child.finish(null, String(signal));
    return true;
  });
  mock.method(net, 'createServer', () => new FakeServer());
}

/** By its address. */
const servers = new Map<string, FakeServer>();

class FakeServer extends EventEmitter {
  #address = '';
  listen(address: string, done: () => void): void {
    assert.ok(address.length < 104, 'too long for a socket of macOS');
    this.#address = address;
    servers.set(address, this);
    later(done);
  }
  close(): void {
    servers.delete(this.#address);
  }
  tell(text: string): void {
    const socket = Object.assign(new Output(), { end: () => undefined });
    this.emit('connection', socket);
    later(() => {
      socket.emit('data', text);
      socket.emit('end');
    });
  }
}

/** A terminal of the extension: of a pseudoterminal, or of the runner, which then is a run that asks. */
export class OwnTerminal {
  readonly name: string;
  readonly isOwn = true;
  run: StartedRun | undefined;
  text = '';
  shown = false;
  #listeners: vscode.Disposable[] = [];
  readonly #pty: vscode.Pseudoterminal | undefined;

  constructor(options: vscode.TerminalOptions | vscode.ExtensionTerminalOptions) {
    this.name = options.name ?? '';
    if ('pty' in options) {
      const { pty } = options;
      this.#pty = pty;
      // What is written before it is open is lost.
      later(() => {
        if (!this.isOpen) return;
        this.#listeners = [
          pty.onDidWrite((text) => (this.text += text)),
          ...(pty.onDidClose === undefined
            ? []
            : [
                pty.onDidClose(() => {
                  later(() => {
                    this.close();
                  });
                }),
              ]),
        ];
        pty.open(undefined);
      });
    } else this.run = this.#start(options);
  }

  get isOpen(): boolean {
    return editor().terminals.includes(this);
  }

  show(preserveFocus?: boolean): void {
    this.shown = true;
    editor().executed.push(`show terminal ${this.name}${preserveFocus === true ? '' : ', with the focus'}`);
  }

  /** As the person does, or the extension, which is told as well. */
  close(): void {
    const { terminals, events } = editor();
    if (!this.isOpen) return;
    terminals.splice(terminals.indexOf(this), 1);
    for (const listener of this.#listeners) listener.dispose();
    later(() => {
      this.#pty?.close();
      events.terminalClosed.fire(this);
    });
  }

  dispose(): void {
    this.close();
  }

  type(keys: string): void {
    this.#pty?.handleInput?.(keys);
  }

  #start({ env, cwd, shellPath, shellArgs }: vscode.TerminalOptions): StartedRun {
    assert.equal(shellPath, process.execPath);
    assert.match(String(shellArgs?.[0]), /runner\.js$/);
    const { [orderVariable]: order, ...rest } = env ?? {};
    const { executable, arguments: args, address } = JSON.parse(String(order)) as Order;
    const started: StartedRun = {
      ...{ name: this.name, command: [executable, ...args], cwd: String(cwd), terminal: 'asking' },
      env: rest as Record<string, string>,
      say: () => undefined,
      end: (code) => {
        if (code === undefined) this.close();
        else if (typeof code === 'string') servers.get(address)?.tell(JSON.stringify({ kind: 'killed', signal: code }));
        else servers.get(address)?.tell(JSON.stringify({ kind: 'exited', code }));
        if (code === 0)
          later(() => {
            this.close();
          });
      },
    };
    editor().runs.push(started);
    if (editor().failures.has('spawn')) later(() => servers.get(address)?.tell('{"problem":"EACCES"}'));
    return started;
  }
}
