/** The disk that the extension finds in a test: files of {@link Editor}, without any delay. */
import assert from 'node:assert/strict';
import fsPromises from 'node:fs/promises';
import { mock } from 'node:test';
import { editor } from './editor';

/** The only folder on the `PATH` while a test runs. */
export const programs = '/programs';

interface Stat {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

export async function statOf(path: string): Promise<Stat> {
  await Promise.resolve();
  const { files, executables } = editor();
  const isProgram = executables.has(path) || executables.has(path.replace(`${programs}/`, ''));
  const found = isProgram ? { size: 1 } : files.get(path);
  const isFolder = found === undefined && [...files.keys()].some((name) => name.startsWith(`${path}/`));
  if (found === undefined && !isFolder) throw fault('ENOENT');
  const size = typeof found === 'string' ? found.length : (found?.size ?? 0);
  return { size, isFile: () => !isFolder, isDirectory: () => isFolder };
}

export async function contentOf(path: string): Promise<Uint8Array> {
  await Promise.resolve();
  editor().reads += 1;
  const found = editor().files.get(path);
  if (typeof found !== 'string') throw fault(found === undefined ? 'ENOENT' : 'EACCES');
  return new TextEncoder().encode(found);
}

/** Stands in for Node.js's own functions until the test's mocks are restored. */
export function mockDisk(): void {
  const { claims } = editor();
  mock.method(fsPromises, 'stat', statOf);
  mock.method(fsPromises, 'readFile', contentOf);
  mock.method(fsPromises, 'mkdir', () => Promise.resolve());
  mock.method(fsPromises, 'writeFile', (path: string, _data: string, { flag }: { flag: string }) => {
    assert.equal(flag, 'wx');
    if (claims.has(path)) return Promise.reject(fault('EEXIST'));
    claims.add(path);
    return Promise.resolve();
  });
}

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}
