/** What may happen once over all windows and restarts: the first to claim it has it. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Whether this call is the first for the id. A claim is an empty file in `folder`, since creating a file is atomic
 * between windows, which the editor's own storage is not.
 */
export async function claim(folder: string, id: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(join(folder, createHash('sha256').update(id).digest('hex')), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
