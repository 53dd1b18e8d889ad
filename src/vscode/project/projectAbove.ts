/** Finds the project that a file belongs to, below its workspace folder. */
import vscode = require('vscode');
import { envLoaders } from '../../core/env/loaders';
import { foldersAbove, nameOf, type Listed } from '../../core/project/monorepo';
import { isThere } from '../files/content';
import { uriOf, type Place } from './projectFolder';

/** A folder below the workspace folder, with the name that it is listed by. */
export function placeIn(folder: vscode.WorkspaceFolder, directory: string, listed: readonly Listed[]): Place {
  const row = listed.find((candidate) => candidate.directory === directory);
  return { folder, directory, name: row?.name ?? nameOf(directory) };
}

/** The folders above the file, the nearest first, without the workspace folder. */
export function placesAbove(file: vscode.Uri, folder: vscode.WorkspaceFolder, listed: readonly Listed[]): Place[] {
  return foldersAbove(pathIn(folder, file)).map((directory) => placeIn(folder, directory, listed));
}

/** The path in the workspace folder, `''` for that folder itself. */
export function pathIn({ uri }: vscode.WorkspaceFolder, { path }: vscode.Uri): string {
  return path.slice(uri.path.length + 1);
}

/** Whether a folder below the workspace folder is there and listed, or has an env file or a Vercel link. */
export async function isProjectBelow(place: Place, listed: readonly Listed[]): Promise<boolean> {
  const isListed = listed.some(({ directory }) => directory === place.directory);
  for (const uri of isListed ? [uriOf(place)] : signsOf(place)) if (await isThere(uri)) return true;
  return false;
}

/** Where something comes or goes when the place becomes a project or is none any more: its folders, and what they hold. */
export function decidingPaths(place: Place): string[] {
  const { folder, directory } = place;
  const ways = ['', ...foldersAbove(directory), directory].map((way) => vscode.Uri.joinPath(folder.uri, way));
  return [...ways, ...signsOf(place), vscode.Uri.joinPath(uriOf(place), '.vercel')].map(({ path }) => path);
}

function signsOf(place: Place): vscode.Uri[] {
  return ['.vercel/project.json', ...envLoaders.next.files].map((file) => vscode.Uri.joinPath(uriOf(place), file));
}
