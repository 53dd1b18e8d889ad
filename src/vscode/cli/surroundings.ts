/** What the search for the Vercel CLI may ask of this machine. */
import { stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import type { CliSurroundings } from '../../core/cli/cli';
import { readStart } from '../files/beginning';

/** `folder` is the path of the project's folder on disk; `configured` is the setting. */
export function cliSurroundings(folder: string, configured: readonly string[]): CliSurroundings {
  const windows = process.platform === 'win32';
  return {
    windows,
    configured,
    depth: folder.split(/[\\/]/).filter((name) => name !== '').length,
    isFile: (path) => isFile(join(folder, path)),
    readStart: async (path) => ((await isFile(join(folder, path))) ? readStart(join(folder, path)) : undefined),
    isExecutable: async (name) => (await locate(name, folder)) !== undefined,
  };
}

/** The path of an executable; `undefined` where there is none. */
export async function locate(name: string, folder: string): Promise<string | undefined> {
  for (const place of placesOf(name, folder, process.platform === 'win32')) if (await isFile(place)) return place;
  return undefined;
}

/** A path is that place itself; a bare name is one in each folder of the `PATH`. */
function placesOf(name: string, folder: string, windows: boolean): string[] {
  const extensions = windows ? ['', ...(process.env['PATHEXT'] ?? '').split(';')] : [''];
  const isPath = name.includes('/') || (windows && name.includes('\\'));
  const folders = isPath ? [folder] : (process.env['PATH'] ?? '').split(delimiter).filter((path) => path !== '');
  return folders.flatMap((path) => extensions.map((extension) => resolve(path, name + extension)));
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false, // Not there, or not for us to run.
  );
}
