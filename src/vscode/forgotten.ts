/** Removes what a crash left of the extension's own files and folders. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds after which an entry is what a crash left, and not what another window works with. */
const forgottenMs = 60 * 60 * 1000;

/** Removes from the folder, if it exists, the entries of that name which nobody has touched for an hour. */
export async function removeForgotten(folder: string, name: RegExp, now: number): Promise<void> {
  const entries = await readdir(folder).catch(() => []); // No folder, no leftovers.
  for (const entry of entries.filter((candidate) => name.test(candidate))) {
    const path = join(folder, entry);
    const touchedAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => now, // Another window was quicker.
    );
    if (now - touchedAt > forgottenMs) await rm(path, { recursive: true, force: true });
  }
}
