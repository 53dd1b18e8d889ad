import { parse } from 'dotenv';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignmentsIn } from '../../src/core/env/text';
import { cpuMsOf } from './cpuTime';

const lines: readonly (readonly [about: string, text: string, line: number | undefined])[] = [
  ['first line', 'A=1', 0],
  ['after a comment and a blank line', '# x\n\nA=1\n', 2],
  ['CRLF', '# x\r\nA=1\r\n', 1],
  ['lone CR', '# x\rA=1\r', 1],
  ['byte order mark', '\uFEFFA=1', 0],
  ['export and a colon', 'B=2\nexport A: 1', 1],
  ['the last one counts', 'A=1\nB=2\nA=3', 2],
  ['inside the quotes of another value', 'B="\nA=1\n"\n', undefined],
  ['after a multi-line value', 'B="\nx\n"\nA=1', 3],
  ['commented out', '# A=1', undefined],
  ['after a line that is none', 'no assignment\nA=1', 1],
];
for (const [about, text, line] of lines) {
  test(`finds the line of an assignment: ${about}`, () => {
    assert.equal(assignmentsIn(text).get('A')?.line, line);
  });
}

test('reads the same names and values as dotenv from any text', () => {
  const piece = fc.constantFrom(
    ...[
      'A',
      'B',
      'export ',
      'export\n',
      '=',
      ': ',
      ':',
      ' ',
      '\t',
      '\n',
      '\r\n',
      '\r',
      "'",
      '"',
      '`',
      '#',
      '\\',
      '\\n',
    ],
    ...["\\'", '\uFEFF', '\0', '\u2028', '\u2029', 'x.y-z', 'é', '$A', '\uFFFD', 'A=1\n', 'B="q"\n', "A='1'\n", 'ABC'],
  );
  const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, (source) => {
      const read = [...assignmentsIn(source)].map(([name, { value }]) => [name, value] as const);
      assert.deepEqual(Object.fromEntries(read), parse(source));
    }),
    { numRuns: 20_000 },
  );
});

test('the line of an assignment is where dotenv starts to read it', () => {
  const line = fc.constantFrom('A=1', '  export A="2"', '# A=1', '', 'B=`', 'B=x', '`', 'junk', "A='3' # why", 'A=');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (all) => {
      const found = assignmentsIn(all.join('\n')).get('A');
      if (found === undefined) return;
      assert.match(all[found.line] ?? '', /^\s*(export )?A=/);
      assert.equal(parse(all.slice(found.line).join('\n'))['A'], found.value);
    }),
    { numRuns: 5_000 },
  );
});

test('a megabyte of blank lines, quotes or names takes seconds, not minutes', () => {
  for (const unit of ['\n', ' ', "A='\n", 'A\n', 'export\n', "'\n", 'A=1\n', '\u2028']) {
    const tookMs = cpuMsOf(() => assignmentsIn(unit.repeat(2 ** 20 / unit.length)));
    assert.ok(tookMs < 10_000, `${JSON.stringify(unit)} took ${tookMs.toFixed(0)} ms`);
  }
});
