/** The versions of VS Code that tests run in: what each is made of, and what makes it run without a desktop. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Editor {
  /** The folder of `test/host/tools` with its lock. */
  readonly pins: string;
  /** The folder of `.vscode-test` that it is installed into. */
  readonly target: string;
  /** Which Node.js runs it. */
  readonly nodeMajor: number;
  /** For the `npm ci` of VS Code's own packages. */
  readonly options: readonly string[];
  /** Modules of it that come without a ready build. */
  readonly compiled: readonly string[];
  /** What the editor lacks where those cannot be compiled. */
  readonly without: string;
  /** Before its own packages are installed; `vscode` is its folder. */
  readonly prepare: (vscode: string, pins: string) => void;
  /** After that. */
  readonly finish: (vscode: string) => void;
}

export type EditorVersion = keyof typeof editors;

export const newestEditor = '1.139.1';
/** That of `engines.vscode`, with its last fixes. */
export const oldestEditor = '1.96.4';

export const editors = {
  [newestEditor]: {
    pins: 'vscode-server',
    target: 'vscode-server-4.139.1',
    nodeMajor: 24,
    // Its own lock leaves out a peer dependency that npm 11 would insist on.
    options: ['--legacy-peer-deps'],
    compiled: ['@vscode/spdlog', '@vscode/native-watchdog'],
    without: 'output channels will show no text',
    prepare: () => undefined,
    finish: giveBackToasts,
  },
  [oldestEditor]: {
    pins: 'vscode-server-1.96.4',
    target: 'vscode-server-4.96.4',
    nodeMajor: 20,
    options: [],
    compiled: ['node-pty', '@vscode/spdlog'],
    without: 'terminals will not open, and output channels will show no text',
    prepare: lockByRegistry,
    finish: () => undefined,
  },
} as const satisfies Readonly<Record<string, Editor>>;

/** Throws a sentence that names those there are. */
export function editorVersionOf(name: string): EditorVersion {
  if (name === newestEditor || name === oldestEditor) return name;
  throw new Error(`The editors are ${Object.keys(editors).join(' and ')}, not ${name}.`);
}

/**
 * The driver without which the page loads no extension under development also holds notifications back from the screen.
 * Desktop VS Code shows them in the same situation, and so should this one.
 */
function giveBackToasts(vscode: string): void {
  const file = join(vscode, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.js');
  const code = readFileSync(file, 'utf8');
  const condition = '!this.environmentService.enableSmokeTestDriver&&e.priority!==2';
  if (!code.includes(condition)) throw new Error(`${file} is not that of VS Code ${newestEditor}.`);
  writeFileSync(file, code.replace(condition, 'e.priority!==2'));
}

/** Its own lock, and one of its packages, name addresses of git repositories. Ours names packages alone. */
function lockByRegistry(vscode: string, pins: string): void {
  rmSync(join(vscode, 'npm-shrinkwrap.json'));
  const file = join(vscode, 'package.json');
  const manifest = readFileSync(file, 'utf8');
  const watcher = /("@parcel\/watcher": )"[^"]*"/;
  if (!watcher.test(manifest)) throw new Error(`${file} is not that of VS Code ${oldestEditor}.`);
  writeFileSync(file, manifest.replace(watcher, '$1"2.5.1"'));
  copyFileSync(join(pins, 'vscode', 'package-lock.json'), join(vscode, 'package-lock.json'));
}
