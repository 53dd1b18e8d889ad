/** Which documents are env files, saved or not, whatever their language, and wherever they come from. */
import vscode = require('vscode');
import { envFilesOf } from '../project/roots';

/** For the providers of the editor: by name, in whatever letters, and those that the setting `envFiles` names. Their paths hold no pattern. */
export function envSelector(): vscode.DocumentFilter[] {
  const named = (vscode.workspace.workspaceFolders ?? []).flatMap((folder) => envFilesOf({ folder }).files);
  return [...new Set(['.[eE][nN][vV]*', ...named])].map((path) => ({ pattern: `**/${path}` }));
}

/** As the selector has it, for one document. */
export function isEnvDocument({ uri }: vscode.TextDocument): boolean {
  if (/(^|\/)\.env[^/]*$/i.test(uri.path)) return true;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder !== undefined && envFilesOf({ folder }).files.some((file) => uri.path.endsWith(`/${file}`));
}
