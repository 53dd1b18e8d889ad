import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import type * as vscode from 'vscode';
import { withValue } from '../../src/core/env/edit';
import { rescueAtStart } from '../../src/vscode/files/rescue';
import { editFile, readText, type TextEdit } from '../../src/vscode/files/writer';
import { Document } from './documents';
import { newEditor } from './editor';
import { Uri } from './recorder';

const name = 'VERCEL_OIDC_TOKEN';
const edit: TextEdit = (text) => withValue(text, name, 'new');

async function inFolder(use: (folder: string, path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aga-writer-'));
  try {
    await use(folder, join(folder, '.env.local'));
  } finally {
    mock.restoreAll();
    rmSync(folder, { recursive: true });
  }
}

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Nothing is to be told. */
const log = {
  warn: (line: string) => {
    throw new Error(line);
  },
} as unknown as vscode.LogOutputChannel;

const onLinuxAsRoot = process.platform === 'linux' && process.getuid?.() === 0;

test('makes a file that only its owner can read', () =>
  inFolder(async (folder, path) => {
    await editFile(path, edit);
    assert.equal(readFileSync(path, 'utf8'), `${name}="new"\n`);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['.env.local']);
  }));

test('writes to the target of a symbolic link, which stays one', () =>
  inFolder(async (folder, path) => {
    writeFileSync(join(folder, 'shared'), `A=1\n${name}=old\n`, { mode: 0o644 });
    symlinkSync('shared', path);
    await editFile(path, edit);
    assert.ok(lstatSync(path).isSymbolicLink());
    assert.equal(readFileSync(join(folder, 'shared'), 'utf8'), `A=1\n${name}=new\n`);
    assert.equal(statSync(path).mode & 0o777, 0o644);
  }));

test('makes the target of a link that leads nowhere yet, by way of other links and folders', () =>
  inFolder(async (folder, path) => {
    for (const name of ['app', 'shared']) mkdirSync(join(folder, name));
    symlinkSync('app/linked', path);
    symlinkSync('../shared', join(folder, 'app', 'common'));
    symlinkSync('common/env', join(folder, 'app', 'linked'));
    await editFile(path, edit);
    assert.equal(readFileSync(join(folder, 'shared', 'env'), 'utf8'), `${name}="new"\n`);
    assert.ok(lstatSync(path).isSymbolicLink());
    assert.deepEqual(readdirSync(join(folder, 'shared')), ['env']);
  }));

for (const [what, target, code] of [
  ['to itself', '.env.local', 'ELOOP'],
  ['into a folder that is missing', 'nowhere/env', 'ENOENT'],
] as const) {
  test(`a link ${what} is told`, () =>
    inFolder(async (folder, path) => {
      symlinkSync(target, path);
      await assert.rejects(editFile(path, edit), { code });
      assert.deepEqual(readdirSync(folder), ['.env.local']);
    }));
}

test('a hard link stays one, with all of its names, its mode and nothing beside it', () =>
  inFolder(async (folder, path) => {
    writeFileSync(path, `A=1\n${name}='longer than what comes'\n`, { mode: 0o640 });
    linkSync(path, join(folder, 'other'));
    await editFile(path, edit);
    assert.equal(readFileSync(join(folder, 'other'), 'utf8'), `A=1\n${name}='new'\n`);
    const { nlink, mode } = statSync(path);
    assert.deepEqual([nlink, mode & 0o777], [2, 0o640]);
    assert.deepEqual(readdirSync(folder).sort(), ['.env.local', 'other']);
  }));

test(
  'a file that is mounted by itself is written to',
  { skip: onLinuxAsRoot ? false : 'only root may mount, on Linux' },
  (context) =>
    inFolder((folder, path) => {
      writeFileSync(path, 'A=1\n');
      const script = 'mount --bind "$1" "$1" || exit 42; exec "$2" "$3" "$1" 1';
      const writer = join(__dirname, 'writerProcess.js');
      const { status } = spawnSync('unshare', ['-m', 'sh', '-c', script, 'sh', path, process.execPath, writer]);
      // No right to mount in this container.
      if (status === 42 || status === null || status === 1) context.skip('may not mount');
      else assert.equal(readFileSync(path, 'utf8'), `A=1\n${name}="value0"\n`);
      assert.deepEqual(readdirSync(folder), ['.env.local']);
      return Promise.resolve();
    }),
);

