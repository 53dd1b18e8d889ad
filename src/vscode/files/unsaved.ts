/** A file that the editor has open with unsaved changes. */
import vscode = require('vscode');
import { replacementOf } from '../../core/env/replacement';
import { RefusalError } from '../../core/env/writeProblem';
import { identityOf } from './sameFile';
import type { TextEdit } from './writer';

/** Under that path or another one of the same file, be it a link or in other letters. */
export async function findUnsaved(path: string): Promise<vscode.TextDocument | undefined> {
  // One that is untitled has the path at which it would be saved.
  const unsaved = vscode.workspace.textDocuments.filter(({ isDirty, uri }) => isDirty && uri.scheme === 'file');
  const found = unsaved.find(({ uri }) => uri.fsPath === path);
  if (found !== undefined || unsaved.length === 0) return found;
  const identity = await identityOf(path);
  if (identity === undefined) return undefined;
  for (const document of unsaved) if ((await identityOf(document.uri.fsPath)) === identity) return document;
  return undefined;
}

/** One undo step, of no more text than changes. */
export async function editAndSave(document: vscode.TextDocument, edit: TextEdit): Promise<void> {
  const before = document.getText();
  const { start, end, by } = replacementOf(before, edit(before));
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), by);
  // A document that is closed meanwhile rejects to be saved.
  const isEdited = await vscode.workspace.applyEdit(change);
  if (!isEdited || document.isClosed || !(await document.save())) {
    throw new RefusalError('notSaved');
  }
}
