/** Finds the project that a file belongs to, below its workspace folder. */
import vscode = require('vscode');
import { envLoaders } from '../core/envLoader';
import { foldersAbove, nameOf, type Listed } from '../core/monorepo';
import { readContent } from './fileContent';
import { uriOf, type Place } from './projectFolder';

/** The nearest folder above the file that is listed, or has an env file or a Vercel link. */
export async function findProjectAbove(
  file: vscode.Uri,
  folder: vscode.WorkspaceFolder,
  listed: readonly Listed[],
  log: vscode.LogOutputChannel,
): Promise<Place | undefined> {
  for (const directory of foldersAbove(file.path.slice(folder.uri.path.length + 1))) {
    const row = listed.find((candidate) => candidate.directory === directory);
    const place = { folder, directory, name: row?.name ?? nameOf(directory) };
    if (row !== undefined || (await isProject(place, log))) return place;
  }
  return undefined;
}

async function isProject(place: Place, log: vscode.LogOutputChannel): Promise<boolean> {
  for (const file of ['.vercel/project.json', ...envLoaders.next.files]) {
    const { kind } = await readContent(vscode.Uri.joinPath(uriOf(place), file), log);
    if (kind !== 'absent') return true;
  }
  return false;
}
