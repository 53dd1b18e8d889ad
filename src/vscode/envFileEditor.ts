/** Opens the env file where the credential stands. */
import vscode = require('vscode');
import { placeToOpen } from '../core/inEffect';
import type { ProjectFolder } from './projectFolder';

/** Where there is no file yet, an editor opens that creates it when it is saved, and not before. */
export async function openEnvFile(folder: ProjectFolder): Promise<void> {
  const { file, line = 0, exists } = placeToOpen(await folder.read());
  const uri = folder.uriOf(file);
  const shown = exists ? uri : uri.with({ scheme: 'untitled' });
  await vscode.window.showTextDocument(shown, { selection: new vscode.Range(line, 0, line, 0) });
}
