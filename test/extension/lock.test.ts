import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import { acquireLock } from '../../src/vscode/files/lock';

/** A little more than an hour. */
const staleMs = 61 * 60 * 1000;
const ended = spawnSync(process.execPath, ['--version']).pid;

async function inFolder(use: (folder: string, path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aga-lock-'));
  try {
    await use(folder, join(folder, 'a.lock'));
  } finally {
    mock.restoreAll();
    rmSync(folder, { recursive: true });
  }
}

test('a lock is held until it is released, and then leaves nothing', () =>
  inFolder(async (folder, path) => {
    const lock = await acquireLock(path, Date.now());
    assert.equal(await acquireLock(path, Date.now()), undefined);
    await lock?.release();
    assert.deepEqual(readdirSync(folder), []);
    assert.ok(await acquireLock(path, Date.now()));
  }));

test('a lock that was taken over is not released by its former owner', () =>
  inFolder(async (folder, path) => {
    const former = await acquireLock(path, Date.now());
    const next = await acquireLock(path, Date.now() + staleMs);
    assert.ok(former && next);
    await former.release();
    assert.equal(await acquireLock(path, Date.now()), undefined);
    await next.release();
    await former.release();
    assert.deepEqual(readdirSync(folder), []);
  }));

test('of two windows that find the same lock left over, one takes it over', () =>
  inFolder(async (folder, path) => {
    writeFileSync(path, `${ended}`);
    const rename = fsPromises.rename.bind(fsPromises);
    let quicker: unknown;
    let quickersLock = '';
    mock.method(fsPromises, 'rename', async (from: string, to: string) => {
      mock.restoreAll();
      quicker = await acquireLock(path, Date.now());
      quickersLock = readFileSync(path, 'utf8');
      await rename(from, to);
    });
    assert.equal(await acquireLock(path, Date.now()), undefined);
    assert.ok(quicker);
    assert.equal(readFileSync(path, 'utf8'), quickersLock);
    assert.deepEqual(readdirSync(folder), ['a.lock']);
  }));

test('a lock whose owner has not come to write its name is held for a few seconds', () =>
  inFolder(async (_folder, path) => {
    writeFileSync(path, '');
    assert.equal(await acquireLock(path, Date.now()), undefined);
    assert.ok(await acquireLock(path, Date.now() + 11 * 1000));
  }));
