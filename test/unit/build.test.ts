import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

/** The names of the files that a build of the sources leaves, apart from this one. */
function builtBy(...args: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'aga-build-'));
  try {
    for (const name of ['src', 'esbuild.mjs', 'package.json', 'tsconfig.json'])
      cpSync(name, join(folder, name), { recursive: true });
    mkdirSync(join(folder, 'test'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    const { status, stderr } = spawnSync(process.execPath, ['esbuild.mjs', ...args], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return readdirSync(join(folder, 'dist')).sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a build for development has the same files as the one that is shipped, and their source maps', () => {
  const [shipped, forDevelopment] = [builtBy('--production'), builtBy()];
  assert.ok(shipped.includes('extension.js'));
  assert.deepEqual(
    forDevelopment.filter((name) => !name.endsWith('.map')),
    shipped,
  );
  assert.ok(forDevelopment.includes('web.js.map'));
});
