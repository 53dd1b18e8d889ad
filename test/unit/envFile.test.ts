/** What is known of an env file that holds no text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envFileWithoutText } from '../../src/core/credential/envFile';

test('a folder in the place of an env file cannot be read, as a file that is too large', () => {
  assert.deepEqual(envFileWithoutText({ kind: 'directory' }), { kind: 'unreadable', problem: 'failed' });
  const tooLarge = { kind: 'unreadable', problem: 'tooLarge' } as const;
  assert.deepEqual(envFileWithoutText(tooLarge), tooLarge);
  assert.deepEqual(envFileWithoutText({ kind: 'absent' }), { kind: 'absent' });
});
