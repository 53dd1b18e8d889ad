import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envFileWithoutText, mayBeUnfinished, type EnvFile } from '../../src/core/credential/envFile';
import { envFileOf, oidcIn } from '../../src/core/credential/readEnvFile';
import { token } from '../vercel/token';

const whole = token({ issuedAt: 0, expiresAt: 3_600_000 });

function fileOf(text: string): EnvFile {
  return envFileOf({ kind: 'text', text });
}

test('a folder in the place of an env file cannot be read, as a file that is too large', () => {
  const tooLarge = { kind: 'unreadable', problem: 'tooLarge' } as const;
  for (const read of [envFileOf, envFileWithoutText]) {
    assert.deepEqual(read({ kind: 'absent' }), { kind: 'absent' });
    assert.deepEqual(read({ kind: 'directory' }), { kind: 'unreadable', problem: 'failed' });
    assert.deepEqual(read(tooLarge), tooLarge);
  }
});

test('a file tells of each variable where it stands, be it empty, in the order of the kinds', () => {
  const file = fileOf(`A=1\nVERCEL_OIDC_TOKEN=x\nAI_GATEWAY_API_KEY=\n`);
  assert.deepEqual(file.kind === 'read' && file.entries, [
    { kind: 'apiKey', line: 2, worth: undefined },
    { kind: 'oidc', line: 1, worth: { kind: 'badToken', doubt: 'noToken' } },
  ]);
});

test('a value whose references grow too long is none, and one that the loader drops is not there', () => {
  const text = 'AI_GATEWAY_API_KEY=$A\nVERCEL_OIDC_TOKEN=$B\n';
  const tooLong = envFileOf({ kind: 'text', text }, undefined, () => 'tooLong');
  assert.deepEqual(tooLong.kind === 'read' && tooLong.entries, [
    { kind: 'apiKey', line: 0, worth: { kind: 'apiKey', doubt: 'tooLong', identity: '' } },
    { kind: 'oidc', line: 1, worth: { kind: 'badToken', doubt: 'tooLong' } },
  ]);
  const dropped = envFileOf({ kind: 'text', text }, undefined, () => undefined);
  assert.deepEqual(dropped.kind === 'read' && dropped.entries, []);
});

const read: readonly (readonly [text: string, refers: boolean, hasCommentedKey: boolean])[] = [
  ['', false, false],
  ['A=1', false, false],
  ['A=$B', true, false],
  ['# costs $5\nA=1', false, false],
  ['# AI_GATEWAY_API_KEY=vck_abc', false, true],
  ['# AI_GATEWAY_API_KEY=your key', false, false],
  ['# AI_GATEWAY_API_KEY=vck_abc\nAI_GATEWAY_API_KEY=vck_def', false, false],
  ['# VERCEL_OIDC_TOKEN=vck_abc', false, false],
];
for (const [text, refers, hasCommentedKey] of read) {
  test(`${JSON.stringify(text)} ${refers ? 'refers' : 'does not refer'} to others, and has ${hasCommentedKey ? 'a' : 'no'} key in a comment`, () => {
    const file = fileOf(text);
    assert.ok(file.kind === 'read');
    assert.deepEqual([file.refers, file.hasCommentedKey], [refers, hasCommentedKey]);
  });
}

test('the token in a text is found with its value, and nothing that is none', () => {
  const found = oidcIn(`A=1\nVERCEL_OIDC_TOKEN="${whole}"\n`);
  assert.deepEqual([found?.value, found?.token.expiresAt], [whole, 3_600_000]);
  for (const text of ['', 'VERCEL_OIDC_TOKEN=', 'VERCEL_OIDC_TOKEN=x', `AI_GATEWAY_API_KEY=${whole}`]) {
    assert.equal(oidcIn(text), undefined, text);
  }
});

const absent: EnvFile = { kind: 'absent' };
const locked: EnvFile = { kind: 'unreadable', problem: 'failed' };
const key = 'AI_GATEWAY_API_KEY=vck_abc';
const writes: readonly (readonly [about: string, before: EnvFile | undefined, now: EnvFile, unfinished: boolean])[] = [
  ['a token that is not whole', fileOf('A=1'), fileOf('VERCEL_OIDC_TOKEN=eyJhb'), true],
  ['a file that is new and says nothing', undefined, fileOf(''), true],
  ['a file that is new and has an empty value', undefined, fileOf('AI_GATEWAY_API_KEY='), false],
  ['a file that was never there', undefined, absent, false],
  ['a value that went', fileOf(key), fileOf('AI_GATEWAY_API_KEY='), true],
  ['a file that went with its value', fileOf(key), absent, true],
  ['another value', fileOf(key), fileOf(`VERCEL_OIDC_TOKEN=${whole}`), false],
  ['a line that went and had no value', fileOf('AI_GATEWAY_API_KEY='), fileOf('A=1'), false],
  ['a file that went and had no value', fileOf('AI_GATEWAY_API_KEY='), absent, false],
  ['a file that went and could not be read', locked, absent, true],
  ['a file that can be read again, with a value', locked, fileOf(key), false],
  ['a file that cannot be read for another reason', locked, { kind: 'unreadable', problem: 'tooLarge' }, false],
];
for (const [about, before, now, unfinished] of writes) {
  test(`${about} ${unfinished ? 'may be the middle of a write' : 'is believed at once'}`, () => {
    assert.equal(mayBeUnfinished(now, before), unfinished);
  });
}