for (const code of ['EBUSY', 'EPERM', 'EACCES']) {
  test(`a file that cannot be replaced (${code}) is written to`, () =>
    inFolder(async (folder, path) => {
      writeFileSync(path, 'A=1\n');
      const { ino } = statSync(path);
      const rename = fsPromises.rename.bind(fsPromises);
      mock.method(fsPromises, 'rename', (from: string, to: string) =>
        to === path ? Promise.reject(fault(code)) : rename(from, to),
      );
      await editFile(path, edit);
      assert.equal(readFileSync(path, 'utf8'), `A=1\n${name}="new"\n`);
      assert.equal(statSync(path).ino, ino);
      assert.deepEqual(readdirSync(folder), ['.env.local']);
    }));
}

test('on Windows, a file that another program has open is waited for a moment', () =>
  inFolder(async (_folder, path) => {
    writeFileSync(path, 'A=1\n');
    const { ino } = statSync(path);
    const rename = fsPromises.rename.bind(fsPromises);
    let tries = 0;
    mock.method(fsPromises, 'rename', async (from: string, to: string) => {
      tries += 1;
      if (tries > 2) return rename(from, to);
      setImmediate(() => {
        mock.timers.tick(20);
      });
      throw fault('EPERM');
    });
    const { platform } = process;
    mock.timers.enable({ apis: ['setTimeout'] });
    Object.defineProperty(process, 'platform', { value: 'win32' });
    try {
      await editFile(path, edit);
    } finally {
      Object.defineProperty(process, 'platform', { value: platform });
      mock.timers.reset();
    }
    assert.equal(tries, 3);
    assert.notEqual(statSync(path).ino, ino);
  }));

test('a folder in which nothing can be made is told, and the file is as it was', () =>
  inFolder(async (folder, path) => {
    writeFileSync(path, 'A=1\n');
    mock.method(fsPromises, 'mkdir', () => Promise.reject(fault('EACCES')));
    await assert.rejects(editFile(path, edit), { code: 'EACCES' });
    assert.equal(readFileSync(path, 'utf8'), 'A=1\n');
    assert.deepEqual(readdirSync(folder), ['.env.local']);
  }));

test('a pipe is told, and not waited for', { skip: process.platform === 'win32' ? 'no pipes there' : false }, () =>
  inFolder(async (_folder, path) => {
    spawnSync('mkfifo', [path]);
    await assert.rejects(editFile(path, edit), { refusal: 'noFile' });
  }),
);

test('of two edits at once, the second sees what the first wrote', () =>
  inFolder(async (folder, path) => {
    writeFileSync(path, 'A=1\n');
    linkSync(path, join(folder, 'other'));
    await Promise.all([editFile(path, edit), editFile(path, (text) => withValue(text, 'B', '2'))]);
    assert.equal(readFileSync(path, 'utf8'), `A=1\n${name}="new"\n\nB="2"\n`.replace('\n\n', '\n'));
  }));

test('unsaved changes are those of the file, under whatever name, and not of an untitled one', () =>
  inFolder(async (folder, path) => {
    const { documents } = newEditor();
    const add = (scheme: string, fsPath: string, text: string): void => {
      const document = new Document(Uri.at(scheme === 'file' ? fsPath : `${scheme}:${fsPath}`), text);
      document.isDirty = true;
      documents.push(document);
    };
    writeFileSync(join(folder, 'shared'), 'A=disk\n');
    symlinkSync('shared', path);
    add('untitled', path, 'A=untitled\n');
    add('file', join(folder, 'other'), 'A=other\n');
    assert.equal(await readText(path), 'A=disk\n');
    add('file', join(folder, 'shared'), 'A=unsaved\n');
    assert.equal(await readText(path), 'A=unsaved\n');
    newEditor();
  }));

test('keeps bytes that are no UTF-8', () =>
  inFolder(async (_folder, path) => {
    writeFileSync(path, Buffer.from(`# \xFF\xC3\r\n${name}='old'\r\n`, 'latin1'));
    await editFile(path, edit);
    assert.equal(readFileSync(path, 'latin1'), `# \xFF\xC3\r\n${name}='new'\r\n`);
  }));

