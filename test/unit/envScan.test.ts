import { parse } from 'dotenv';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addedForms, formsInPlace, withBlock } from '../../src/core/env/places';
import { formsOf } from '../../src/core/env/quoting';
import { lineEnd, lineStart, valueOf, walk, type Span } from '../../src/core/env/scan';

function spansIn(text: string): Span[] {
  const spans: Span[] = [];
  walk(text, (span) => spans.push(span));
  return spans;
}

const lines: readonly (readonly [line: string, name: string, written: string, value: string])[] = [
  ['A=1', 'A', '1', '1'],
  ['export A=1', 'A', '1', '1'],
  ['A = 1 # why', 'A', '1', '1'],
  ['A="two words" # why', 'A', '"two words"', 'two words'],
  ["A='it is'", 'A', "'it is'", 'it is'],
  ['A="a\\nb"', 'A', '"a\\nb"', 'a\nb'],
  ["A='a\\nb'", 'A', "'a\\nb'", 'a\\nb'],
  ['A="one\ntwo"', 'A', '"one\ntwo"', 'one\ntwo'],
  ['A=', 'A', '', ''],
  ['A: 1', 'A', '1', '1'],
];

for (const [line, name, written, value] of lines) {
  test(`${JSON.stringify(line)} is found between other lines, with its value in its place`, () => {
    const text = `# before\n${line}\nLAST=x\n`;
    const [span, last] = spansIn(text);
    assert.ok(span !== undefined && last?.name === 'LAST');
    assert.equal(span.name, name);
    assert.equal(text.slice(span.nameStart, span.nameEnd), name);
    assert.equal(text.slice(span.start, span.end), written);
    assert.equal(text.slice(span.from, span.to), line);
    assert.equal(valueOf(text, span), value);
    assert.equal(parse(text)[name], value);
  });
}

test('comments are told by where they begin, and are no assignments', () => {
  const comments: number[] = [];
  walk(
    '# A=1\nB=2 # C=3\n  # D=4',
    ({ name }) => {
      assert.equal(name, 'B');
    },
    (at) => comments.push(at),
  );
  assert.deepEqual(comments, [0, 18]);
});

test('a line begins behind the one before, or behind a byte order mark, and ends before its end', () => {
  assert.deepEqual(
    ['a\nbc', 'a\r\nbc', 'a\u2028bc'].map((text) => text.slice(lineStart(text, text.length))),
    ['bc', 'bc', 'bc'],
  );
  assert.equal(lineStart('\uFEFFabc', 2), 1);
  assert.deepEqual([lineEnd('ab\r\nc', 0), lineEnd('ab', 1)], [2, 2]);
});

test('whatever form a value is written in, dotenv reads the value back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '"', "'", '`'), (value, preferred) => {
      for (const form of formsOf(value, preferred)) assert.equal(parse(`A=${form}\nB=1`)['A'], value, form);
    }),
  );
});

test('a value keeps the quotes that are preferred where they fit, and goes without where it can', () => {
  assert.deepEqual(formsOf('abc', '')[0], 'abc');
  assert.deepEqual(formsOf('abc', "'")[0], "'abc'");
  assert.deepEqual(formsOf("it's", "'")[0], '"it\'s"');
  assert.deepEqual(formsOf('two\nlines', '"')[0], '"two\\nlines"');
  assert.deepEqual(formsOf('"\'`', ''), []);
});

test('a value in its place keeps its quotes; behind a colon it may become one behind an equals sign', () => {
  const formed = (text: string): string[] => {
    const [span] = spansIn(text);
    assert.ok(span);
    return formsInPlace(text, span, 'new').map(({ start, end, form }) => text.slice(0, start) + form + text.slice(end));
  };
  assert.equal(formed("A='old' # why")[0], "A='new' # why");
  assert.equal(formed('A=old')[0], 'A=new');
  assert.ok(formed('A: old').includes('A=new'));
});

test('a variable is added at the end, in the line ends of the file, or else at the start', () => {
  assert.equal(addedForms('A=1\r\n', 'B', 'x')[0], 'A=1\r\nB="x"\r\n');
  assert.ok(addedForms('\uFEFFA="open', 'B', 'x').includes('\uFEFFB="x"\nA="open'));
});

test('a block ends as the file ended before', () => {
  assert.equal(withBlock('A=1', ['B=2', 'C=3']), 'A=1\nB=2\nC=3');
  assert.equal(withBlock('A=1\n', ['B=2']), 'A=1\nB=2\n');
  assert.equal(withBlock('', ['B=2']), 'B=2\n');
  assert.equal(withBlock('A=1', []), 'A=1');
});
