/** The disk that the extension finds in a test: files of {@link Editor}. */
import assert from 'node:assert/strict';
import childProcess from 'node:child_process';
import fsPromises from 'node:fs/promises';
import { mock } from 'node:test';
import { editor } from './editor';

/** The only folder on the `PATH` while a test runs. */
export const programs = '/programs';

interface Stat {
  readonly size: number;
  readonly mtimeMs: number;
  readonly nlink: number;
  /** This user's, and nobody else's to enter. */
  readonly uid: number | undefined;
  readonly mode: number;
  readonly dev: bigint;
  readonly ino: bigint;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** As on a real disk, what is asked for first need not come first: it takes one to three turns, by the path. */
async function turns(path: string): Promise<void> {
  const { disk } = editor();
  disk.busy += 1;
  for (let turn = path.length % 3; turn >= 0; turn -= 1) await new Promise(setImmediate);
  disk.busy -= 1;
}

async function answered(path: string): Promise<void> {
  for (const [folder, answers] of editor().slow) if (`${path}/`.startsWith(`${folder}/`)) await answers;
}

/** The path without links, in the letters of the disk. */
function followed(given: string): string {
  const { links, ignoresCase, files } = editor();
  const path = links.get(given) ?? given;
  if (!ignoresCase) return path;
  const isIt = (name: string): boolean => `${name}/`.toLowerCase().startsWith(`${path}/`.toLowerCase());
  const [found = path] = [...files.keys()].filter(isIt);
  return found.slice(0, path.length);
}

export async function statOf(given: string): Promise<Stat> {
  const path = followed(given);
  await turns(path);
  if (!editor().slow.has(path)) await answered(path);
  const { files, executables, claims, locks, touchedAt } = editor();
  const identity = identityOf(path);
  const mtimeMs = touchedAt.get(path) ?? Date.now();
  if (locks.has(path) || claims.has(path))
    return { size: 1, mtimeMs, ...identity, isFile: () => true, isDirectory: () => false };
  if (path.endsWith('/.git')) return gitFolder();
  const isProgram = executables.has(path) || executables.has(path.replace(`${programs}/`, ''));
  const found = isProgram ? { size: 1 } : files.get(path);
  const isFolder = found === undefined && [...files.keys()].some((name) => name.startsWith(`${path}/`));
  if (found === undefined && !isFolder) throw fault('ENOENT');
  const size = typeof found === 'string' ? found.length : (found?.size ?? 0);
  return { size, mtimeMs, ...identity, isFile: () => !isFolder, isDirectory: () => isFolder };
}

/** Each path is a file of its own. */
function identityOf(path: string): Pick<Stat, 'nlink' | 'dev' | 'ino' | 'uid' | 'mode'> {
  return {
    nlink: 1,
    uid: process.getuid?.(),
    mode: 0o700,
    dev: 1n,
    ino: BigInt(`0x${Buffer.from(path).toString('hex')}`),
  };
}

function gitFolder(): Stat {
  if (editor().git === undefined) throw fault('ENOENT');
  return { size: 1, mtimeMs: Date.now(), ...identityOf('/.git'), isFile: () => false, isDirectory: () => true };
}

export async function contentOf(given: string): Promise<Uint8Array> {
  const path = followed(given);
  await turns(path);
  editor().reads += 1;
  const found = editor().locks.get(path) ?? editor().files.get(path);
  await answered(path);
  if (typeof found !== 'string') throw fault(found === undefined ? 'ENOENT' : 'EACCES');
  return new TextEncoder().encode(found);
}

/** Stands in for Node.js's own functions until the test's mocks are restored. */
export function mockDisk(): void {
  const { claims, files, failures, locks, touched, touchedAt } = editor();
  let folders = 0;
  const failing = (step: string): Promise<void> =>
    failures.has(step) ? Promise.reject(fault('ENOSPC')) : Promise.resolve();
  mock.method(fsPromises, 'stat', statOf);
  mock.method(fsPromises, 'lstat', statOf);
  mock.method(fsPromises, 'open', async (path: string) => {
    const content = Buffer.from(await contentOf(path));
    let at = 0;
    return {
      read: (into: Buffer, offset: number) => {
        const bytesRead = content.copy(into, offset, at);
        at += bytesRead;
        return Promise.resolve({ bytesRead });
      },
      close: () => Promise.resolve(),
    };
  });
  mock.method(fsPromises, 'readFile', async (path: string, encoding?: string) => {
    const content = Buffer.from(await contentOf(path));
    return encoding === undefined ? content : content.toString();
  });
  mock.method(fsPromises, 'realpath', async (path: string) => {
    if (!editor().folders.includes(path)) await statOf(path);
    return followed(path);
  });
  mock.method(fsPromises, 'readlink', async (path: string) => {
    const target = editor().links.get(path);
    if (target !== undefined) return target;
    await statOf(path);
    throw fault('EINVAL');
  });
  mock.method(fsPromises, 'access', () => failing('access'));
  mock.method(fsPromises, 'chmod', () => failing('chmod'));
  mock.method(fsPromises, 'mkdir', (path: string) => {
    touched.push(path);
    return Promise.resolve();
  });
  mock.method(fsPromises, 'mkdtemp', async (path: string) => {
    touched.push(path);
    await failing('mkdtemp');
    return `${path}${(folders += 1)}`;
  });
  mock.method(fsPromises, 'readdir', (path: string) => {
    const below = [...files.keys(), ...claims, ...locks.keys()].filter((name) => name.startsWith(`${path}/`));
    return Promise.resolve([...new Set(below.map((name) => name.slice(path.length + 1).split('/')[0]))]);
  });
  mock.method(fsPromises, 'utimes', (path: string, _readAt: number, seconds: number) => {
    touchedAt.set(path, seconds * 1000);
    return Promise.resolve();
  });
  mock.method(fsPromises, 'chown', () => failing('chown'));
  mock.method(fsPromises, 'rm', (path: string) => {
    touched.push(path);
    claims.delete(path);
    locks.delete(path);
    for (const name of files.keys()) if (name === path || name.startsWith(`${path}/`)) files.delete(name);
    // It is done, and reported as failed, the first time.
    const broken = [...failures].find((step) => step.startsWith('rm ') && path.includes(step.slice('rm '.length)));
    return broken !== undefined && failures.delete(broken) ? Promise.reject(fault('EBUSY')) : Promise.resolve();
  });
  mock.method(fsPromises, 'rename', async (from: string, to: string) => {
    touched.push(from, to);
    await failing('rename');
    const found = [files, locks].flatMap((kept: Map<string, unknown>) =>
      [...kept].flatMap(([path, moved]) => (`${path}/`.startsWith(`${from}/`) ? [{ kept, path, moved }] : [])),
    );
    if (found.length === 0) throw fault('ENOENT');
    for (const { kept, path, moved } of found) {
      kept.delete(path);
      kept.set(to + path.slice(from.length), moved);
    }
  });
  mock.method(fsPromises, 'writeFile', async (path: string, data: string | Buffer, options?: { flag: string }) => {
    touched.push(path);
    if (path.startsWith('/storage/locks/')) {
      await failing('lock');
      if (options?.flag === 'wx' && locks.has(path)) throw fault('EEXIST');
      locks.set(path, String(data));
      return;
    }
    assert.equal(options?.flag, 'wx');
    if (path.startsWith('/storage/told/')) {
      await failing('claim');
      if (claims.has(path)) throw fault('EEXIST');
      claims.add(path);
      return;
    }
    files.set(path, 'half');
    await failing('write');
    files.set(path, data.toString());
  });
}

/** Git's answers, by its exit codes. */
export function mockGit(): void {
  type Done = (error: (Error & { code: number }) | null) => void;
  mock.method(childProcess, 'execFile', (file: string, args: readonly string[], _options: object, done: Done) => {
    assert.equal(file, 'git');
    const { git, gitRuns, heldGit } = editor();
    gitRuns.push(args);
    const ignored = git === 'unknown' ? 128 : git === 'ignored' ? 0 : 1;
    const code = args.includes('check-ignore') ? ignored : git === 'tracked' ? 0 : 1;
    const answer = (): void => {
      done(code === 0 ? null : Object.assign(new Error('git'), { code }));
    };
    if (heldGit === undefined) answer();
    else heldGit.push(answer);
  });
}

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}
