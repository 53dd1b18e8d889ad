/** Opens the env file where the credential stands. */
import vscode = require('vscode');
import { placeToOpen } from '../../core/project/places';
import type { ProjectFolder } from './projectFolder';

/** Where there is no file yet, an editor opens that creates it when it is saved, and not before. */
export async function openEnvFile(folder: ProjectFolder): Promise<void> {
  const { file, line = 0, exists } = placeToOpen(await folder.read());
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(await documentAt(folder, file, exists), { selection });
}

function documentAt(folder: ProjectFolder, file: string, exists: boolean): Thenable<vscode.TextDocument> {
  const uri = folder.uriOf(file);
  if (exists) return vscode.workspace.openTextDocument(uri);
  if (folder.onDisk) return vscode.workspace.openTextDocument(uri.with({ scheme: 'untitled' }));
  // With a path it would be saved to that path on the disk; without one the person is asked where.
  return vscode.workspace.openTextDocument({ content: '' });
}
