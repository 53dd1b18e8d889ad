/** Which version of the Vercel CLI an executable is, by the package that it belongs to. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { largestFileBytes } from '../../core/env/content';
import { objectIn, textAt } from '../../core/project/json';
import { readUpTo } from '../files/bounded';

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
  const isFile = await stat(path).then(
    (place) => place.isFile(),
    () => false, // No package there.
  );
  const found = isFile ? objectIn(String(await readUpTo(largestFileBytes, path))) : undefined;
  return textAt(found, 'name') === 'vercel' ? textAt(found, 'version') : undefined;
}
