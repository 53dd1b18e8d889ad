/** The part of the `vscode` API that the extension uses, over {@link Editor}. Anything else throws, or fails the build. */
import { posix } from 'node:path';
import manifest from '../../package.json';
import { contentOf, statOf } from './disk';
import { editor, type ShownItem } from './editor';

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static file(path: string): Uri {
    return new Uri('file', path);
  }
  static parse(text: string): Uri {
    const [scheme = '', rest = ''] = text.split(':');
    return new Uri(scheme, rest);
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(base.scheme, posix.join(base.path, ...parts));
  }
  get fsPath(): string {
    return this.path;
  }
  with({ scheme }: { scheme: string }): Uri {
    return new Uri(scheme, this.path);
  }
  toString(): string {
    return `${this.scheme}:${this.path}`;
  }
}

export const StatusBarAlignment = { Left: 1, Right: 2 };
export const FileType = { File: 1, Directory: 2 };
export const ConfigurationTarget = { Global: 1 };
export const ShellQuoting = { Escape: 1, Strong: 2 };
export const TaskRevealKind = { Always: 1 };
export const TaskPanelKind = { Dedicated: 2 };

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class MarkdownString {
  isTrusted: unknown;
  constructor(readonly value: string) {}
}

export class Range {
  constructor(readonly startLine: number) {}
}

export class RelativePattern {
  constructor(
    readonly folder: { readonly uri: Uri },
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

interface Quoted {
  readonly value: string;
}

export class ShellExecution {
  constructor(
    readonly command: Quoted,
    readonly args: readonly Quoted[],
    readonly options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
  ) {}
}

export class Task {
  presentationOptions: { readonly focus?: boolean } = {};
  constructor(
    readonly definition: unknown,
    readonly scope: unknown,
    readonly name: string,
    readonly source: string,
    readonly execution: ShellExecution,
  ) {}
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

function folderOf(path: string, index: number): { uri: Uri; name: string; index: number } {
  return { uri: Uri.file(path), name: posix.basename(path), index };
}

function shower(severity: 'info' | 'warning' | 'error') {
  return (text: string, options: { modal: boolean }, ...buttons: string[]): Promise<string | undefined> =>
    new Promise((answer) => {
      editor().messages.push({ severity, text, buttons, modal: options.modal, answer });
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
    return editor().tasks.map(({ name }) => ({ name, show: () => editor().executed.push(`show terminal ${name}`) }));
  },
  onDidChangeWindowState: (listener: (event: unknown) => void) => editor().events.windowState.subscribe(listener),
  createStatusBarItem,
  createOutputChannel,
  showInformationMessage: shower('info'),
  showWarningMessage: shower('warning'),
  showErrorMessage: shower('error'),
  showQuickPick: <T extends { label: string; description: string }>(entries: T[], { title }: { title: string }) =>
    new Promise<T | undefined>((resolve) => {
      const choose = (label: string | undefined): void => {
        resolve(entries.find((entry) => entry.label === label));
      };
      editor().picks.push({ title, entries, choose });
    }),
  showTextDocument: async (uri: Uri, { selection }: { selection: Range }) => {
    editor().opened.push({ uri: uri.toString(), line: selection.startLine });
    return Promise.resolve();
  },
});

/** For virtual workspaces: files on disk are read by Node.js. */
const fs = strict('workspace.fs', {
  stat: async ({ path }: Uri) => {
    const found = await statOf(path);
    return { type: found.isDirectory() ? FileType.Directory : FileType.File, size: found.size };
  },
  readFile: ({ path }: Uri) => contentOf(path),
});

export const workspace = strict('workspace', {
  fs,
  get workspaceFolders() {
    return editor().folders.map(folderOf);
  },
  get textDocuments() {
    return editor().documents;
  },
  get isTrusted() {
    return editor().trusted;
  },
  onDidChangeWorkspaceFolders: (listener: () => void) => editor().events.foldersChanged.subscribe(listener),
  onDidChangeConfiguration: (listener: (event: unknown) => void) =>
    editor().events.configurationChanged.subscribe(listener),
  getConfiguration: (section: string) => {
    const defaultOf = (key: string): unknown => {
      const properties: Record<string, { default: unknown }> = manifest.contributes.configuration.properties;
      return properties[`${section}.${key}`]?.default;
    };
    return strict('WorkspaceConfiguration', {
      get: (key: string) => editor().settings.get(key) ?? defaultOf(key),
      inspect: (key: string) => ({ defaultValue: defaultOf(key) }),
      update: async (key: string, value: unknown) => {
        editor().settings.set(key, value);
        editor().events.configurationChanged.fire({ affectsConfiguration: (name: string) => name === section });
        return Promise.resolve();
      },
    });
  },
  createFileSystemWatcher: () => {
    editor().watchers += 1;
    const subscribe = (listener: (uri: unknown) => void): void => void editor().events.fileChanged.subscribe(listener);
    return {
      onDidCreate: subscribe,
      onDidChange: () => undefined,
      onDidDelete: () => undefined,
      dispose: () => {
        editor().watchers -= 1;
        editor().events.fileChanged.listeners.clear();
      },
    };
  },
});

export const commands = strict('commands', {
  registerCommand: (id: string, run: () => unknown) => {
    editor().commands.set(id, run);
    return { dispose: () => editor().commands.delete(id) };
  },
  executeCommand: async (id: string, ...args: unknown[]) => {
    editor().executed.push([id, ...args].join(' '));
    return Promise.resolve(editor().commands.get(id)?.(...args));
  },
});

export const tasks = strict('tasks', {
  onDidEndTask: (listener: (event: unknown) => void) => editor().events.taskEnded.subscribe(listener),
  onDidEndTaskProcess: (listener: (event: unknown) => void) => editor().events.taskProcessEnded.subscribe(listener),
  executeTask: async ({ name, execution: { command, args, options }, presentationOptions }: Task) => {
    const execution = { name };
    editor().tasks.push({
      name,
      command: [command, ...args].map(({ value }) => value),
      cwd: options.cwd,
      env: options.env,
      focus: presentationOptions.focus === true,
      end: (exitCode) => {
        editor().events.taskProcessEnded.fire({ execution, exitCode });
        editor().events.taskEnded.fire({ execution });
      },
    });
    return Promise.resolve(execution);
  },
});

export const env = strict('env', {
  language: 'en-US',
  openExternal: async (uri: Uri) => {
    editor().executed.push(`open ${uri.toString()}`);
    return Promise.resolve(true);
  },
});
