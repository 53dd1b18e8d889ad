import { parse } from 'dotenv';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merged, mergeOf } from '../../src/core/env/merge';

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
