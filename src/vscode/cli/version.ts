/** Which version of the Vercel CLI an executable is, by the package that it belongs to. */
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { objectIn, textAt } from '../../core/project/json';

/** `undefined` where that cannot be told. `path` is that of the executable. */
export async function readCliVersion(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  const program = await realpath(path).catch(() => path); // What cannot be followed has no package.
  const packages = [
    join(dirname(program), '..'), // A symbolic link into the package's own folder.
    join(folder, '..', 'vercel'), // A script in `node_modules/.bin`.
    join(folder, 'node_modules', 'vercel'), // A script of npm's for all folders, on Windows.
  ];
  for (const place of packages) {
    const version = await readVersion(join(place, 'package.json'));
    if (version !== undefined) return version;
  }
  return undefined;
}

async function readVersion(path: string): Promise<string | undefined> {
  const found = objectIn(await readFile(path, 'utf8').catch(() => '')); // No package there.
  return textAt(found, 'name') === 'vercel' ? textAt(found, 'version') : undefined;
}
