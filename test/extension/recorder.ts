/** The part of the `vscode` API that the extension uses, over {@link Editor}. Anything else throws, or fails the build. */
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import manifest from '../../package.json';
import { filled } from '../unit/english';
import { bracketed } from '../unit/pseudo';
import { contentOf, statOf } from './disk';
import {
  CodeAction,
  CodeLens,
  CompletionItem,
  FileDecoration,
  Hover,
  Position,
  Problem,
  Range,
  WorkspaceEdit,
  type Diagnostic,
  type LanguageStatus,
  type Providers,
} from './documents';
import { editor, Event, type DiffTab, type ShownItem } from './editor';
import { OwnTerminal } from './processes';
import { Shell } from './shell';
import { CustomExecution, registerTaskProvider, Task, TaskRevealKind, TaskScope } from './tasks';
import { LanguageModelTextPart, LanguageModelToolResult, registerTool } from './tools';

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
    readonly query = '',
  ) {}
  static file(path: string): Uri {
    return new Uri('file', path);
  }
  static parse(text: string): Uri {
    const [scheme = '', rest = ''] = text.split(':');
    return new Uri(scheme, rest);
  }
  /** Of an absolute path, or of an address with a scheme. */
  static at(place: string): Uri {
    return place.startsWith('/') ? Uri.file(place) : Uri.parse(place);
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    editor().addresses += 1;
    return new Uri(base.scheme, posix.join(base.path, ...parts));
  }
  get fsPath(): string {
    return this.path;
  }
  with({ scheme = this.scheme, query }: { scheme?: string; query?: string; fragment?: string }): Uri {
    return new Uri(scheme, this.path, query);
  }
  toString(): string {
    return `${this.scheme}:${this.path}${this.query === '' ? '' : `?${this.query}`}`;
  }
}

export const StatusBarAlignment = { Left: 1, Right: 2 };
export const FileType = { File: 1, Directory: 2 };
export const QuickPickItemKind = { Separator: -1, Default: 0 };
export const ProgressLocation = { Window: 10, Notification: 15 };
export const ConfigurationTarget = { Global: 1, Workspace: 2 };
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
export const DiagnosticTag = { Unnecessary: 1 };
export const CodeActionKind = { QuickFix: 'quickfix' };
export const CompletionItemKind = { Variable: 5 };
export const LanguageStatusSeverity = { Information: 0, Warning: 1, Error: 2 };
export const DecorationRangeBehavior = { ClosedClosed: 1 };
export const TextEditorSelectionChangeKind = { Keyboard: 1, Mouse: 2, Command: 3 };
export { CodeAction, CodeLens, CompletionItem, FileDecoration, Hover, Position, Range, WorkspaceEdit };
export { Problem as Diagnostic };
export const InputBoxValidationSeverity = { Warning: 2, Error: 3 };

export class TabInputTextDiff {
  constructor(
    readonly original: Uri,
    readonly modified: Uri,
  ) {}
}

type TerminalOptions = ConstructorParameters<typeof OwnTerminal>[0];

interface InputBoxOptions {
  readonly title: string;
  readonly password?: boolean;
  readonly value?: string;
  readonly validateInput: (
    text: string,
  ) => string | { readonly message: string; readonly severity: number } | undefined;
}

