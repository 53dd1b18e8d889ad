/** Which of a project's files a document is. */
import type * as vscode from 'vscode';
import { identityOf } from '../files/sameFile';
import { pathIn } from '../project/place';
import type { ProjectFolder } from '../project/projectFolder';

/**
 * Its path in the project's folder; for a file that is looked at under another spelling (`.env.local` finds `.env.LOCAL` on
 * Windows and macOS) the name by which it is looked at.
 */
export async function fileOf({ uri }: vscode.TextDocument, folder: ProjectFolder): Promise<string> {
  const path = pathIn(folder, uri);
  const { order } = folder.reading;
  if (!folder.onDisk || order.includes(path)) return path;
  const other = order.find((file) => file.toLowerCase() === path.toLowerCase());
  if (other === undefined) return path;
  const [own, others] = await Promise.all([uri, folder.uriOf(other)].map(({ fsPath }) => identityOf(fsPath)));
  return own !== undefined && own === others ? other : path;
}
