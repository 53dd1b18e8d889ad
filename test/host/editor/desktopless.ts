/** VS Code for a machine without a desktop, as an executable for test-electron's `vscodeExecutablePath`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newestEditor, type EditorVersion } from './editors';
import { installServer } from './install';

/** Installs the server where it is missing under the project's root, says so, and resolves to the path. */
export async function editorExecutable(root: string, version: EditorVersion = newestEditor): Promise<string> {
  if (process.platform === 'win32') throw new Error('VS Code without a desktop runs on Linux and macOS only.');
  await installServer(root, version);
  // Names this Node.js, since a test may start the editor with a PATH that has none.
  const folder = join(root, 'dist', 'test', 'host', 'editor');
  const script = `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(join(folder, 'launcher.js'))} --editor-version=${version} "$@"\n`;
  const path = join(folder, `code-${version}`);
  if (!existsSync(path) || readFileSync(path, 'utf8') !== script) writeFileSync(path, script, { mode: 0o755 });
  return path;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`;
}
