/** The environment that the editor's terminals start with. */
import vscode = require('vscode');
import type { Values } from '../../core/env/loader';

const platforms: Readonly<Record<string, string>> = { darwin: 'osx', win32: 'windows' };

/** That of the extension host, which terminals inherit, with what the setting for terminals adds or takes away. */
export function readShellValues(folder: vscode.Uri): Values {
  const key = `env.${platforms[process.platform] ?? 'linux'}`;
  const added = vscode.workspace.getConfiguration('terminal.integrated', folder).get<unknown>(key);
  const values = new Map<string, unknown>([
    ...Object.entries(process.env),
    ...Object.entries(typeof added === 'object' && added !== null ? added : {}),
  ]);
  return Object.fromEntries(
    [...values].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
}
