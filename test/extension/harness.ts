/** Runs the real `activate` against the recorder, with a clock that the test moves. */
import assert from 'node:assert/strict';
import https from 'node:https';
import { mock, test } from 'node:test';
import type * as vscode from 'vscode';
import type { AiGatewayAuth } from '../../src/api';
import { activate } from '../../src/extension';
import { countTimers, type TimerCounter } from '../bench/countTimers';
import { token } from '../vercel/token';
import { mockDisk, mockGit, programs } from './disk';
import { newEditor, type Editor, type ShownMessage } from './editor';
import { mockProcesses } from './processes';
import { Uri } from './recorder';

export const startAt = Date.UTC(2026, 0, 31, 12);
export const secondMs = 1000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;

export const folder = '/work space/app';
export const envPath = `${folder}/.env.local`;
const linkPath = `${folder}/.vercel/project.json`;

/** A token with that much time left at the start of the test, as a line of an env file. */
export function oidc(leftMs: number): string {
  const expiresAt = startAt + leftMs;
  return `VERCEL_OIDC_TOKEN="${token({ issuedAt: expiresAt - 12 * hourMs, expiresAt })}"\n`;
}

export function vercelOnPath({ executables }: Editor): void {
  executables.add('vercel');
}

/** A terminal in which a program of the person's may run. */
export function shellOpen({ terminals }: Editor): void {
  const nothing = (): void => undefined;
  terminals.push({ name: 'zsh', isOwn: false, run: undefined, text: '', shown: true, close: nothing, type: nothing });
}

/** What a test has in its hands while the extension is active. */
export class Session {
  readonly #subscriptions: vscode.Disposable[] = [];
  #api: AiGatewayAuth | undefined;

  constructor(
    readonly editor: Editor,
    readonly timers: TimerCounter,
  ) {}

