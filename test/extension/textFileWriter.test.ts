import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { withValue } from '../../src/core/env/edit';
import { editFile, type TextEdit } from '../../src/vscode/files/writer';

const name = 'VERCEL_OIDC_TOKEN';
const edit: TextEdit = (text) => withValue(text, name, 'new');

async function inFolder(use: (folder: string, path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aga-writer-'));
  try {
    await use(folder, join(folder, '.env.local'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

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
    const old = `.env.unfinished-${process.pid}-b2.local`;
    const others = [`.env.unfinished-${process.pid}-c3.local`, '.env.mine.local'];
    for (const file of [left, old, ...others]) writeFileSync(join(folder, file), 'A=1');
    const longAgo = new Date(Date.now() - 61 * 60 * 1000);
    for (const file of [old, '.env.mine.local']) utimesSync(join(folder, file), longAgo, longAgo);
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

test('a writer that is killed at any moment, 200 times, leaves a whole file', { timeout: 120_000 }, () =>
  inFolder(async (_folder, path) => {
    const whole = (value: string): string => `# ${'x'.repeat(50_000)}\n${name}=${value}\n`;
    writeFileSync(path, whole('start'));
    for (let kill = 0; kill < 200; kill += 1) {
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
      const text = readFileSync(path, 'utf8');
      const [, value = ''] = new RegExp(`${name}=(\\w+)\n$`).exec(text) ?? [];
      assert.equal(text, whole(value));
    }
    assert.notEqual(readFileSync(path, 'utf8'), whole('start'), 'no writer came to write');
  }),
);
