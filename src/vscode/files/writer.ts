/** Changes a text file: all or nothing, and no byte of it but those that the edit changes. */
import { access, chmod, chown, constants, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import vscode = require('vscode');
import { RefusalError } from '../../core/env/writeProblem';
import { absent } from './errorCode';
import { removeForgotten, temporaryName } from './leftovers';
import { utf8TextOf } from './utf8';

/** What an edit makes of the text. It may be called again when the file changed meanwhile, and throws where it cannot. */
export type TextEdit = (text: string) => string;

/** How often the file may change between reading and writing before that is told. */
const attempts = 5;

/** Only the owner may read a file that holds a secret. */
const newFileMode = 0o600;

/**
 * Rejects where it cannot be written, and the file is then as it was. A file open with unsaved changes is edited there.
 * A file that does not exist is made, for its owner alone unless told otherwise.
 */
export async function editFile(path: string, edit: TextEdit, mode = newFileMode): Promise<void> {
  const unsaved = unsavedDocument(path);
  if (unsaved !== undefined) return editAndSave(unsaved, edit);
  for (let attempt = 1; attempt <= attempts; attempt += 1) if (await replaceOnDisk(path, edit, mode)) return;
  throw new RefusalError('changing');
}

/** As a person has it before them: with unsaved changes; empty where there is no file. */
export async function readText(path: string): Promise<string> {
  const unsaved = unsavedDocument(path);
  if (unsaved !== undefined) return unsaved.getText();
  const bytes = (await readFile(path).catch(absent)) ?? Buffer.alloc(0);
  return utf8TextOf(bytes) ?? bytes.toString('latin1');
}

function unsavedDocument(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ isDirty, uri }) => isDirty && uri.fsPath === path);
}

/** `false` when the file changed meanwhile: nothing was written then. */
async function replaceOnDisk(path: string, edit: TextEdit, newMode: number): Promise<boolean> {
  // The target of a symbolic link, so that the link stays one.
  const target = await realpath(path).catch(absent);
  const before = target === undefined ? undefined : await readFile(target);
  if (target !== undefined) await access(target, constants.W_OK);
  const owner = target === undefined ? undefined : await stat(target);
  // In the same folder, since a rename is atomic within a file system only.
  const folder = dirname(target ?? path);
  await removeForgotten(folder, temporaryName, Date.now());
  const temporary = join(folder, `.env.unfinished-${process.pid}-${Math.random().toString(36).slice(2)}.local`);
  const mode = owner === undefined ? newMode : owner.mode & 0o777;
  try {
    await writeFile(temporary, edited(before ?? Buffer.alloc(0), edit), { flag: 'wx', mode: newFileMode, flush: true });
    if (owner !== undefined) await giveTo(owner, temporary);
    await chmod(temporary, mode);
    const now = await readFile(path).catch(absent);
    if (before === undefined ? now !== undefined : now?.equals(before) !== true) return false;
    await rename(temporary, target ?? path);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Who may not give a file away, may not replace another owner's file without taking it. */
async function giveTo({ uid, gid }: { uid: number; gid: number }, path: string): Promise<void> {
  const made = await stat(path);
  if (made.uid !== uid || made.gid !== gid) await chown(path, uid, gid);
}

/** As UTF-8; a file that is none is read byte by byte, so that its bytes come out as they went in. */
function edited(bytes: Buffer, edit: TextEdit): Buffer {
  const text = utf8TextOf(bytes);
  if (text !== undefined) return Buffer.from(edit(text), 'utf8');
  const result = edit(bytes.toString('latin1'));
  if (/[^\0-\xFF]/.test(result)) throw new RefusalError('notUtf8');
  return Buffer.from(result, 'latin1');
}

/** One undo step, of no more text than changes. */
async function editAndSave(document: vscode.TextDocument, edit: TextEdit): Promise<void> {
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
  if (!(await vscode.workspace.applyEdit(change)) || !(await document.save())) {
    throw new RefusalError('notSaved');
  }
}
