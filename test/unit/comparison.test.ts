import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparison } from '../../src/core/env/comparison';
import { nodeReader } from '../../src/core/env/nodeReader';
import { dotenvReader, type EnvReader } from '../../src/core/env/reader';
import { readerOf } from '../../src/core/project/reader';
import { projectFrom } from './layout';

const text = '# mine\nA=1\nB="two"\n';

const cases: readonly (readonly [
  about: string,
  other: string,
  wanted: Record<string, string | undefined>,
  same: boolean,
])[] = [
  ['another comment and other quotes', "B='two'\nA=1 # why\n", {}, true],
  ['another value', 'A=2\nB=two\n', {}, false],
  ['a value that is wanted', 'A=2\nB=two\n', { A: '2' }, true],
  ['a value that is not the wanted one', 'A=3\nB=two\n', { A: '2' }, false],
  ['a variable more', 'A=1\nB=two\nC=\n', {}, false],
  ['a variable less', 'A=1\n', {}, false],
  ['one that is to go', 'A=1\n', { B: undefined }, true],
];

for (const [about, other, wanted, same] of cases) {
  test(`a text with ${about} says ${same ? 'the same' : 'something else'}`, () => {
    assert.equal(comparison(text, dotenvReader, new Map(Object.entries(wanted)))(other), same);
  });
}

test('what dotenv and Node.js read otherwise counts for both, where both read the file', () => {
  // Node.js knows no colon.
  const [before, after] = ['A: 1\n', 'A=1\n'];
  assert.equal(comparison(before, dotenvReader, new Map())(after), true);
  assert.equal(comparison(before, nodeReader, new Map())(after), false);
});

test('a project is read by the reader of its framework', () => {
  const readerWith = (manifest: string): EnvReader => readerOf(projectFrom({ files: { 'package.json': manifest } }));
  assert.equal(readerWith('{"devDependencies":{"vite":"8"}}'), nodeReader);
  assert.equal(readerWith('{"dependencies":{"next":"16","vite":"8"}}'), dotenvReader);
  assert.equal(readerOf(undefined), dotenvReader);
});
