/** Reads what a file begins with, however long it is. */
import { open } from 'node:fs/promises';
import { atOnce } from './bounded';

/** In bytes. */
const longest = 64 * 1024;

/** The text of its first 64 KiB. */
export async function readStart(path: string): Promise<string> {
  const file = await open(path, atOnce);
  try {
    const bytes = Buffer.alloc(longest);
    const { bytesRead } = await file.read(bytes, 0, longest);
    return bytes.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
