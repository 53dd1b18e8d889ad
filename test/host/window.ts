/** Opens a real VS Code through test-electron's `runTests`, to run tests inside it or to look at its screen. */
import { runTests } from '@vscode/test-electron';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { editorExecutable } from './editor/desktopless';
import { editorVersionOf, newestEditor } from './editor/editors';
import { patienceMs, until } from './until';

/** The editor to test in: one without a desktop, or `undefined` where `npm run test:desktop` asks for the other. */
export async function editorUnderTest(): Promise<string | undefined> {
  return process.env['AI_GATEWAY_AUTH_DESKTOP'] === undefined ? serverUnderTest() : undefined;
}

/** One without a desktop, of the version that is asked for. */
export async function serverUnderTest(): Promise<string> {
  return editorExecutable(process.cwd(), editorVersionOf(process.env['AI_GATEWAY_AUTH_EDITOR'] ?? newestEditor));
}

export interface WindowOptions {
  /** `undefined` for the desktop editor that test-electron downloads. */
  readonly executable: string | undefined;
  readonly folder: string;
  /** The extension under development; this project unless told otherwise. */
  readonly extension?: string;
  /** Folders of further extensions, to be installed. */
  readonly installed?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Those of the scope `machine`, which an editor without a desktop reads elsewhere. */
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** The language of the editor; English unless told otherwise. */
  readonly locale?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the tests at a path inside the editor. Rejects when one fails. */
export async function runInside(options: WindowOptions, testsPath: string): Promise<void> {
  await inUserData(options, (userData) => start(options, userData, testsPath, {}));
}

/** Calls `look` with the window once the extension host is up, and closes it after. `holder` is a module that holds it open. */
export async function withWindow(
  options: WindowOptions,
  look: (page: Page, userData: string) => Promise<void>,
  holder = join(process.cwd(), 'dist', 'test', 'host', 'hold.js'),
): Promise<void> {
  await inUserData(options, async (userData) => {
    const gate = await openGate();
    const env = { AI_GATEWAY_AUTH_GATE: String(gate.port) };
    const ended = start(options, userData, holder, env);
    let browser: Browser | undefined;
    try {
      const failed = ended.then(() => {
        throw new Error('The editor ended before its window was looked at.');
      });
      await Promise.race([gate.passed, failed]);
      browser = await chromium.connectOverCDP(debuggingAddress(userData));
      const page = await Promise.race([workbenchOf(browser), failed]);
      await Promise.race([lookAt(page, () => look(page, userData)), failed]);
    } finally {
      await browser?.close();
      gate.close();
      await ended;
    }
  });
}

async function start(
  { executable, folder, extension = process.cwd(), installed = [], locale = 'en', env = {} }: WindowOptions,
  userData: string,
  testsPath: string,
  extraEnv: Readonly<Record<string, string>>,
): Promise<void> {
  const extensions = join(userData, 'extensions');
  for (const path of installed) cpSync(path, join(extensions, basename(path)), { recursive: true });
  await runTests({
    ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
    extensionDevelopmentPath: extension,
    extensionTestsPath: testsPath,
    extensionTestsEnv: { ...env, ...extraEnv },
    launchArgs: [
      ...[folder, `--user-data-dir=${userData}`, `--extensions-dir=${extensions}`],
      ...[`--locale=${locale}`, '--remote-debugging-port=0'],
    ],
  });
}

/** A fresh user data folder with those settings, for as long as `use` takes. */
export async function inUserData(
  { settings = {}, machineSettings = {} }: Pick<WindowOptions, 'settings' | 'machineSettings'>,
  use: (userData: string) => Promise<void>,
): Promise<void> {
  // Short: the path of a socket in it may have 107 characters.
  const userData = mkdtempSync(join(tmpdir(), 'aga-'));
  try {
    for (const [scope, values] of [
      ['User', { ...settings, ...machineSettings }],
      ['Machine', machineSettings],
    ] as const) {
      mkdirSync(join(userData, scope));
      writeFileSync(join(userData, scope, 'settings.json'), JSON.stringify(values));
    }
    await use(userData);
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Desktop VS Code writes the port into its user data, the headless one into that of its browser. */
export function debuggingAddress(userData: string): string {
  const files = [userData, join(userData, 'browser')].map((folder) => join(folder, 'DevToolsActivePort'));
  const file = files.find((path) => existsSync(path));
  if (file === undefined) throw new Error('The editor did not tell the port of its debugger.');
  return `http://127.0.0.1:${readFileSync(file, 'utf8').split('\n')[0] ?? ''}`;
}

/** The page that shows the editor, once it has begun to. */
export async function workbenchOf(browser: Browser): Promise<Page> {
  const find = (): Page | undefined =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => /workbench\.html|vscode\.localhost/.test(page.url()));
  const page = await until("the editor's window", find, (found) => found !== undefined);
  if (page === undefined) throw new Error('The editor has no window.');
  page.context().setDefaultTimeout(patienceMs);
  await page.locator('.monaco-workbench').waitFor();
  return page;
}

/** Where it fails, tells what the window showed then. */
export async function lookAt(page: Page, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    await tellOf(page).catch((failure: unknown) => {
      console.error(failure);
    });
    throw error;
  }
}

/** In words and as a picture. */
async function tellOf(page: Page): Promise<void> {
  const places = [
    '.statusbar',
    '.notifications-toasts',
    '.quick-input-widget:visible',
    '.dialog-box',
    '.action-widget',
  ];
  const texts = await Promise.all(places.map(async (place) => (await page.locator(place).allInnerTexts()).join(' ')));
  console.error(`The window showed: ${JSON.stringify(texts)}`);
  const name = `failed-${basename(process.argv[1] ?? '', '.test.js')}.png`;
  await page.screenshot({ path: join(process.cwd(), '.vscode-test', 'screens', name) });
}

/** The module that holds the window open connects to the gate, and lets go when the gate closes. */
async function openGate(): Promise<{ port: number; passed: Promise<void>; close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer();
  const passed = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('error', () => sockets.delete(socket));
      resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port, // It listens on a port, not on a pipe.
    passed,
    close: () => {
      server.close();
      for (const socket of sockets) socket.end();
    },
  };
}
