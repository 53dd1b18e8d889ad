import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeValue } from '../../src/vscode/envFileWriter';

const name = 'VERCEL_OIDC_TOKEN';

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
    await writeValue(path, name, 'new');
    assert.equal(readFileSync(path, 'utf8'), `${name}="new"\n`);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['.env.local']);
  }));

test('writes to the target of a symbolic link, which stays one', () =>
  inFolder(async (folder, path) => {
    writeFileSync(join(folder, 'shared'), `A=1\n${name}=old\n`, { mode: 0o644 });
    symlinkSync('shared', path);
    await writeValue(path, name, 'new');
    assert.ok(lstatSync(path).isSymbolicLink());
    assert.equal(readFileSync(join(folder, 'shared'), 'utf8'), `A=1\n${name}=new\n`);
    assert.equal(statSync(path).mode & 0o777, 0o644);
  }));

test('keeps bytes that are no UTF-8', () =>
  inFolder(async (_folder, path) => {
    writeFileSync(path, Buffer.from(`# \xFF\xC3\r\n${name}='old'\r\n`, 'latin1'));
    await writeValue(path, name, 'new');
    assert.equal(readFileSync(path, 'latin1'), `# \xFF\xC3\r\n${name}='new'\r\n`);
  }));

test('a folder in the way is told, and nothing is left beside it', () =>
  inFolder(async (folder) => {
    await assert.rejects(writeValue(folder, name, 'new'), /EISDIR/);
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