  /** `meanwhile` comes before any file was read. */
  async activate(meanwhile?: (session: Session) => void): Promise<void> {
    const globalStorageUri = Uri.file('/storage');
    // The cast holds since the extension uses these alone, and the layer's types say so where they are used.
    this.#api = activate({
      subscriptions: this.#subscriptions,
      globalStorageUri,
      storageUri: undefined,
      extensionUri: Uri.file('/extension'),
      workspaceState: mementoOf(this.editor.memory),
      globalState: mementoOf(this.editor.globalMemory),
    } as unknown as vscode.ExtensionContext);
    meanwhile?.(this);
    await this.settle();
  }

  /** What other extensions get. */
  get api(): AiGatewayAuth {
    assert.ok(this.#api, 'not active');
    return this.#api;
  }

  /** Lets everything that is under way come to its next wait; timers do not run. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 20; quiet += 1) {
      await new Promise(setImmediate);
      if (this.editor.disk.busy > 0) quiet = 0;
    }
  }

  async tick(ms: number): Promise<void> {
    // A timer of a file that rests sets another one, which counts from where the clock stands then.
    let leftMs = ms;
    for (const stepMs of [50, 150, Infinity]) {
      const nextMs = Math.min(stepMs, leftMs);
      leftMs -= nextMs;
      mock.timers.tick(nextMs);
      await this.settle();
    }
  }

  /** Writes a file, or deletes it, and fires the editor's event. */
  async write(path: string, content: string | { size: number } | undefined): Promise<void> {
    const { files } = this.editor;
    const event = content === undefined ? 'fileDeleted' : files.has(path) ? 'fileChanged' : 'fileCreated';
    if (content === undefined) files.delete(path);
    else files.set(path, content);
    await this.tell(event, path);
  }

  /** Moves a folder, or removes it; the editor has one event for each place, and none for what is in the folder. */
  async move(from: string, to: string | undefined): Promise<void> {
    const { files } = this.editor;
    for (const [path, content] of [...files]) {
      if (!path.startsWith(`${from}/`)) continue;
      files.delete(path);
      if (to !== undefined) files.set(`${to}${path.slice(from.length)}`, content);
    }
    if (to !== undefined) this.editor.events.fileCreated.fire(Uri.at(to));
    await this.tell('fileDeleted', from);
  }

  /** Fires the editor's event alone. */
  async tell(event: 'fileCreated' | 'fileChanged' | 'fileDeleted', path: string): Promise<void> {
    this.editor.events[event].fire(Uri.at(path));
    await this.settle();
  }

  /** Ends the last run as the CLI does: with that text in the staging file. */
  async end(code: number | string | undefined, staged?: string): Promise<void> {
    const run = this.editor.runs.at(-1);
    assert.ok(run, 'no run to end');
    if (staged !== undefined)
      this.editor.files.set(run.command.find((part) => part.startsWith('/storage/')) ?? '', staged);
    run.end(code);
    await this.settle();
  }

  /** Brings a file's editor to the front. */
  async show(path: string | undefined): Promise<void> {
    this.editor.activeFile = path;
    this.editor.events.activeEditor.fire(undefined);
    await this.settle();
  }

  async focus(focused: boolean): Promise<void> {
    this.editor.focused = focused;
    this.editor.events.windowState.fire({ focused });
    await this.settle();
  }

  async grantTrust(): Promise<void> {
    this.editor.trusted = true;
    this.editor.events.trustGranted.fire(undefined);
    await this.settle();
  }

  async set(key: string, value: unknown): Promise<void> {
    this.editor.settings.set(key, value);
    this.editor.events.configurationChanged.fire({ affectsConfiguration: () => true });
    await this.settle();
  }

  async run(action: string): Promise<void> {
    const command = this.editor.commands.get(`aiGatewayAuth.${action}`);
    assert.ok(command, `no command ${action}`);
    void Promise.resolve(command());
    await this.settle();
  }

  async answer(message: ShownMessage | undefined, button: string | undefined): Promise<void> {
    assert.ok(message, 'no message to answer');
    if (button !== undefined) assert.ok(message.buttons.includes(button), `no button ${button}`);
    message.answer(button);
    await this.settle();
  }

  get text(): string | undefined {
    return this.editor.shown?.text;
  }

  get background(): string {
    return this.editor.shown?.backgroundColor?.id ?? 'none';
  }

  get message(): ShownMessage | undefined {
    return this.editor.messages.at(-1);
  }

  /** As VS Code does on shutdown. */
  dispose(): void {
    for (const part of this.#subscriptions.splice(0).reverse()) part.dispose();
  }
}

interface Setup {
  /** The text of `.env.local`; the folder is linked unless told otherwise. */
  readonly env?: string | { size: number };
  readonly linked?: boolean;
  readonly prepare?: (editor: Editor) => void;
  /** Called at once after the activation, before any file was read. */
  readonly meanwhile?: (session: Session) => void;
}

/** One activation: nothing of it may be left after disposal, and no secret in anything it said. */
export function scenario(name: string, setup: Setup, body: (session: Session) => Promise<void>): void {
  test(name, async () => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: startAt });
    // A test is bundled with all that it runs.
    const timers = countTimers(__filename);
    const editor = newEditor();
    if (setup.env !== undefined) editor.files.set(envPath, setup.env);
    if (setup.linked !== false)
      editor.files.set(linkPath, '{"projectId":"prj_test","orgId":"team_test","projectName":"web"}');
    setup.prepare?.(editor);
    mockDisk();
    mockGit();
    mockProcesses();
    mock.method(https, 'request', () => assert.fail('a test asks the network'));
    const { PATH, XDG_DATA_HOME } = process.env;
    process.env['PATH'] = programs;
    process.env['XDG_DATA_HOME'] = '/data';
    const session = new Session(editor, timers);
    try {
      await session.activate(setup.meanwhile);
      await body(session);
      session.dispose();
      await session.settle();
      assert.deepEqual(
        [...editor.files.keys()].filter((path) => /staging|unfinished/.test(path)),
        [],
        'a staging or temporary file is left',
      );
      assert.equal(editor.live, 0, 'something is left after disposal');
      assert.equal(timers.now().pending, 0, 'a timer is left after disposal');
      assert.deepEqual(
        [...editor.locks.keys()].filter((path) => path.endsWith('.lock')),
        [],
        'a lock is left',
      );
      assertNoSecret(editor, setup.env);
    } finally {
      process.env['PATH'] = PATH;
      if (XDG_DATA_HOME === undefined) delete process.env['XDG_DATA_HOME'];
      else process.env['XDG_DATA_HOME'] = XDG_DATA_HOME;
      timers.dispose();
      mock.timers.reset();
      mock.restoreAll();
    }
  });
}

/** As the editor's, which keeps what JSON can say. */
function mementoOf(memory: Map<string, unknown>) {
  return {
    get: (key: string, otherwise?: unknown) => memory.get(key) ?? otherwise,
    update: (key: string, value: unknown) => {
      memory.set(key, value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
}

function assertNoSecret(editor: Editor, env: Setup['env']): void {
  const said = JSON.stringify([
    editor.log,
    editor.messages,
    editor.items,
    editor.executed,
    editor.runs.map(({ command, name }) => [command, name]),
    editor.terminals,
    [...editor.claims],
    [...editor.memory, ...editor.globalMemory],
    editor.progress,
  ]);
  const secrets = typeof env === 'string' ? env.split(/[\s".=]+/).filter((part) => part.length > 12) : [];
  for (const secret of secrets) if (!/^[A-Z_]+$/.test(secret)) assert.ok(!said.includes(secret), 'a secret was told');
}
