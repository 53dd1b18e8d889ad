/** What may happen once over all windows and restarts: the first to claim it has it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** In characters: with the folder's path well below what any file system takes. */
const longestName = 200;

/**
 * Whether this call is the first for the id, of which the first 100 bytes count. A claim is an empty file in `folder`,
 * since creating a file is atomic between windows, which the editor's own storage is not.
 */
export async function claim(folder: string, id: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  // In hexadecimal: safe for every file system, be it blind to case.
  const name = Buffer.from(id).toString('hex').slice(0, longestName);
  try {
    await writeFile(join(folder, name), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
