/** A file that the editor has open with unsaved changes. */
import { stat } from 'node:fs/promises';
import vscode = require('vscode');
import { RefusalError } from '../../core/env/writeProblem';
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
  const after = edit(before);
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = before.length;
  let afterEnd = after.length;
  while (end > start && afterEnd > start && before[end - 1] === after[afterEnd - 1]) {
    end -= 1;
    afterEnd -= 1;
  }
  const change = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  change.replace(document.uri, range, after.slice(start, afterEnd));
  // A document that is closed meanwhile rejects to be saved.
  const isEdited = await vscode.workspace.applyEdit(change);
  if (!isEdited || document.isClosed || !(await document.save())) {
    throw new RefusalError('notSaved');
  }
}

/** The same for all names of a file; `undefined` where there is none. */
async function identityOf(path: string): Promise<string | undefined> {
  return stat(path, { bigint: true }).then(
    ({ dev, ino }) => `${dev} ${ino}`,
    () => undefined, // What cannot be looked at is not written to.
  );
}
