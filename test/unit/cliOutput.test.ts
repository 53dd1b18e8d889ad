import assert from 'node:assert/strict';
import { test } from 'node:test';
import { versionArguments, versionIn, versionSaid } from '../../src/core/cli/output';

const outputs: readonly (readonly [about: string, output: string, version: string | undefined])[] = [
  ['a line that names the CLI', 'Vercel CLI 64.0.2\n', '64.0.2'],
  ['a line with the number alone', '64.0.2\n', '64.0.2'],
  ['both, behind something else', '> npx vercel\nVercel CLI 54.18.10\n54.18.10\n', '54.18.10'],
  ['a version before its release', 'Vercel CLI 65.0.0-canary.3 (newest)', '65.0.0-canary.3'],
  ['the version of something else', 'Node.js 20.20.2', undefined],
  ['no whole version', 'Vercel CLI 64', undefined],
  ['nothing', '', undefined],
];
for (const [about, output, version] of outputs) {
  test(`the CLI's version is read from ${about}: ${version ?? 'none'}`, () => {
    assert.equal(versionIn(output), version);
  });
}

test('the CLI says its version on either of its outputs', () => {
  const end = { kind: 'exited', code: 0 } as const;
  assert.deepEqual(versionArguments, ['--version']);
  assert.equal(versionSaid({ end, output: '64.0.2', errors: 'Vercel CLI 1.0.0' }), '64.0.2');
  assert.equal(versionSaid({ end, output: '', errors: 'Vercel CLI 64.0.2' }), '64.0.2');
  assert.equal(versionSaid({ end, output: '', errors: 'not found' }), undefined);
});
