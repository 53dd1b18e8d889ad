/** Finds a Chromium to show VS Code in, or installs one where a package manager can be asked. */
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findOnPath, isExecutable } from './executables';
import { runCommand, setupStep } from './setupStep';

/** Names a browser of one's own. */
const browserVariable = 'AI_GATEWAY_AUTH_BROWSER';

const names = [
  ...['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'],
  ...['chromium', 'chromium-browser'],
];
const macNames = ['Google Chrome', 'Microsoft Edge', 'Chromium'];

/** Rejects when the browser that the environment names cannot be run. */
export async function findBrowser(): Promise<string | undefined> {
  const chosen = process.env[browserVariable];
  if (chosen !== undefined && chosen !== '') {
    if (await runs(chosen)) return chosen;
    throw new Error(`${browserVariable} names ${chosen}, which cannot be run.`);
  }
  const places = [
    ...macNames.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
    ...names.map((name) => findOnPath(name) ?? `/usr/bin/${name}`),
    chromium.executablePath(),
  ];
  for (const path of places) {
    if (await runs(path)) return path;
  }
  return undefined;
}

/** Rejects with what to install. */
export async function ensureBrowser(): Promise<string> {
  const found = await findBrowser();
  if (found !== undefined) return found;
  const system = distribution();
  if ((system === 'debian' || system === 'ubuntu') && process.getuid?.() === 0) {
    await setupStep('Chromium, by apt-get', installByApt);
    const installed = await findBrowser();
    if (installed !== undefined) return installed;
  }
  // Ubuntu's own "chromium" package only asks for a snap, which containers cannot run.
  const advice =
    system === 'ubuntu' ? 'Google Chrome or Microsoft Edge from its .deb file' : 'Chrome, Edge or Chromium';
  throw new Error(`No browser to show VS Code in. Install ${advice}, or set ${browserVariable} to the path of one.`);
}

async function installByApt(): Promise<void> {
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=1'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', ...options], { env });
  // The fonts are for the text in screenshots.
  const packages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core'];
  await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...options, ...packages], { env });
}

/** Whether it starts at all: Ubuntu's `/usr/bin/chromium-browser` may be a script that only asks for a snap. */
async function runs(path: string): Promise<boolean> {
  if (!isExecutable(path)) return false;
  return runCommand(path, ['--version'], { timeoutMs: 30_000 }).then(
    () => true,
    () => false,
  );
}

/** The `ID` of os-release(5), such as `debian`. */
function distribution(): string | undefined {
  if (!existsSync('/etc/os-release')) return undefined;
  return /^ID="?(\w+)"?$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
}
