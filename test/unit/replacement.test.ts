import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replacementOf, type Replacement } from '../../src/core/env/replacement';

const cases: readonly (readonly [about: string, before: string, after: string, expected: Replacement])[] = [
  ['a value in the middle', 'A=1\nB=2\n', 'A=9\nB=2\n', { start: 2, end: 3, by: '9' }],
  ['a longer value', 'A=1\nB=2\n', 'A=one\nB=2\n', { start: 2, end: 3, by: 'one' }],
  ['a shorter value', 'A=one\nB=2\n', 'A=1\nB=2\n', { start: 2, end: 5, by: '1' }],
  ['two places, with what is between them', 'A=1\nB=2\n', 'A=3\nB=4\n', { start: 2, end: 7, by: '3\nB=4' }],
  ['a line at the end', 'A=1\n', 'A=1\nB=2\n', { start: 4, end: 4, by: 'B=2\n' }],
  ['a line at the start', 'A=1\n', 'B=2\nA=1\n', { start: 0, end: 0, by: 'B=2\n' }],
  ['a line that goes', 'A=1\nB=2\nC=3\n', 'A=1\nC=3\n', { start: 4, end: 8, by: '' }],
  ['one more of the same', 'aa', 'aaa', { start: 2, end: 2, by: 'a' }],
  ['one less of the same', 'aaa', 'aa', { start: 2, end: 3, by: '' }],
  ['everything', 'ab', 'cde', { start: 0, end: 2, by: 'cde' }],
  ['all that there was', 'ab', '', { start: 0, end: 2, by: '' }],
  ['nothing', 'A=1\n', 'A=1\n', { start: 4, end: 4, by: '' }],
  ['nothing in an empty text', '', '', { start: 0, end: 0, by: '' }],
];

for (const [about, before, after, expected] of cases) {
  test(`an edit is the one piece that it changes: ${about}`, () => {
    assert.deepEqual(replacementOf(before, after), expected);
    assert.equal(before.slice(0, expected.start) + expected.by + before.slice(expected.end), after);
  });
}
