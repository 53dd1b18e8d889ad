/** The state behind the recorder: what a test sets up, what the extension did, and what a person would see. */

import type { Document, Providers, TextEditor } from './documents';
import type { TaskProvider } from './tasks';
import type { Tool } from './tools';

type Listener = (event: unknown) => void;

/** An event of the editor that counts its listeners. */
export class Event {
  readonly listeners = new Set<Listener>();
  readonly subscribe = (listener: Listener): { dispose(): void } => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(event: unknown): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}

export interface ShownMessage {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly modal: boolean;
  /** Presses a button, or dismisses with `undefined`. */
  answer(button: string | undefined): void;
}

export interface ShownItem {
  readonly id: string;
  readonly alignment: number;
  name?: string;
  text?: string;
  command?: string;
  tooltip?: { readonly value: string; readonly isTrusted: unknown };
  backgroundColor?: { readonly id: string };
  accessibilityInformation?: { readonly label: string };
  visible: boolean;
}

export interface StartedRun {
  /** Of its terminal; empty where it has none. */
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** As it is when the run starts: one that has the focus, one that is there to be looked at, or none yet. */
  readonly terminal: 'asking' | 'listed' | 'none';
  say(text: string, stream?: 'stdout' | 'stderr'): void;
  /** Ends it: with an exit code, by a signal, or by the person's closing its terminal with `undefined`. */
  end(code: number | string | undefined): void;
}

/** The extension's, or one that the person opened. */
export interface ShownTerminal {
  readonly name: string;
  readonly isOwn: boolean;
  /** What runs in it. */
  run: StartedRun | undefined;
  /** What it shows of what was written. */
  readonly text: string;
  readonly shown: boolean;
  close(): void;
  type(keys: string): void;
}

export interface QuickPick {
  readonly title: string;
  readonly entries: readonly { readonly label: string; readonly description: string }[];
  choose(label: string | undefined): void;
}

export interface InputBox {
  readonly title: string;
  readonly password: boolean;
  /** What stands there already. */
  readonly value: string;
  /** What the box says about that text, with how grave it is. */
  validate(text: string): string | undefined;
  enter(text: string | undefined): void;
}

export interface DiffTab {
  readonly input: { readonly original: { toString(): string }; readonly modified: { toString(): string } };
}

/** Everything that a test may set or read. A new one for each activation. */
export class Editor {
  /** By absolute path, or by the address of a virtual one. */
  folders: string[] = ['/work space/app'];
  /** By absolute path, or by the address of a virtual one: the text, or the size in bytes of a file whose reading fails. Folders exist while they hold a file. */
  readonly files = new Map<string, string | { readonly size: number }>();
  /** Programs that are found, by name on the `PATH` or by absolute path. */
  readonly executables = new Set<string>();
  readonly settings = new Map<string, unknown>();
  /** The path of the file in the active editor. */
  activeFile: string | undefined;
  readonly memory = new Map<string, unknown>();
  /** Over all workspaces. */
  readonly globalMemory = new Map<string, unknown>();
  /** What was told of work under way, and where. */
  readonly progress: string[] = [];
  /** The button of a notification that can be cancelled. */
  cancelProgress: (() => void) | undefined;
  /** Translated sentences stand in brackets. */
  bracketed = false;
  focused = true;
  trusted = true;

