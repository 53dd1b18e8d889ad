/** The extension as shipped, but activated by the bench alone. */
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';

export const ourId = `${manifest.publisher}.${manifest.name}`;

/** Makes a folder for it in that one; the result is its path. */
export function ourExtension(folder: string): string {
  const path = join(folder, 'ours');
  mkdirSync(path);
  for (const file of readdirSync('dist').filter((name) => name.endsWith('.js')))
    cpSync(join('dist', file), join(path, 'dist', file));
  writeFileSync(join(path, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [], icon: undefined }));
  return path;
}
