/** Whether the JavaScript SDK finds a link above a folder. */
import vscode = require('vscode');
import { linkInProjectFile } from '../../core/project/link';
import { isThere, readContent } from '../files/content';
import { pathsTo } from './filesByPath';
import { heardAt } from './heard';

/** As `findRootDir` of `@vercel/oidc` 3.2.0: the nearest folder with a `.vercel` decides, and the root is not looked at. */
export async function isLinkedAbove(folder: vscode.Uri, log: vscode.LogOutputChannel): Promise<boolean> {
  for (let above = parentOf(folder); above.path !== '/'; above = parentOf(above)) {
    const vercel = vscode.Uri.joinPath(above, '.vercel');
    if (!(await isThere(vercel))) continue;
    const content = await readContent(vscode.Uri.joinPath(vercel, 'project.json'), log);
    return content.kind === 'text' && linkInProjectFile(content.text) !== undefined;
  }
  return false;
}

/** What is heard when that changes. */
export function linkPathsAbove(folder: vscode.Uri): ReadonlySet<string> {
  const above = pathsTo(heardAt(folder)).slice(1, -1);
  return new Set(above.flatMap((path) => [`${path}/.vercel`, `${path}/.vercel/project.json`]));
}

function parentOf(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, '..');
}