  readonly items: ShownItem[] = [];
  readonly messages: ShownMessage[] = [];
  readonly runs: StartedRun[] = [];
  /** The numbers of the processes that were to be ended. */
  readonly killed: number[] = [];
  readonly picks: QuickPick[] = [];
  readonly inputs: InputBox[] = [];
  readonly tabs: DiffTab[] = [];
  /** What a virtual document shows, by its address. */
  readonly virtual = new Map<string, (uri: unknown) => string>();
  readonly contexts = new Map<string, unknown>();
  readonly terminals: ShownTerminal[] = [];
  /** Into a shell. */
  readonly typed: string[] = [];
  /** What git says of the env file; `undefined` for no repository. */
  git: 'ignored' | 'open' | 'tracked' | 'unknown' | undefined;
  /** Where set, git answers when each of these is called. */
  heldGit: (() => void)[] | undefined;
  /** The arguments with which git was run. */
  readonly gitRuns: (readonly string[])[] = [];
  /** Paths of files and folders that were made, replaced or removed, in that order. */
  readonly touched: string[] = [];
  readonly executed: string[] = [];
  clipboard = '';
  /** Documents without a file. */
  readonly untitled: { readonly language: string; readonly content: string }[] = [];
  readonly opened: { readonly uri: string; readonly line: number }[] = [];
  readonly commands = new Map<string, (...args: unknown[]) => unknown>();
  readonly log: string[] = [];
  /**
   * What fails: `spawn` and `kill`, `claim`, `lock`, or a step of writing: `mkdtemp`, `access`, `write`, `chown`,
   * `chmod`, `rename`; `rm` with a part of a path: once, when it is done.
   */
  readonly failures = new Set<string>();
  readonly documents: Document[] = [];
  /** Those that show a document now. */
  readonly editors: TextEditor[] = [];
  readonly providers: Providers = {
    ...{ lenses: [], hovers: [], fixes: [], completions: [], files: [], statuses: [] },
    diagnostics: new Map(),
    terminalLinks: [],
    trackers: [],
  };
  /** How many looks of decorations there are. */
  looks = 0;
  readonly taskProviders: TaskProvider[] = [];
  /** Of language models, by their names. */
  readonly tools = new Map<string, Tool>();
  readonly claims = new Set<string>();
  /** When a file was written last, where that is not now, by path. */
  readonly touchedAt = new Map<string, number>();
  /** Locks of all windows, and when a refresh failed, by path. */
  readonly locks = new Map<string, string>();
  /** Symbolic links, by their paths; where each leads. */
  readonly links = new Map<string, string>();
  /** As on Windows and macOS: a file is found by letters of either case, and keeps its own. */
  ignoresCase = false;
  /** Folders of a slow drive, and files that are slow to be read: when they answer, with what was there when asked. */
  readonly slow = new Map<string, Promise<void>>();
  /** How many of its answers are awaited. */
  readonly disk = { busy: 0 };
  watchers = 0;
  reads = 0;
  /** How many addresses were put together. */
  addresses = 0;

  readonly events = {
    foldersChanged: new Event(),
    configurationChanged: new Event(),
    windowState: new Event(),
    terminalClosed: new Event(),
    fileCreated: new Event(),
    fileChanged: new Event(),
    fileDeleted: new Event(),
    tabsChanged: new Event(),
    activeEditor: new Event(),
    trustGranted: new Event(),
    documentOpened: new Event(),
    documentClosed: new Event(),
    documentChanged: new Event(),
    documentSaved: new Event(),
    visibleEditors: new Event(),
    selection: new Event(),
  };

  /** Live listeners, commands, watchers and items: 0 once the extension is disposed. */
  get live(): number {
    const listeners = Object.values(this.events).map((event) => event.listeners.size);
    // One that waits for a key is the person's to close.
    const own = this.terminals.filter(({ isOwn, run }) => isOwn && run?.terminal !== 'asking').length;
    const provided = Object.values(this.providers).map((known: unknown[] | Map<string, unknown>) =>
      'size' in known ? known.size : known.length,
    );
    const ways = [this.taskProviders.length, this.tools.size];
    const others = [...ways, this.commands.size, this.watchers, this.items.length, this.virtual.size, own, this.looks];
    return [...listeners, ...provided, ...others].reduce((sum, count) => sum + count, 0);
  }

  get shown(): ShownItem | undefined {
    return this.items.find(({ visible }) => visible);
  }
}

let current = new Editor();

export function editor(): Editor {
  return current;
}

export function newEditor(): Editor {
  current = new Editor();
  return current;
}