interface ProgressOptions {
  readonly location: number;
  readonly title: string;
  readonly cancellable?: boolean;
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class MarkdownString {
  isTrusted: unknown;
  supportHtml = false;
  constructor(readonly value: string) {}
}

export class RelativePattern {
  constructor(
    readonly base: Uri,
    readonly pattern: string,
  ) {}
}

export class Disposable {
  constructor(private readonly parts: readonly { dispose(): void }[]) {}
  static from(...parts: { dispose(): void }[]): Disposable {
    return new Disposable(parts);
  }
  dispose(): void {
    for (const part of this.parts) part.dispose();
  }
}

export class ThemeIcon {
  constructor(readonly id: string) {}
}

export class EventEmitter {
  readonly #event = new Event();
  readonly event = this.#event.subscribe;
  fire(value: unknown): void {
    this.#event.fire(value);
  }
  dispose(): void {
    this.#event.listeners.clear();
  }
}

/** Names what is missing instead of being `undefined`. */
function strict<T extends object>(name: string, known: T): T {
  return new Proxy(known, {
    get(target, key) {
      if (key in target) return Reflect.get(target, key) as unknown;
      throw new Error(`The recorder does not know vscode.${name}.${String(key)}.`);
    },
  });
}

function isIn(path: string, folder: string): boolean {
  return `${path}/`.startsWith(folder === '/' ? '/' : `${folder}/`);
}

function folderOf(path: string, index: number): { uri: Uri; name: string; index: number } {
  return { uri: Uri.at(path), name: posix.basename(path), index };
}

function shower(severity: 'info' | 'warning' | 'error') {
  return (
    text: string,
    { modal, detail = '' }: { modal: boolean; detail?: string },
    ...buttons: string[]
  ): Promise<string | undefined> =>
    new Promise((answer) => {
      editor().messages.push({ severity, text, detail, buttons, modal, answer });
    });
}

function createStatusBarItem(id: string, alignment: number): ShownItem & { show(): void; dispose(): void } {
  const { items } = editor();
  const item = {
    id,
    alignment,
    visible: false,
    show: () => {
      item.visible = true;
    },
    dispose: () => {
      items.splice(items.indexOf(item), 1);
    },
  };
  items.push(item);
  return item;
}

function createOutputChannel(): object {
  const { log } = editor();
  const write = (line: unknown): void => void log.push(String(line));
  return strict('LogOutputChannel', {
    info: write,
    warn: write,
    error: write,
    show: () => {
      editor().executed.push('log.show');
    },
    dispose: () => undefined,
  });
}

export const window = strict('window', {
  get state() {
    return { focused: editor().focused };
  },
  get terminals() {
    return [...editor().terminals];
  },
  withProgress: async (
    { location, title, cancellable = false }: ProgressOptions,
    task: (progress: unknown, token: unknown) => Promise<unknown>,
  ) => {
    editor().progress.push(`${location === ProgressLocation.Window ? 'window' : 'notification'}: ${title}`);
    const cancelled = new Event();
    if (cancellable) {
      editor().cancelProgress = () => {
        cancelled.fire(undefined);
      };
    }
    return task({}, { onCancellationRequested: (listener: () => void) => cancelled.subscribe(listener) });
  },
  registerTerminalLinkProvider: (provider: Providers['terminalLinks'][number]) => registered('terminalLinks', provider),
  createTerminal: (options: TerminalOptions) => {
    if (!('pty' in options) && options.shellPath === undefined) return new Shell(options.name ?? '');
    const terminal = new OwnTerminal(options);
    editor().terminals.push(terminal);
    return terminal;
  },
  onDidCloseTerminal: (listener: (event: unknown) => void) => editor().events.terminalClosed.subscribe(listener),
  get activeTextEditor() {
    const path = editor().activeFile;
    return path === undefined ? undefined : { document: { uri: Uri.at(path) } };
  },
  get visibleTextEditors() {
    return [...editor().editors];
  },
  onDidChangeVisibleTextEditors: (listener: (event: unknown) => void) =>
    editor().events.visibleEditors.subscribe(listener),
  onDidChangeTextEditorSelection: (listener: (event: unknown) => void) => editor().events.selection.subscribe(listener),
  createTextEditorDecorationType: () => {
    editor().looks += 1;
    const look = {
      dispose: () => {
        editor().looks -= 1;
        for (const { drawn } of editor().editors) drawn.delete(look);
      },
    };
    return look;
  },
  registerFileDecorationProvider: (provider: Providers['files'][number]) => registered('files', provider),
  onDidChangeActiveTextEditor: (listener: (event: unknown) => void) => editor().events.activeEditor.subscribe(listener),
  onDidChangeWindowState: (listener: (event: unknown) => void) => editor().events.windowState.subscribe(listener),
  createStatusBarItem,
  createOutputChannel,
  showInformationMessage: shower('info'),
  showWarningMessage: shower('warning'),
  showErrorMessage: shower('error'),
  showQuickPick: async <T extends { label: string; description: string }>(
    given: T[] | Promise<T[]>,
    { title }: { title: string },
  ) => {
    const entries = await given;
    return new Promise<T | undefined>((resolve) => {
      const choose = (label: string | undefined): void => {
        resolve(entries.find((entry) => entry.label === label));
      };
      editor().picks.push({ title, entries, choose });
    });
  },
  showInputBox: ({ title, password = false, value = '', validateInput }: InputBoxOptions) =>
    new Promise<string | undefined>((enter) => {
      const validate = (text: string): string | undefined => {
        const found = validateInput(text);
        // A text alone is an error (`InputBox` of the extension host).
        if (typeof found === 'string') return `error: ${found}`;
        return (
          found && `${found.severity === InputBoxValidationSeverity.Error ? 'error' : 'warning'}: ${found.message}`
        );
      };
      editor().inputs.push({ title, value, password, validate, enter });
    }),
  tabGroups: strict('tabGroups', {
    get all() {
      return [{ tabs: editor().tabs }];
    },
    onDidChangeTabs: (listener: (event: unknown) => void) => editor().events.tabsChanged.subscribe(listener),
    close: async (closed: DiffTab[]) => {
      editor().tabs.splice(0, editor().tabs.length, ...editor().tabs.filter((tab) => !closed.includes(tab)));
      editor().events.tabsChanged.fire({ closed });
      return Promise.resolve(true);
    },
  }),
  showTextDocument: async ({ uri }: { uri: Uri }, options?: { selection: Range }) => {
    editor().opened.push({ uri: uri.toString(), line: options?.selection.start.line ?? 0 });
    return Promise.resolve();
  },
});

/** For virtual workspaces: files on disk are read by Node.js, which knows no others. */
const fs = strict('workspace.fs', {
  stat: async (uri: Uri) => {
    const found = await statOf(uri.toString()).catch(notFound);
    return { type: found.isDirectory() ? FileType.Directory : FileType.File, size: found.size };
  },
  readFile: (uri: Uri) => contentOf(uri.toString()).catch(notFound),
});

function notFound(): never {
  throw Object.assign(new Error('not found'), { code: 'FileNotFound' });
}

export const workspace = strict('workspace', {
  fs,
  get workspaceFolders() {
    return editor().folders.map(folderOf);
  },
  getWorkspaceFolder: ({ scheme, path }: Uri) =>
    editor()
      .folders.map(folderOf)
      .find(({ uri }) => scheme === uri.scheme && isIn(path, uri.path)),
  openTextDocument: (given: Uri | { language?: string; content?: string }) => {
    if (given instanceof Uri) return Promise.resolve({ uri: given });
    editor().untitled.push({ language: given.language ?? '', content: given.content ?? '' });
    return Promise.resolve({ uri: Uri.parse('untitled:Untitled-1') });
  },
  get textDocuments() {
    return editor().documents;
  },
  onDidOpenTextDocument: (listener: (event: unknown) => void) => editor().events.documentOpened.subscribe(listener),
  onDidCloseTextDocument: (listener: (event: unknown) => void) => editor().events.documentClosed.subscribe(listener),
  onDidChangeTextDocument: (listener: (event: unknown) => void) => editor().events.documentChanged.subscribe(listener),
  onDidSaveTextDocument: (listener: (event: unknown) => void) => editor().events.documentSaved.subscribe(listener),
  get isTrusted() {
    return editor().trusted;
  },
  registerTextDocumentContentProvider: (
    scheme: string,
    { provideTextDocumentContent }: { provideTextDocumentContent: (uri: Uri) => string },
  ) => {
    editor().virtual.set(scheme, (uri) => provideTextDocumentContent(uri as Uri));
    return { dispose: () => editor().virtual.delete(scheme) };
  },
  onDidGrantWorkspaceTrust: (listener: () => void) => editor().events.trustGranted.subscribe(listener),
  onDidChangeWorkspaceFolders: (listener: () => void) => editor().events.foldersChanged.subscribe(listener),
  onDidChangeConfiguration: (listener: (event: unknown) => void) =>
    editor().events.configurationChanged.subscribe(listener),
  getConfiguration: (section: string) => {
    const defaultOf = (key: string): unknown => {
      const properties: Record<string, { default: unknown }> = manifest.contributes.configuration.properties;
      return properties[`${section}.${key}`]?.default;
    };
    return strict('WorkspaceConfiguration', {
      // Settings of the extension are kept by their name alone.
      get: (key: string) =>
        editor().settings.get(section === 'aiGatewayAuth' ? key : `${section}.${key}`) ?? defaultOf(key),
      inspect: (key: string) => ({ defaultValue: defaultOf(key) }),
      update: async (key: string, value: unknown) => {
        editor().settings.set(key, value);
        editor().events.configurationChanged.fire({ affectsConfiguration: (name: string) => name === section });
        return Promise.resolve();
      },
    });
  },
  createFileSystemWatcher: ({ base, pattern }: RelativePattern) => {
    assert.ok(pattern === '**' || pattern === '*');
    editor().watchers += 1;
    const subscriptions: { dispose(): void }[] = [];
    // As in the editor, a watcher hears of its base and of what is in it.
    // A link in the workspace is not followed by the one of the workspace.
    const isHeard = ({ path }: Uri): boolean =>
      pattern === '*' ? posix.dirname(path) === base.path : isIn(path, base.path);
    const hears = (event: Event) => (listener: (uri: Uri) => void) => {
      const subscription = event.subscribe((uri) => {
        // The tests fire it with nothing else.
        if (isHeard(uri as Uri)) listener(uri as Uri);
      });
      subscriptions.push(subscription);
    };
    return {
      onDidCreate: hears(editor().events.fileCreated),
      onDidChange: hears(editor().events.fileChanged),
      onDidDelete: hears(editor().events.fileDeleted),
      dispose: () => {
        editor().watchers -= 1;
        for (const subscription of subscriptions) subscription.dispose();
      },
    };
  },
});

function registered<K extends Exclude<keyof Providers, 'diagnostics'>>(
  kind: K,
  provider: Providers[K][number],
): { dispose(): void } {
  // The kind of the list is that of the provider.
  const known = editor().providers[kind] as Providers[K][number][];
  known.push(provider);
  return { dispose: () => known.splice(known.indexOf(provider), 1) };
}

export const languages = strict('languages', {
  registerCodeLensProvider: (_selector: unknown, provider: Providers['lenses'][number]) =>
    registered('lenses', provider),
  registerHoverProvider: (_selector: unknown, provider: Providers['hovers'][number]) => registered('hovers', provider),
  registerCompletionItemProvider: (_selector: unknown, provider: Providers['completions'][number]) =>
    registered('completions', provider),
  registerCodeActionsProvider: (selector: readonly unknown[], provider: Providers['fixes'][number]) =>
    registered('fixes', {
      selector,
      provideCodeActions: (document, range, context) => provider.provideCodeActions(document, range, context),
    }),
  createDiagnosticCollection: (name: string) => {
    const { diagnostics } = editor().providers;
    const collection = new Map<string, readonly Diagnostic[]>();
    diagnostics.set(name, collection);
    return {
      set: (uri: Uri, found: readonly Diagnostic[]) => collection.set(uri.toString(), found),
      get: (uri: Uri) => collection.get(uri.toString()),
      delete: (uri: Uri) => collection.delete(uri.toString()),
      dispose: () => diagnostics.delete(name),
    };
  },
  createLanguageStatusItem: (id: string) => {
    const status: LanguageStatus = { id };
    return Object.assign(status, registered('statuses', status));
  },
});

export { CustomExecution, LanguageModelTextPart, LanguageModelToolResult, Task, TaskRevealKind, TaskScope };

export const tasks = strict('tasks', { registerTaskProvider });

export const lm = strict('lm', { registerTool });

export const extensions = strict('extensions', {
  // The built-in Git extension is off.
  getExtension: (id: string) =>
    id === `${manifest.publisher}.${manifest.name}` ? { packageJSON: manifest } : undefined,
});

export const commands = strict('commands', {
  registerCommand: (id: string, run: () => unknown) => {
    editor().commands.set(id, run);
    return { dispose: () => editor().commands.delete(id) };
  },
  executeCommand: async (id: string, ...args: unknown[]) => {
    if (id === 'setContext') {
      editor().contexts.set(String(args[0]), args[1]);
      return undefined;
    }
    editor().executed.push([id, ...args].join(' '));
    if (id === 'vscode.diff') editor().tabs.push({ input: new TabInputTextDiff(args[0] as Uri, args[1] as Uri) });
    return Promise.resolve(editor().commands.get(id)?.(...args));
  },
});

export const l10n = strict('l10n', {
  bundle: undefined,
  t: (sentence: string, args: Readonly<Record<string, unknown>>) =>
    (editor().bracketed ? bracketed : filled)(sentence, args),
});

export const UIKind = { Desktop: 1, Web: 2 };
export const version = '1.139.1';

export class TerminalLink {
  constructor(
    readonly startIndex: number,
    readonly length: number,
    readonly tooltip?: string,
  ) {}
}

export const debug = strict('debug', {
  registerDebugAdapterTrackerFactory: (type: string, factory: Providers['trackers'][number]['factory']) =>
    registered('trackers', { type, factory }),
});

export const env = strict('env', {
  language: 'en-US',
  uiKind: UIKind.Desktop,
  remoteName: undefined,
  clipboard: {
    writeText: (text: string) => {
      editor().clipboard = text;
      return Promise.resolve();
    },
  },
  openExternal: async (address: Uri | string) => {
    editor().executed.push(`open ${address.toString()}`);
    return Promise.resolve(true);
  },
});
