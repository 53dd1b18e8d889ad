import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verified } from '../../src/core/env/verified';

const text = 'A=1\nB="two\nlines"\n';

for (const [about, result] of [
  ['another value', 'A=1\nB=3\n'],
  ['a variable that goes', 'A=2\n'],
  ['a variable that comes', `${text}C=1\n`],
] as const) {
  test(`an edit of A that makes ${about} is refused`, () => {
    assert.throws(() => verified(() => result, ['A'])(text), /entangled/);
  });
}

test('an edit of A alone is let through', () => {
  assert.equal(verified((before) => before.replace('A=1', "A='x'"), ['A'])(text), `A='x'\nB="two\nlines"\n`);
  assert.equal(verified((before) => before.replace('A=1', '# A=1'), ['A'])(text), `# A=1\nB="two\nlines"\n`);
});
