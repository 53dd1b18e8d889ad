/** The command line of desktop `code`, as far as tests and demos use it. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { editorVersionOf, newestEditor, type EditorVersion } from './editors';

export interface CommandLine {
  /** Which VS Code to run. Not an option of desktop `code`. */
  readonly editorVersion: EditorVersion;
  readonly developmentPaths: readonly string[];
  readonly testsPath: string | undefined;
  readonly userDataDir: string | undefined;
  readonly extensionsDir: string | undefined;
  /** Extension packages to install instead of opening a window. */
  readonly install: readonly string[];
  readonly listExtensions: boolean;
  readonly trustEverything: boolean;
  /** Serve the window to whoever opens its address, and open none. Not an option of desktop `code`. */
  readonly serveOnly: boolean;
  /** Where Playwright's `connectOverCDP` finds the window. */
  readonly debuggingPort: string | undefined;
  /** The language of the editor, as `vscode.env.language` gives it. */
  readonly locale: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly verbose: boolean;
  /** A folder, a workspace file, and files to open. */
  readonly paths: readonly string[];
}

/** What test-electron and people add for Electron, the updater or first-run pages, none of which are here. */
const meaningless = [
  ...['disable-gpu', 'disable-gpu-sandbox', 'disable-dev-shm-usage', 'no-sandbox', 'no-cached-data'],
  ...['disable-updates', 'disable-telemetry', 'disable-crash-reporter', 'skip-welcome', 'skip-release-notes'],
  ...['new-window', 'wait', 'force', 'use-inmemory-secretstorage'],
];

/** Throws a sentence when an option is not known, or a path not there. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const text = { type: 'string' } as const;
  const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...Object.fromEntries(meaningless.map((name) => [name, flag])),
      'editor-version': { type: 'string', default: newestEditor },
      extensionDevelopmentPath: texts,
      extensionTestsPath: text,
      'user-data-dir': text,
      'extensions-dir': text,
      'install-extension': texts,
      'list-extensions': flag,
      'disable-workspace-trust': flag,
      'serve-only': flag,
      'remote-debugging-port': text,
      locale: { type: 'string', default: 'en' },
      'window-size': { type: 'string', default: '1280x800' },
      verbose: flag,
    },
  });
  const developed = values.extensionDevelopmentPath;
  for (const path of [...developed, ...values['install-extension'], ...positionals]) {
    if (!existsSync(path)) throw new Error(`${path} does not exist.`);
  }
  if (values.extensionTestsPath !== undefined && developed.length === 0) {
    throw new Error('--extensionTestsPath needs --extensionDevelopmentPath.');
  }
  return {
    editorVersion: editorVersionOf(values['editor-version']),
    developmentPaths: developed,
    testsPath: values.extensionTestsPath,
    userDataDir: values['user-data-dir'],
    extensionsDir: values['extensions-dir'],
    install: values['install-extension'],
    listExtensions: values['list-extensions'],
    trustEverything: values['disable-workspace-trust'],
    serveOnly: values['serve-only'],
    debuggingPort: values['remote-debugging-port'],
    locale: values.locale,
    size: sizeOf(values['window-size']),
    verbose: values.verbose,
    paths: positionals,
  };
}

function sizeOf(text: string): CommandLine['size'] {
  const [, width, height] = /^(\d+)[x,](\d+)$/.exec(text) ?? [];
  if (width === undefined || height === undefined) throw new Error(`--window-size is WIDTHxHEIGHT, not ${text}`);
  return { width: Number(width), height: Number(height) };
}
