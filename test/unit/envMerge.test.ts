import { parse } from 'dotenv';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merged, mergeOf } from '../../src/core/env/merge';
import { nodeReader } from '../../src/core/env/nodeReader';

const here = "# mine\r\nexport A='1' # why\r\n\r\nB=2\r\nMINE=x\r\nSECRET=kept\r\nEMPTY=\r\n";
const pulled = {
  A: 'one',
  B: '2',
  NEW: 'a b',
  SECRET: '[SENSITIVE]',
  EMPTY: '',
  LATER: '',
  HIDDEN: '[SENSITIVE]',
  ODD: '\r"#',
};

test('counts by name what a pull would do', () => {
  assert.deepEqual(mergeOf(here, pulled), {
    added: ['NEW', 'LATER'],
    changed: ['A'],
    withheld: ['SECRET', 'HIDDEN', 'ODD'],
    onlyHere: ['MINE'],
  });
  assert.deepEqual(mergeOf('A=x', { A: '' }).withheld, ['A']);
});

test('replaces in place, appends in one block, and keeps what is only here', () => {
  assert.equal(
    merged(here, pulled),
    '# mine\r\nexport A=\'one\' # why\r\n\r\nB=2\r\nMINE=x\r\nSECRET=kept\r\nEMPTY=\r\nNEW="a b"\r\nLATER=""\r\n',
  );
  assert.equal(merged('', { A: '1', B: 'x\ny' }), 'A="1"\nB="x\\ny"\n');
  assert.equal(merged(here, {}), here);
});

test('what stands there as it came is neither changed nor withheld', () => {
  const { added, changed, withheld } = mergeOf('A=[SENSITIVE]\nB=\nC=x', { A: '[SENSITIVE]', B: '', C: 'x' });
  assert.deepEqual([added, changed, withheld], [[], [], []]);
  // Empty here hides what is elsewhere already.
  assert.deepEqual(mergeOf('A=', { A: '' }, new Set(['A'])).withheld, []);
});

/** So large that values cannot be tried one by one. */
const large = '# \n'.repeat(2 ** 18 / 3 + 1);

test('a large file is changed at once, each value in its place and new ones behind, in the order in which they came', () => {
  const values = { A: 'one', NEW: 'x y', B: 'two', LATER: 'z' };
  assert.equal(
    merged(`${large}B=2 # why\nMINE=x\nA='1'\n`, values),
    `${large}B=two # why\nMINE=x\nA='one'\nNEW="x y"\nLATER="z"\n`,
  );
  assert.equal(merged(`${large}A: 1\nB=2\n`, { A: 'one' }), `${large}A: one\nB=2\n`);
  assert.equal(merged(`${large}A: 1\nB=2\n`, { A: 'one' }, nodeReader), `${large}A=one\nB=2\n`);
});

test('a value whose quote another one needs is written behind, unless the file is too large to look for that place', () => {
  const [before, after] = ['B="x\nA=y"z\nC="\nD=1\n', 'B="x\nA=y"z\nC="\nD=2\nA="new"\n'];
  const values = { A: 'new', D: '2' };
  assert.equal(merged(before, values), after);
  const mostCharacters = 2 ** 18;
  // Of two values, half as many characters each.
  const padding = '#'.padEnd(mostCharacters / 2 - before.length - 1, 'x');
  assert.equal(merged(`${padding}\n${before}`, values), `${padding}\n${after}`);
  assert.throws(() => merged(`${padding}x\n${before}`, values), { refusal: 'noPlace' });
});

test('for any file and any values: what came is there, what did not come is as it was', () => {
  const line = fc.constantFrom('A=1', "export B='2' # x", '# c', '', 'C: 3', 'PEM="-\nx\n-"', 'A=4', 'M=`x`', 'junk');
  const text = fc.tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'));
  const part = fc.constantFrom('x', ' ', '\n', '#', '$', "'", '"', '\\n', '\\', '=', '\r');
  const parts = fc.array(part, { maxLength: 5 }).map((all) => all.join(''));
  const value = fc.oneof(fc.constantFrom('', '[SENSITIVE]'), parts);
  const pulls = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'PEM', 'NEW', 'X_1'), value);
  fc.assert(
    fc.property(text, pulls, ([lines, end], values) => {
      const before = lines.join(end);
      const { withheld } = mergeOf(before, values);
      const written = Object.entries(values).filter(([name]) => !withheld.includes(name));
      assert.deepEqual(parse(merged(before, values)), { ...parse(before), ...Object.fromEntries(written) });
    }),
    { numRuns: 10_000 },
  );
});
