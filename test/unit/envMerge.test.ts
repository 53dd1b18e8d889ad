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

/** More than can be tried one by one in a file that has them all. */
const many = Array.from({ length: 300 }, (_, index) => `V${index}`);

test('many values are changed at once, each in its place and new ones behind, in the order in which they came', () => {
  const lines = (names: readonly string[], separator: string, value: string): string =>
    names.map((name) => `${name}${separator}${value} # why\n`).join('');
  const values = Object.fromEntries(many.toReversed().map((name) => [name, 'new']));
  assert.equal(
    merged(`MINE=x\n${lines(many, '=', 'old')}`, { ...values, Y: 'a b', X: 'c' }),
    `MINE=x\n${lines(many, '=', 'new')}Y="a b"\nX="c"\n`,
  );
  assert.equal(merged(lines(many, ': ', 'old'), values), lines(many, ': ', 'new'));
  assert.equal(merged(lines(many, ': ', 'old'), values, nodeReader), lines(many, '=', 'new'));
});

test('a value whose quote another one needs is written behind, unless there is too much to look for that place', () => {
  const names = many.slice(0, 63);
  const text = (value: string): string => `B="x\nA=y"z\nC="\n${names.map((name) => `${name}=${value}\n`).join('')}`;
  const values = Object.fromEntries(['A', ...names].map((name) => [name, '2']));
  const after = `${text('2')}A="2"\n`;
  assert.equal(merged(text('1'), values), after);
  // 64 values in 4096 characters are the most.
  const padding = '#'.padEnd(4096 - text('1').length - 1, '.');
  assert.equal(merged(`${padding}\n${text('1')}`, values), `${padding}\n${after}`);
  assert.throws(() => merged(`${padding}.\n${text('1')}`, values), { refusal: 'noPlace' });
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
