/** Looks for secrets where the editor keeps things. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of what the editor and the extension have stored; but for the editor's own copies of files that people saved or edited. */
export function filesWith(folder: string, secrets: readonly string[]): string[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return paths
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !/\/(History|Backups)\//.test(path))
    .filter((path) => {
      const content = readFileSync(path);
      return secrets.some((secret) => content.includes(secret));
    });
}
