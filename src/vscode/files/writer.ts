/** Changes a text file: all or nothing, and no byte of it but those that the edit changes. */
import { access, chmod, chown, constants, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { HalfWrittenError, RefusalError } from '../../core/env/writeProblem';
import { absent, hasCode } from './errorCode';
import { writeInPlace } from './inPlace';
import { rescueBeside } from './rescue';
import { targetOf } from './target';
import { afterPathIn, makeUnfinished, removeUnfinished } from './unfinished';
import { editAndSave, findUnsaved } from './unsaved';
import { utf8TextOf } from './utf8';

/** What an edit makes of the text. It may be called again when the file changed meanwhile, and throws where it cannot. */
export type TextEdit = (text: string) => string;

/** How often the file may change between reading and writing before that is told. */
const attempts = 5;

/** Only the owner may read a file that holds a secret. */
const newFileMode = 0o600;

/** How long to wait, in milliseconds, for another program to close the file, which Windows asks for. */
const pausesMs = [10, 20, 40, 80, 160];

/** Writes of this process take turns: what another one has half written is not read. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Rejects where it cannot be written, and the file is then as it was. A file open with unsaved changes is edited there.
 * A file that does not exist is made, for its owner alone unless told otherwise.
 */
export async function editFile(path: string, edit: TextEdit, mode = newFileMode): Promise<void> {
  const unsaved = await findUnsaved(path);
  if (unsaved !== undefined) return editAndSave(unsaved, edit);
  const turn = last.then(async () => {
    for (let attempt = 1; attempt <= attempts; attempt += 1) if (await writeOnDisk(path, edit, mode)) return;
    throw new RefusalError('changing');
  });
  last = turn.catch(() => undefined); // It is its caller's.
  return turn;
}

/** As a person has it before them: with unsaved changes; empty where there is no file, but a folder or a pipe. */
export async function readText(path: string): Promise<string> {
  const unsaved = await findUnsaved(path);
  if (unsaved !== undefined) return unsaved.getText();
  const found = await stat(path).catch(absent);
  const bytes = (found?.isFile() === true ? await readFile(path).catch(absent) : undefined) ?? Buffer.alloc(0);
  return utf8TextOf(bytes) ?? bytes.toString('latin1');
}

/** `false` when the file changed meanwhile: nothing was written then. */
async function writeOnDisk(path: string, edit: TextEdit, newMode: number): Promise<boolean> {
  // The target of a symbolic link, so that the link stays one.
  const target = await targetOf(path);
  await rescueBeside(target, Date.now());
  const owner = await stat(target).catch(absent);
  // A pipe would wait for who writes to it.
  if (owner !== undefined && !owner.isFile() && !owner.isDirectory()) throw new RefusalError('noFile');
  const before = owner && (await readFile(target));
  if (owner !== undefined) await access(target, constants.W_OK);
  const after = edited(before ?? Buffer.alloc(0), edit);
  const unfinished = await makeUnfinished(dirname(target), after);
  let halfWritten = false;
  try {
    const mode = owner === undefined ? newMode : owner.mode & 0o777;
    const mayReplace = owner === undefined || (owner.nlink <= 1 && (await giveTo(owner, afterPathIn(unfinished))));
    await chmod(afterPathIn(unfinished), mode);
    const now = await readFile(path).catch(absent);
    if (before === undefined ? now !== undefined : now?.equals(before) !== true) return false;
    if (mayReplace && (await replace(afterPathIn(unfinished), target, before === undefined))) return true;
    if (before !== undefined) await writeInPlace(target, before, after, unfinished);
    return true;
  } catch (error) {
    halfWritten = error instanceof HalfWrittenError;
    throw error;
  } finally {
    // What is left of it is seen to at the next write, and says nothing of this one.
    if (!halfWritten) await removeUnfinished(unfinished).catch(() => undefined);
  }
}

/** `false` where the file cannot be replaced and may still be written to: it is mounted there, or open elsewhere. */
async function replace(from: string, to: string, isNew: boolean): Promise<boolean> {
  for (const pauseMs of [...(process.platform === 'win32' ? pausesMs : []), undefined]) {
    try {
      await rename(from, to);
      return true;
    } catch (error) {
      if (isNew || !hasCode(error, 'EBUSY', 'EPERM', 'EACCES')) throw error;
    }
    if (pauseMs !== undefined) await pause(pauseMs);
  }
  return false;
}

/** `false` for who may not give a file away: another owner's file is not replaced then, which would take it. */
async function giveTo({ uid, gid }: { uid: number; gid: number }, path: string): Promise<boolean> {
  const made = await stat(path);
  if (made.uid === uid && made.gid === gid) return true;
  try {
    await chown(path, uid, gid);
    return true;
  } catch (error) {
    if (hasCode(error, 'EPERM')) return false;
    throw error;
  }
}

/** As UTF-8; a file that is none is read byte by byte, so that its bytes come out as they went in. */
function edited(bytes: Buffer, edit: TextEdit): Buffer {
  const text = utf8TextOf(bytes);
  if (text !== undefined) return Buffer.from(edit(text), 'utf8');
  const result = edit(bytes.toString('latin1'));
  if (/[^\0-\xFF]/.test(result)) throw new RefusalError('notUtf8');
  return Buffer.from(result, 'latin1');
}