test('keeps the owner', { skip: process.getuid?.() === 0 ? false : 'only root may give a file away' }, () =>
  inFolder(async (_folder, path) => {
    writeFileSync(path, 'A=1\n');
    chownSync(path, 1234, 2345);
    await editFile(path, edit);
    const { uid, gid } = statSync(path);
    assert.deepEqual([uid, gid], [1234, 2345]);
  }),
);

test('in a file that is no UTF-8, refuses what would need it, and leaves the file', () =>
  inFolder(async (folder, path) => {
    const bytes = Buffer.from(`# \xFF\n${name}=old\n`, 'latin1');
    writeFileSync(path, bytes);
    await assert.rejects(
      editFile(path, (text) => withValue(text, name, '日本')),
      { refusal: 'notUtf8' },
    );
    assert.deepEqual(readFileSync(path), bytes);
    assert.deepEqual(readdirSync(folder), ['.env.local']);
  }));

test('removes what a killed writer left, and nothing that one works with', () =>
  inFolder(async (folder, path) => {
    const ended = spawnSync(process.execPath, ['--version']).pid;
    const left = `.env.unfinished-${ended}-a1.local`;
    const old = `.env.unfinished-${process.ppid}-b2.local`;
    const others = [`.env.unfinished-${process.ppid}-c3.local`, '.env.mine.local'];
    for (const name of [left, old, ...others]) {
      mkdirSync(join(folder, name), { mode: 0o700 });
      writeFileSync(join(folder, name, 'after'), 'A=1');
    }
    const longAgo = new Date(Date.now() - 61 * 60 * 1000);
    for (const name of [old, '.env.mine.local']) utimesSync(join(folder, name), longAgo, longAgo);
    await editFile(path, edit);
    assert.deepEqual(readdirSync(folder).sort(), ['.env.local', ...others].sort());
  }));

test('redoes the edit where the file changed meanwhile', () =>
  inFolder(async (_folder, path) => {
    writeFileSync(path, 'A=1\n');
    let edits = 0;
    await editFile(path, (text) => {
      edits += 1;
      if (edits === 1) writeFileSync(path, 'A=2\n');
      return edit(text);
    });
    assert.equal(readFileSync(path, 'utf8'), `A=2\n${name}="new"\n`);
    await assert.rejects(
      editFile(path, (text) => {
        edits += 1;
        writeFileSync(path, `A=${edits}\n`);
        return edit(text);
      }),
      { refusal: 'changing' },
    );
    assert.equal(readFileSync(path, 'utf8'), `A=${edits}\n`);
  }));

test('a folder in the way is told, and nothing is left beside it', () =>
  inFolder(async (folder) => {
    await assert.rejects(editFile(folder, edit), /EISDIR/);
    assert.deepEqual(readdirSync(folder), []);
  }));

// At its steps it is killed in `rescue.test.ts`, and within a whole refresh in `killedRefresh.test.ts`.
const kills = 50;

for (const what of ['file', 'hard link'] as const) {
  test(`a writer that is killed at any moment, ${kills} times, leaves a whole ${what}`, { timeout: 300_000 }, () =>
    inFolder(async (folder, path) => {
      const whole = (value: string): string => `# ${'x'.repeat(50_000)}\n${name}=${value}\n`;
      writeFileSync(path, whole('start'));
      if (what === 'hard link') linkSync(path, join(folder, 'other'));
      for (let kill = 0; kill < kills; kill += 1) {
        const writer = spawn(process.execPath, [join(__dirname, 'writerProcess.js'), path], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const ended = once(writer, 'close');
        await once(writer.stdout, 'data');
        // A moment that differs each time, within what a few writes take.
        const endAt = performance.now() + Math.random() * 15;
        while (performance.now() < endAt) await new Promise(setImmediate);
        writer.kill('SIGKILL');
        await ended;
        // The next start.
        if (what === 'hard link') await rescueAtStart([path], Date.now(), log);
        const text = readFileSync(path, 'utf8');
        const [, value = ''] = new RegExp(`${name}=(\\w+)\n$`).exec(text) ?? [];
        assert.equal(text, whole(value));
      }
      assert.notEqual(readFileSync(path, 'utf8'), whole('start'), 'no writer came to write');
    }),
  );
}
