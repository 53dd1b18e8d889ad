/** Where a project is: a workspace folder, or a folder below it. */
import vscode = require('vscode');
import { foldersAbove, nameOf, type Listed } from '../../core/project/monorepo';

export interface Place {
  readonly folder: vscode.WorkspaceFolder;
  /** Its path in the workspace folder, `''` for that folder itself. */
  readonly directory: string;
  readonly name: string;
}

export function uriOf({ folder, directory }: Place): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, directory);
}

/** A folder below the workspace folder, with the name that it is listed by. */
export function placeIn(folder: vscode.WorkspaceFolder, directory: string, listed: readonly Listed[]): Place {
  const row = listed.find((candidate) => candidate.directory === directory);
  return { folder, directory, name: row?.name ?? nameOf(directory) };
}

/** The folders above the file, the nearest first, without the workspace folder. */
export function placesAbove(file: vscode.Uri, folder: vscode.WorkspaceFolder, listed: readonly Listed[]): Place[] {
  return foldersAbove(pathIn(folder, file)).map((directory) => placeIn(folder, directory, listed));
}

/** The path in the folder, `''` for that folder itself. */
export function pathIn({ uri }: Pick<vscode.WorkspaceFolder, 'uri'>, { path }: vscode.Uri): string {
  return path.slice(uri.path.length).replace(/^\//, '');
}
