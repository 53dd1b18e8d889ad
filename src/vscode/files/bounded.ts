/** Reads files that somebody else may put another thing in the place of, or write to meanwhile. */
import { constants, open } from 'node:fs/promises';

/** Nothing is waited for, should a pipe have come in the file's place; Windows knows no such thing. */
export const atOnce = constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK);

/** In bytes: most files come in one. */
const pieceBytes = 64 * 1024;

/** `undefined` when there are more bytes; no more than that are read, even while it grows. */
export async function readUpTo(limit: number, path: string): Promise<Buffer | undefined> {
  const file = await open(path, atOnce);
  try {
    const pieces: Buffer[] = [];
    for (let length = 0; ;) {
      const piece = Buffer.allocUnsafe(pieceBytes);
      const { bytesRead } = await file.read(piece, 0, pieceBytes);
      length += bytesRead;
      if (length > limit) return undefined;
      pieces.push(piece.subarray(0, bytesRead));
      // Fewer than were asked for need not be all: a drive of a network may give them piece by piece.
      if (bytesRead === 0) return Buffer.concat(pieces);
    }
  } finally {
    await file.close();
  }
}
