/** Installs VS Code Server, with the Node.js that it needs, once into the project's `.vscode-test/`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, isExecutable } from './executables';
import { lockedInstall, npmCi } from './lockedInstall';
import { runCommand, setupStep } from './setupStep';

export interface Server {
  /** The Node.js 24 that runs it. */
  readonly node: string;
  readonly serverMain: string;
}

/** Prints nothing when it is installed already. Two that install at the same time do not disturb each other. */
export async function installServer(root: string): Promise<Server> {
  const target = join(root, '.vscode-test', 'vscode-server-4.139.1');
  await lockedInstall(join(root, 'test', 'host', 'tools', 'vscode-server'), target, install);
  return { node: nodeOf(target), serverMain: join(vscodeOf(target), 'out', 'server-main.js') };
}

async function install(directory: string): Promise<void> {
  await setupStep('VS Code Server 1.139.1', async () => {
    await runCommand('npm', npmCi, { cwd: directory });
    await runCommand(nodeOf(directory), ['--version']);
    // Its own lock leaves out a peer dependency that npm 11 would insist on.
    await runCommand('npm', [...npmCi, '--omit=dev', '--legacy-peer-deps'], { cwd: vscodeOf(directory) });
    giveBackToasts(directory);
  });
  await buildNativeModules(directory);
}

/**
 * The driver without which the page loads no extension under development also holds notifications back from the screen.
 * Desktop VS Code shows them in the same situation, and so should this one.
 */
function giveBackToasts(directory: string): void {
  const file = join(vscodeOf(directory), 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.js');
  const code = readFileSync(file, 'utf8');
  const condition = '!this.environmentService.enableSmokeTestDriver&&e.priority!==2';
  if (!code.includes(condition)) throw new Error(`${file} is not that of VS Code 1.139.1.`);
  writeFileSync(file, code.replace(condition, 'e.priority!==2'));
}

/** Two native modules come without a ready build. Without them all works but log files and the text of output channels. */
async function buildNativeModules(directory: string): Promise<void> {
  const headers = join(directory, 'node_modules', `node-${process.platform}-${process.arch}`);
  const missing = ['c++', 'make', 'python3'].filter((tool) => findOnPath(tool) === undefined);
  if (!existsSync(headers)) missing.push('headers of Node.js 24');
  if (/\s/.test(directory)) missing.push('a path without spaces');
  if (missing.length > 0) {
    console.log(`Set-up: output channels will show no text in this editor, which takes ${missing.join(', ')}.`);
    return;
  }
  await setupStep("VS Code Server's logger, compiled", () =>
    runCommand('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog', '--loglevel=error'], {
      cwd: vscodeOf(directory),
      env: { ...process.env, npm_config_nodedir: headers, npm_config_jobs: 'max', npm_config_ignore_scripts: 'false' },
    }),
  ).catch((error: unknown) => {
    console.log(`Set-up: output channels will show no text in this editor. ${String(error)}`);
  });
}

function nodeOf(directory: string): string {
  const packaged = join(directory, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (isExecutable(packaged)) return packaged;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new Error(
    `VS Code Server 1.139.1 runs on Node.js 24 and this is ${process.version}: start it with Node.js 24.`,
  );
}

function vscodeOf(directory: string): string {
  return join(directory, 'node_modules', 'code-server', 'lib', 'vscode');
}
