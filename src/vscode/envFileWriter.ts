/** Writes one value into an env file: all or nothing, and no other byte of it changes. */
import { access, chmod, constants, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import vscode = require('vscode');
import { withValue } from '../core/envEdit';

/** How often the file may change between reading and writing before that is told. */
const attempts = 5;

/** Only the owner may read a file that holds a secret. */
const newFileMode = 0o600;

/** Rejects where it cannot be written, and the file is then as it was. A file open with unsaved changes is edited there. */
export async function writeValue(path: string, name: string, value: string): Promise<void> {
  const unsaved = vscode.workspace.textDocuments.find(({ isDirty, uri }) => isDirty && uri.fsPath === path);
  if (unsaved !== undefined) return editAndSave(unsaved, name, value);
  for (let attempt = 1; attempt <= attempts; attempt += 1) if (await replaceOnDisk(path, name, value)) return;
  throw new Error('It kept changing while it was to be written.');
}

/** `false` when the file changed meanwhile: nothing was written then. */
async function replaceOnDisk(path: string, name: string, value: string): Promise<boolean> {
  // The target of a symbolic link, so that the link stays one.
  const target = await realpath(path).catch(absent);
  const before = target === undefined ? undefined : await readFile(target);
  if (target !== undefined) await access(target, constants.W_OK);
  const mode = target === undefined ? newFileMode : (await stat(target)).mode & 0o777;
  // In the same folder, since a rename is atomic within a file system only.
  const temporary = `${target ?? path}.${Math.random().toString(36).slice(2)}.tmp`;
  try {
    await writeFile(temporary, edited(before ?? Buffer.alloc(0), name, value), { flag: 'wx', mode, flush: true });
    await chmod(temporary, mode); // The process's mask may have taken from it.
    const now = await readFile(path).catch(absent);
    if (before === undefined ? now !== undefined : now?.equals(before) !== true) return false;
    await rename(temporary, target ?? path);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** As UTF-8; a file that is none is read byte by byte, so that its bytes come out as they went in. */
function edited(bytes: Buffer, name: string, value: string): Buffer {
  const text = utf8TextOf(bytes);
  if (text !== undefined) return Buffer.from(withValue(text, name, value), 'utf8');
  return Buffer.from(withValue(bytes.toString('latin1'), name, value), 'latin1');
}

function utf8TextOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

/** One undo step, of no more text than changes. */
async function editAndSave(document: vscode.TextDocument, name: string, value: string): Promise<void> {
  const before = document.getText();
  const after = withValue(before, name, value);
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = before.length;
  let afterEnd = after.length;
  while (end > start && afterEnd > start && before[end - 1] === after[afterEnd - 1]) {
    end -= 1;
    afterEnd -= 1;
  }
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  edit.replace(document.uri, range, after.slice(start, afterEnd));
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
    throw new Error('The editor could not save it.');
  }
}
