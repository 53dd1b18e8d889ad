import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { assignmentsByNode, valuesByNode, valueSpansByNode } from '../../src/core/env/nodeText';
import { cpuMsOf } from './cpuTime';

type Values = Readonly<Record<string, string>>;

/** Where dotenv, or Node.js before 24, reads something else. */
const rows: readonly (readonly [text: string, values: Values])[] = [
  ['A: x', {}],
  ['\uFEFFA=x', { '\uFEFFA': 'x' }],
  ['A="x"y', { A: 'x' }],
  ['A="x\\"y"', { A: 'x\\' }],
  ['A="x', { A: '"x' }],
  ['A="x # y\nB=z', { A: '"x # y', B: 'z' }],
  ['A=\u00A0x', { A: '\u00A0x' }],
  ['A=x\rB=y', { A: 'xB=y' }],
  ['my name=x', { 'my name': 'x' }],
  ['nothing\nA=x', { A: 'x' }],
  ['=A=x', { A: 'x' }],
  ['A= \nB=x', { A: 'B=x' }],
  ['A= # x\nB=y', { A: '', B: 'y' }],
  ['export   A=x', { A: 'x' }],
  ['export A=\nB=x', { 'export A': '', B: 'x' }],
  ['export A=', { 'export A': '' }],
  ['my export A=x', { 'my export A': 'x' }],
  ['\tA\t=\tx\t# y', { A: 'x' }],
  ['A="x\n"y=z\nB=w', { A: 'x\n', B: 'w' }],
  ['A=x\nB=undefined', { A: 'x', B: 'undefined' }],
  ['__proto__=x', { ['__proto__']: 'x' }],
];

for (const [text, values] of rows) {
  test(`reads ${JSON.stringify(text)} as Node.js 24 does`, () => {
    assert.deepEqual(valuesByNode(text), values);
  });
}

/** Lines that every version reads alike. */
const word = fc.array(fc.constantFrom('x', 'é', '\\n', '\\', ' ', ':', '=', '$', '#'), { maxLength: 4 });
const quoted = fc
  .tuple(fc.constantFrom('"', "'", '`'), word, fc.constantFrom('', '\n', '#\n'), fc.constantFrom('', 'y', ' # y'))
  .map(([quote, parts, end, tail]) => `${quote}${parts.join('')}${end}${quote}${tail}`);
const bare = word.map((parts) => `x${parts.join('')}`);
const assignment = fc
  .tuple(fc.constantFrom('A', 'B.c', ' A', 'export A'), fc.constantFrom('=', ' = '), fc.oneof(quoted, bare))
  .map((parts) => parts.join(''));
const line = fc.oneof(assignment, fc.constantFrom('', '# x', '# A=x', 'A='));

test('tells the line of each name', () => {
  const lines = ['', '# x', 'A=x', 'B="y', 'z"', '', '  C = w', 'A=v', 'export D=', 'E=u'];
  for (const end of ['\n', '\r\n']) {
    const found = [...assignmentsByNode(lines.join(end))].map(([name, { line: at }]) => [name, at]);
    assert.deepEqual(found, [
      ['A', 7],
      ['B', 3],
      ['C', 6],
      ['export D', 8],
      ['E', 9],
    ]);
  }
});

test('tells where each value stands, with its quotes', () => {
  const lines = ['A=x # why', "B='y", "z' # A=1", 'C=w', 'export A="v"w', 'A=', 'A="open'];
  for (const end of ['\n', '\r\n']) {
    const text = lines.join(end);
    const values = valueSpansByNode(text, ['A', 'B']).map((span) => text.slice(span.start, span.end));
    assert.deepEqual(values, ['x', `'y${end}z'`, '"v"', '', '"open']);
  }
  assert.deepEqual(valueSpansByNode('\rA=x\ry\nB=z', ['A']), [{ start: 3, end: 6 }]);
});

test('reads a file as the Node.js that runs this does', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      // Before 24, a comment without a line behind it assigns.
      const text = [...lines, 'END=x'].join(end);
      assert.deepEqual({ ...valuesByNode(text) }, { ...parseEnv(text) });
    }),
    { numRuns: 5_000 },
  );
});

test('reads a large file in a moment, be it blank or of open quotes', () => {
  for (const part of ['\n', ' ', 'A=x\n', 'A="\n', "A='\n", '=', '#\n', 'A= \n']) {
    const tookMs = cpuMsOf(() => valuesByNode(`${part.repeat(2 ** 19 / part.length)}B`));
    assert.ok(tookMs < 2_000, `${JSON.stringify(part)} took ${tookMs} ms`);
  }
});
