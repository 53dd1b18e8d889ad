/** Opens the env file where the credential stands. */
import vscode = require('vscode');
import type { EnvFile } from '../core/credential';

/** Where there is no file yet, an editor opens that creates it when it is saved, and not before. */
export async function openEnvFile(uri: vscode.Uri, envFile: EnvFile): Promise<void> {
  const shown = envFile.kind === 'absent' ? uri.with({ scheme: 'untitled' }) : uri;
  const line = envFile.kind === 'read' ? (envFile.line ?? 0) : 0;
  await vscode.window.showTextDocument(shown, { selection: new vscode.Range(line, 0, line, 0) });
}
