/** What tells that a folder below a workspace folder is a project, and where that comes and goes. */
import vscode = require('vscode');
import { loaderFiles } from '../../core/env/loader';
import { foldersAbove, type Listed } from '../../core/project/monorepo';
import { isThere } from '../files/content';
import { heardAt } from './heard';
import { uriOf, type Place } from './place';

/** It is there and listed, or has an env file or a Vercel link. */
export async function isProjectBelow(place: Place, listed: readonly Listed[]): Promise<boolean> {
  const isListed = listed.some(({ directory }) => directory === place.directory);
  for (const uri of isListed ? [uriOf(place)] : signsOf(place)) if (await isThere(uri)) return true;
  return false;
}

/** What is heard when the place becomes a project or is none any more: its folders, and what they hold. */
export function decidingPaths(place: Place): string[] {
  const { folder, directory } = place;
  const ways = ['', ...foldersAbove(directory), directory].map((way) => vscode.Uri.joinPath(folder.uri, way));
  return [...ways, ...signsOf(place), vscode.Uri.joinPath(uriOf(place), '.vercel')].map(heardAt);
}

function signsOf(place: Place): vscode.Uri[] {
  return ['.vercel/project.json', ...loaderFiles.next].map((file) => vscode.Uri.joinPath(uriOf(place), file));
}
