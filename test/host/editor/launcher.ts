/** Takes desktop VS Code's command line, and runs VS Code Server in headless Chromium instead. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { addressOf } from './address';
import { ensureBrowser } from './browser';
import { Closing } from './closing';
import { parseCommandLine, type CommandLine } from './commandLine';
import { installServer } from './install';
import { endLeftovers } from './leftovers';
import { startServer } from './server';
import { calmDown, editorEnvironment } from './userData';
import { debuggingAddress, openBrowser, openWorkbench } from './workbench';

/** After it the process ends at once, and the server and the browser with it. */
const closeTimeoutMs = 15_000;

void main();

async function main(): Promise<void> {
  const closing = new Closing();
  try {
    const line = parseCommandLine(process.argv.slice(2));
    process.exitCode = await Promise.race([run(line, closing), interrupted(line)]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  // Playwright throws from nowhere when it is closed while a page is being made. The rest has to end all the same.
  process.on('uncaughtException', ({ message }) => {
    console.error(`While closing: ${message}`);
  });
  setTimeout(() => process.exit(), closeTimeoutMs).unref();
  await closing.close();
}

/** Resolves to the exit code. */
async function run(line: CommandLine, closing: Closing): Promise<number> {
  const installed = await installServer(projectOf(__dirname), line.editorVersion);
  const temporary = mkdtempSync(join(tmpdir(), 'editor-'));
  closing.add(async () => {
    endLeftovers(`XDG_RUNTIME_DIR=${temporary}`);
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
  });
  const userDataDir = resolve(line.userDataDir ?? join(temporary, 'user-data'));
  const env = editorEnvironment(userDataDir, temporary);
  const folders = [
    `--user-data-dir=${userDataDir}`,
    `--server-data-dir=${join(userDataDir, 'server')}`,
    `--extensions-dir=${resolve(line.extensionsDir ?? join(userDataDir, 'extensions'))}`,
  ];
  if (line.install.length > 0 || line.listExtensions) {
    const wanted = line.install.map((path) => `--install-extension=${resolve(path)}`);
    const args = [installed.serverMain, ...folders, ...(line.listExtensions ? ['--list-extensions'] : wanted)];
    return spawnSync(installed.node, [...args, '--force'], { env, stdio: 'inherit' }).status ?? 1;
  }

  calmDown(userDataDir);
  const trust = line.trustEverything ? ['--disable-workspace-trust'] : [];
  // Lets the page's address name an extension and its tests. Old editors show no dialog then.
  const driver = line.developmentPaths.length > 0 ? ['--enable-smoke-test-driver'] : [];
  const server = startServer(installed, [...folders, ...trust, ...driver], env, (text) => {
    if (line.verbose) console.error(`[server] ${text}`);
  });
  closing.add(server.stop);
  const serverPort = await server.port;
  const crash = server.ended.then(() => {
    throw new Error(`VS Code Server ended.\n${server.lastLines()}`);
  });
  const address = addressOf(line);
  const told = `VS Code: http://127.0.0.1:${serverPort}/${address.search}`;
  if (line.serveOnly) {
    console.log(told);
    return crash;
  }
  const profile = join(userDataDir, 'browser');
  const executablePath = await ensureBrowser();
  const opening = openBrowser({ ...line, executablePath, profile, temporary, serverPort });
  closing.add(async () => {
    const context = await opening.catch(() => undefined); // a failure is told by the `await` below
    await context?.close();
  });
  const context = await opening;
  if (line.debuggingPort !== undefined) console.log(`DevTools: ${debuggingAddress(profile, line.debuggingPort)}`);
  console.log(told);
  const shown = openWorkbench(context, address, line).catch((error: unknown) => {
    throw new Error(`VS Code did not show. ${String(error)}\n${server.lastLines()}`);
  });
  return Promise.race([shown.then(({ exitCode }) => exitCode), crash]);
}

/** Resolves when the launcher is told to stop, or whoever started it is gone. */
function interrupted(line: CommandLine): Promise<number> {
  return new Promise((resolve) => {
    const stop = () => {
      resolve(line.testsPath === undefined ? 0 : 130);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    const parent = process.ppid;
    // No event tells of this one.
    setInterval(() => {
      if (process.ppid !== parent) stop();
    }, 1000).unref();
  });
}

/** The nearest folder above with a `package.json`. */
function projectOf(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : projectOf(dirname(folder));
}
