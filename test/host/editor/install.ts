/** Installs VS Code Server, with the Node.js that it needs, once into the project's `.vscode-test/`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { editors, type Editor, type EditorVersion } from './editors';
import { findOnPath, isExecutable } from './executables';
import { lockedInstall, npmCi } from './lockedInstall';
import { runCommand, setupStep } from './setupStep';

export interface Server {
  /** The Node.js that runs it. */
  readonly node: string;
  readonly serverMain: string;
}

/** Prints nothing when it is installed already. Two that install at the same time do not disturb each other. */
export async function installServer(root: string, version: EditorVersion): Promise<Server> {
  const editor = editors[version];
  const target = join(root, '.vscode-test', editor.target);
  const pins = join(root, 'test', 'host', 'tools', editor.pins);
  await lockedInstall(pins, target, (directory) => install(editor, version, pins, directory));
  return { node: nodeOf(target, version), serverMain: join(vscodeOf(target), 'out', 'server-main.js') };
}

async function install(editor: Editor, version: EditorVersion, pins: string, directory: string): Promise<void> {
  const vscode = vscodeOf(directory);
  await setupStep(`VS Code Server ${version}`, async () => {
    await runCommand('npm', npmCi, { cwd: directory });
    await runCommand(nodeOf(directory, version), ['--version']);
    editor.prepare(vscode, pins);
    await runCommand('npm', [...npmCi, '--omit=dev', ...editor.options], { cwd: vscode });
    editor.finish(vscode);
  });
  await buildNativeModules(editor, version, directory);
}

/** Those that come without a ready build. Without a compiler the rest works all the same. */
async function buildNativeModules(editor: Editor, version: EditorVersion, directory: string): Promise<void> {
  const headers = join(directory, 'node_modules', `node-${process.platform}-${process.arch}`);
  const missing = ['c++', 'make', 'python3'].filter((tool) => findOnPath(tool) === undefined);
  if (!existsSync(headers)) missing.push(`headers of Node.js ${editor.nodeMajor}`);
  if (/\s/.test(directory)) missing.push('a path without spaces');
  if (missing.length > 0) {
    console.log(`Set-up: in VS Code ${version} ${editor.without}, which takes ${missing.join(', ')}.`);
    return;
  }
  await setupStep(`VS Code Server ${version}'s native modules, compiled`, () =>
    runCommand('npm', ['rebuild', ...editor.compiled, '--loglevel=error'], {
      cwd: vscodeOf(directory),
      env: { ...process.env, npm_config_nodedir: headers, npm_config_jobs: 'max', npm_config_ignore_scripts: 'false' },
    }),
  ).catch((error: unknown) => {
    console.log(`Set-up: in VS Code ${version} ${editor.without}. ${String(error)}`);
  });
}

function nodeOf(directory: string, version: EditorVersion): string {
  const { nodeMajor } = editors[version];
  const packaged = join(directory, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (isExecutable(packaged)) return packaged;
  if (process.versions.node.startsWith(`${nodeMajor}.`)) return process.execPath;
  throw new Error(
    `VS Code Server ${version} runs on Node.js ${nodeMajor} and this is ${process.version}: start it with Node.js ${nodeMajor}.`,
  );
}

function vscodeOf(directory: string): string {
  return join(directory, 'node_modules', 'code-server', 'lib', 'vscode');
}
