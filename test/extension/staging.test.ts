import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { removeForgotten, stagingName } from '../../src/vscode/files/leftovers';
import { makeStaging } from '../../src/vscode/files/staging';

async function inStorage(use: (storage: string) => Promise<void>): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), 'aga-staging-'));
  try {
    await use(join(base, 'storage'));
  } finally {
    rmSync(base, { recursive: true });
  }
}

test('a staging file is in a folder that only its owner can enter, whatever the mask, and goes with it', () =>
  inStorage(async (storage) => {
    const mask = process.umask(0);
    try {
      const staging = await makeStaging(storage);
      assert.equal(statSync(join(staging.file, '..')).mode & 0o777, 0o700);
      assert.equal(await staging.readText(), undefined);
      writeFileSync(staging.file, 'A=1');
      assert.equal(await staging.readText(), 'A=1');
      await staging.dispose();
      await staging.dispose();
      assert.deepEqual(readdirSync(storage), []);
    } finally {
      process.umask(mask);
    }
  }));

const limit = 1024 * 1024;

for (const [what, make] of [
  [
    'a link',
    (file: string) => {
      symlinkSync(process.platform === 'win32' ? 'NUL' : '/dev/zero', file);
    },
  ],
  [
    'a folder',
    (file: string) => {
      mkdirSync(file);
    },
  ],
  [
    'bytes that are no UTF-8',
    (file: string) => {
      writeFileSync(file, Buffer.from('A=\xFF\n', 'latin1'));
    },
  ],
  [
    'more than 1 MiB',
    (file: string) => {
      writeFileSync(file, 'x'.repeat(limit + 1));
    },
  ],
] as const) {
  test(`${what} in the place of a staging file is refused, and goes with it`, () =>
    inStorage(async (storage) => {
      const staging = await makeStaging(storage);
      make(staging.file);
      await assert.rejects(staging.readText(), { refusal: 'strange' });
      await staging.dispose();
      assert.deepEqual(readdirSync(storage), []);
    }));
}

test('a staging file of 1 MiB is read whole', () =>
  inStorage(async (storage) => {
    const staging = await makeStaging(storage);
    writeFileSync(staging.file, 'x'.repeat(limit));
    assert.equal((await staging.readText())?.length, limit);
  }));

test('what a crash left is removed at the next start, and what another window works with is not', () =>
  inStorage(async (storage) => {
    const ended = spawnSync(process.execPath, ['--version']).pid;
    const [crashed, hung, used] = [
      `staging-${ended}-a`,
      `staging-${process.pid}-b`,
      `staging-${process.pid}-c`,
    ] as const;
    for (const name of [crashed, hung, used, 'mine']) mkdirSync(join(storage, name), { recursive: true });
    writeFileSync(join(storage, crashed, 'env'), 'A=1');
    const longAgo = new Date(Date.now() - 61 * 60 * 1000);
    utimesSync(join(storage, hung), longAgo, longAgo);
    await removeForgotten(storage, stagingName, Date.now());
    assert.deepEqual(readdirSync(storage).sort(), ['mine', used].sort());
    await removeForgotten(join(storage, 'nowhere'), stagingName, Date.now());
    assert.ok(!existsSync(join(storage, 'nowhere')));
  }));
