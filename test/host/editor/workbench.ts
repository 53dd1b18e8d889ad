/** Shows the workbench in headless Chromium and hears from the tests that run in it. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { host } from './address';

export interface BrowserOptions {
  readonly executablePath: string;
  /** A folder of the user data, so what the window remembers lasts as long as that. */
  readonly profile: string;
  readonly temporary: string;
  readonly serverPort: number;
  readonly debuggingPort: string | undefined;
  readonly size: { readonly width: number; readonly height: number };
}

// Twice: to load, then to show.
const showTimeoutMs = 60_000;

/** Status bar items that desktop VS Code does not show for a folder on disk. */
const onlyInBrowsers = ['forwardedPorts', 'workbench.keyboardLayout'].map((name) => `[id="status.${name}"]`).join();

export async function openBrowser(options: BrowserOptions): Promise<BrowserContext> {
  rmSync(join(options.profile, 'DevToolsActivePort'), { force: true });
  return chromium.launchPersistentContext(options.profile, {
    executablePath: options.executablePath,
    artifactsDir: join(options.temporary, 'artifacts'),
    headless: true,
    args: [
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
      // The page reaches its server, and nothing beyond this machine.
      `--host-resolver-rules=MAP ${host}:80 127.0.0.1:${options.serverPort},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
      ...(options.debuggingPort === undefined ? [] : [`--remote-debugging-port=${options.debuggingPort}`]),
    ],
    chromiumSandbox: process.getuid?.() !== 0, // root cannot have one
    env: {
      ...process.env,
      PATH: `${process.env['PATH'] ?? ''}:/usr/bin:/bin`, // it may be started by a script
      HOME: options.profile,
      TMPDIR: options.temporary,
    },
    viewport: options.size,
    deviceScaleFactor: 1,
    locale: 'en-US',
    // The launcher ends everything in its own order.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** Where Playwright's `connectOverCDP` finds the browser. Port 0 lets the browser choose, which it tells in a file. */
export function debuggingAddress(profile: string, port: string): string {
  const chosen = port === '0' ? readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] : port;
  return `http://127.0.0.1:${chosen ?? port}`;
}

/** Resolves once the workbench shows. `exitCode` is that of the tests, or 0 when the window is closed. */
export async function openWorkbench(
  context: BrowserContext,
  address: URL,
  { verbose, locale }: { readonly verbose: boolean; readonly locale: string },
): Promise<{ readonly exitCode: Promise<number> }> {
  const page = context.pages()[0] ?? (await context.newPage());
  const exitCode = new Promise<number>((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    page.once('close', () => {
      resolve(0);
    });
    page.once('crash', () => {
      console.error('The page of VS Code crashed.');
      resolve(1);
    });
  });
  await page.exposeFunction('printLog', (words: readonly unknown[]) => {
    console.log(...words);
  });
  await page.addInitScript(forwardLogs, verbose);
  await page.addInitScript(setLanguage, locale);
  await page.goto(address.href, { timeout: showTimeoutMs });
  await page.waitForSelector('.monaco-workbench .statusbar', { timeout: showTimeoutMs });
  await page.addStyleTag({ content: `${onlyInBrowsers} { display: none !important; }` });
  return { exitCode };
}

/** Runs in the page, where the extension host's console and the workbench's own log arrive at one function. */
function forwardLogs(verbose: boolean): void {
  const page = globalThis as unknown as { codeAutomationLog: unknown; printLog: (words: readonly unknown[]) => void };
  page.codeAutomationLog = (_level: string, words: readonly unknown[]) => {
    if (verbose || new Error().stack?.includes('$logExtensionHostMessage') === true) page.printLog(words);
  };
}

/** Runs in the page: extensions speak that language, while the workbench has its own words in English alone. */
function setLanguage(locale: string): void {
  (globalThis as unknown as { _VSCODE_NLS_LANGUAGE: string })._VSCODE_NLS_LANGUAGE = locale;
}
