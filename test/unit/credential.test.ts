import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiKeyProblem } from '../../src/core/apiKey/apiKey';
import type { Doubt, KeyDoubt } from '../../src/core/credential/credential';
import { looksLikeKey, worthOf } from '../../src/core/credential/worth';
import { token } from '../vercel/token';
import { english } from './english';

const now = Date.UTC(2026, 0, 31, 12);
const whole = token({ issuedAt: now, expiresAt: now + 3_600_000 });
const [, payload = ''] = whole.split('.');
const signedBy = (alg: string, signature: string): string =>
  [Buffer.from(JSON.stringify({ alg })).toString('base64url'), payload, signature].join('.');

const tokens: readonly (readonly [about: string, value: string, doubt: Doubt | undefined])[] = [
  ['a token', whole, undefined],
  ['white space behind, which no header keeps', `${whole} \n`, undefined],
  ['quotes within quotes', `'${whole}'`, 'quoted'],
  ['an open quote', `"${whole}`, 'openQuote'],
  ['an open quote before a cut token', `"${whole.slice(0, -20)}`, 'openQuote'],
  ['"Bearer" in front', `Bearer ${whole}`, 'bearer'],
  ['a line end inside', `${whole.slice(0, 200)}\n${whole.slice(200)}`, 'strayCharacter'],
  ['a blank behind that is no white space of a header', `${whole}\u00a0`, 'strayCharacter'],
  ['a form feed behind', `${whole}\f`, 'strayCharacter'],
  ['a character that nobody sees, in front', `\u200b${whole}`, 'strayCharacter'],
  ['a space in front', ` ${whole}`, 'noToken'],
  ['a fourth part', `${whole}.x`, 'noToken'],
  ['characters beyond base64url', `${whole}+/=`, 'noToken'],
  ['no signature', signedBy('RS256', ''), 'cut'],
  ['no signature of an unknown algorithm', signedBy('X1', ''), 'cut'],
  ['a signature of an unknown algorithm', signedBy('X1', 'AA'), undefined],
  ['a signature by ES256', signedBy('ES256', 'A'.repeat(86)), undefined],
  ['a signature of an RSA key with 4096 bits', signedBy('RS256', 'A'.repeat(683)), undefined],
  ['a key', 'vck_abc', 'otherKind'],
  ['a key behind something else', 'key=vck_abc', 'noToken'],
  ['three parts that hold no claims', 'a.b.c', 'noToken'],
  ['white space alone', ' \n', 'blank'],
];
for (const [about, value, doubt] of tokens) {
  test(`${about} is ${doubt ?? 'a token'}`, () => {
    const worth = worthOf('oidc', value);
    assert.equal(worth?.kind === 'badToken' ? worth.doubt : undefined, doubt);
  });
}

test('a claim that is nested without an end breaks nothing', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const claims = Buffer.from(`{"exp":${now / 1000},"sub":${deep}}`).toString('base64url');
  const worth = worthOf('oidc', `e30.${claims}.x`);
  assert.deepEqual(worth?.kind === 'oidc' && worth.token.identity, `[${now},null,null]`);
});

const keys: readonly (readonly [value: string, looksLikeOne: boolean])[] = [
  ['vck_aB3-x_9', true],
  ['vcp_aB3-x_9', true],
  ['aB3aB3aB3aB3aB3aB3aB3aB3', true],
  ['vck_', false],
  ['vck_xxx', false],
  ['see vck_aB3', false],
  ['vck_aB3 mine', false],
  ['mine aB3aB3aB3aB3aB3aB3aB3aB3', false],
  ['aB3aB3aB3aB3aB3aB3aB3aB3a', false],
  ['vck_a b', false],
  ['sk-abc', false],
  ['aB3aB3aB3', false],
];
for (const [value, looksLikeOne] of keys) {
  test(`"${value}" ${looksLikeOne ? 'looks' : 'does not look'} like a key`, () => {
    assert.equal(looksLikeKey(value), looksLikeOne);
    assert.equal(apiKeyProblem(english, value) === undefined, looksLikeOne);
  });
}

const values: readonly (readonly [value: string, doubt: KeyDoubt | undefined])[] = [
  ['vck_abc', undefined],
  ['\t ', 'blank'],
  ['[SENSITIVE]', 'sensitive'],
  ['"vck_abc"', 'quoted'],
  ["'a\nb'", 'quoted'],
  ['"vck_abc', 'openQuote'],
  ['vck_abc`', 'openQuote'],
  ['vck_"abc"', 'openQuote'],
  ['"vck"_abc', 'openQuote'],
  ['"vck_abc\'', 'openQuote'],
  ['vck_a"bc', undefined],
  ['Bearer vck_abc', 'bearer'],
  ['bearer\tvck_abc', 'bearer'],
  ['no bearer vck_abc', undefined],
  ['bearer_abc', undefined],
  ['<your key>', 'placeholder'],
  ['vck_<key>', undefined],
  ['<vck>_abc', undefined],
  ['your-api-key', 'placeholder'],
  ['YOUR_API_KEY', 'placeholder'],
  ['vck_your_key', undefined],
  ['xxx', 'placeholder'],
  ['XXXXXX', 'placeholder'],
  ['xx', undefined],
  ['xxxa', undefined],
  ['axxx', undefined],
  ['...', 'placeholder'],
  ['…', 'placeholder'],
  ['vck_x', 'placeholder'],
  ['vck_xxxx', 'placeholder'],
  ['vck_...', 'placeholder'],
  ['vck_…', 'placeholder'],
  ['vck_xxxa', undefined],
  ['vck_abc\r\n\t ', undefined],
  ['vck_ab~c !', undefined],
  ['vck_a\nb', 'strayCharacter'],
  ['vck_abc\u200b', 'strayCharacter'],
  ['vck_abc\u007f', 'strayCharacter'],
  ['\ufeffvck_abc', 'strayCharacter'],
  ['vck_\u00e9', 'strayCharacter'],
  [whole, 'otherKind'],
];
for (const [value, doubt] of values) {
  test(`as a key, ${JSON.stringify(value.slice(0, 20))} is ${doubt ?? 'one'}`, () => {
    const worth = worthOf('apiKey', value);
    assert.deepEqual(worth?.kind === 'apiKey' && worth.doubt, doubt);
  });
}

test('an empty value counts as absent', () => {
  assert.equal(worthOf('apiKey', ''), undefined);
  assert.equal(worthOf('oidc', ''), undefined);
});
