import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Expansion } from '../../src/core/env/expansion';

const none = new Map<string, string>();
const env = new Map([
  ['A', 'a'],
  ['EMPTY', ''],
  ['SELF', '$SELF'],
]);

const cases: readonly (readonly [value: string, byNext: unknown, byVite: string | undefined])[] = [
  ['plain', { value: 'plain' }, 'plain'],
  ['$A', { value: 'a' }, 'a'],
  ['${A}b', { value: 'ab' }, 'ab'],
  ['\\$A', { value: '\\$A' }, '\\$A'],
  ['$NOWHERE.', { value: '.' }, '.'],
  ['${NOWHERE:-else}', { value: 'else' }, 'else'],
  ['${EMPTY:-else}', { value: 'else' }, 'else'],
  ['${EMPTY:+other}', undefined, ''],
  ['${NOWHERE+other}', undefined, ''],
  ['${A+other}', undefined, 'other'],
  ['${A:+other}', { value: 'a+other}' }, 'other'],
];

for (const [value, byNext, byVite] of cases) {
  test(`${value} is followed as Next.js does it, and as Vite does`, () => {
    const next = new Expansion().ofNext(value, env, none);
    if (!value.includes('+')) assert.deepEqual(next, byNext);
    assert.equal(new Expansion().ofVite(value, env, none), byVite);
  });
}

test('what refers to itself goes in a circle in Next.js, and is nothing in Vite', () => {
  assert.equal(new Expansion().ofNext('$SELF', env, none), 'circle');
  assert.equal(new Expansion().ofVite('$SELF', new Map(), new Map([['SELF', '$SELF']])), '');
});

test('references that grow are given up, and those of the same expansion after them', () => {
  const grown = new Map([['BIG', 'x'.repeat(2 ** 21)]]);
  const expansion = new Expansion();
  assert.equal(expansion.ofNext('$BIG$BIG$BIG', grown, none), undefined);
  assert.equal(expansion.ofNext('$A', env, none), undefined);
  assert.equal(new Expansion().ofVite('$BIG$BIG$BIG', grown, none), undefined);
});

test('what was given up before makes whatever refers to it unknown', () => {
  const unknown = new Map([['LOST', undefined]]);
  assert.equal(new Expansion().ofNext('$LOST', unknown, none), undefined);
  assert.equal(new Expansion().ofVite('$LOST', unknown, none), undefined);
  // What the environment has is known all the same.
  const known = new Map([['LOST', 'found']]);
  assert.deepEqual(new Expansion().ofNext('$LOST', known, unknown), { value: 'found' });
  assert.equal(new Expansion().ofVite('$LOST', known, unknown), 'found');
});
