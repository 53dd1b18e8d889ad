/** Where a path leads. */
import { readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { absent } from './errorCode';

/** As many as Linux follows (path_resolution(7)). */
const mostLinks = 40;

/**
 * The path without any symbolic link, be there a file yet or not. Rejects with ENOENT where the folder for it is
 * missing, and with ELOOP where links lead in a circle.
 */
export async function targetOf(path: string): Promise<string> {
  const known = await realpath(path).catch(absent);
  if (known !== undefined) return known;
  let at = path;
  for (let links = 0; links <= mostLinks; links += 1) {
    // A link is relative to where its folder really is.
    const folder = await realpath(dirname(at));
    at = join(folder, basename(at));
    const next = await readlink(at).catch(absent);
    if (next === undefined) return at;
    at = resolve(folder, next);
  }
  throw Object.assign(new Error('Too many symbolic links.'), { code: 'ELOOP' });
}
