/** Writes into a file that must stay the one that it is, with what it held kept on the disk until that is done. */
import { constants, lstat, open, readFile, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { HalfWrittenError, RefusalError } from '../../core/env/writeProblem';
import { absent } from './errorCode';
import { afterPathIn, findKept, keepBefore, removeUnfinished } from './unfinished';

/** The file itself, and not one that a link at its place leads to; Windows makes no difference. */
const readAndWrite = constants.O_RDWR | (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW);

/** Rejects with a {@link HalfWrittenError} where the file could not be brought back: the folder then keeps what it held. */
export async function writeInPlace(path: string, before: Buffer, after: Buffer, unfinished: string): Promise<void> {
  const file = await open(path, readAndWrite);
  try {
    await keepBefore(unfinished, basename(path), before);
    await fill(file, after).catch(async (error: unknown) => {
      // Another program's text is not undone.
      if (error instanceof ReadOtherError && !isMixed(error.read, before, after)) throw new RefusalError('changing');
      await fill(file, before).catch(() => {
        throw new HalfWrittenError(basename(unfinished));
      });
      throw error;
    });
  } finally {
    await file.close();
  }
}

/**
 * Brings back what the file beside the folder held, where a writer that was killed left it half written, and removes
 * the folder. `false`, and all stays, where the file is something else by now, or none that `pathOf` knows.
 */
export async function bringBack(unfinished: string, pathOf: (name: string) => string | undefined): Promise<boolean> {
  const kept = await findKept(unfinished);
  if (kept !== undefined) {
    const path = pathOf(kept.name);
    if (path === undefined || !(await lstat(path)).isFile()) return false;
    const [now, before] = [await readFile(path).catch(absent), await readFile(kept.path)];
    const after = await readFile(afterPathIn(unfinished));
    if (now === undefined) return false;
    if (!now.equals(before) && !now.equals(after)) {
      if (!isMixed(now, before, after)) return false;
      const file = await open(path, readAndWrite);
      await fill(file, before).finally(() => file.close());
    }
  }
  await removeUnfinished(unfinished);
  return true;
}

/** What was written is not what is read. */
class ReadOtherError extends Error {
  constructor(readonly read: Buffer) {
    super('What was written is not what is read.');
  }
}

/** Each byte is of one of the two, or was never written. */
function isMixed(now: Buffer, before: Buffer, after: Buffer): boolean {
  const lengths = [before.length, after.length];
  if (now.length < Math.min(...lengths) || now.length > Math.max(...lengths)) return false;
  return now.every((byte, index) => byte === before[index] || byte === after[index] || byte === 0);
}

/** Never empties it first: until its end is cut, a file that is half written is no shorter than it was. */
async function fill(file: FileHandle, content: Buffer): Promise<void> {
  for (let at = 0; at < content.length;) {
    const { bytesWritten } = await file.write(content, at, content.length - at, at);
    at += bytesWritten;
  }
  await file.truncate(content.length);
  await file.sync();
  const read = Buffer.alloc(content.length + 1);
  let length = 0;
  for (let bytesRead = -1; bytesRead !== 0 && length < read.length; length += bytesRead)
    ({ bytesRead } = await file.read(read, length, read.length - length, length));
  const found = read.subarray(0, length);
  if (!found.equals(content)) throw new ReadOtherError(found);
}
