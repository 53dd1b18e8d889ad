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
  ['A:\r\nB=1', 'A', 'B=1', 'B=1'],
  ['Z_0.9-a=09', 'Z_0.9-a', '09', '09'],
  ['A\u00A0=\u00A01', 'A', '1', '1'],
  ['A="one\r\ntwo\rthree"', 'A', '"one\r\ntwo\rthree"', 'one\ntwo\nthree'],
  ['A="say \\"x\\""', 'A', '"say \\"x\\""', 'say \\"x\\"'],
  ['A="x\\"\ny"', 'A', '"x\\"\ny"', 'x\\"\ny'],
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

test('what belongs to an assignment ends with its value, or with a comment behind it', () => {
  const wholeOf = (text: string): string[] => spansIn(text).map(({ from, to }) => text.slice(from, to));
  const ends = ['A=x', 'A="x"', 'A=', 'A=x # why', 'A="x" # why', 'A=# why'];
  for (const whole of ends) {
    assert.deepEqual(wholeOf(`${whole}  `), [whole]);
    assert.deepEqual(wholeOf(`  ${whole}  \nB=1`), [whole, 'B=1']);
  }
});

test('a value is in quotes where one stands on each side', () => {
  const isQuoted = (text: string): boolean | undefined => spansIn(text)[0]?.isQuoted;
  assert.deepEqual(['A="x"', "A=''", 'A=`x`'].map(isQuoted), [true, true, true]);
  assert.deepEqual(['A=', 'A=x', 'A="x', 'A="x"y'].map(isQuoted), [false, false, false, false]);
});

test('behind a line of "export" alone another one may begin', () => {
  for (const [text, names] of [
    ['export\nA=1', ['A']],
    ['export\nexport A=1', ['A']],
    ['export\nno assignment\nA=1', ['A']],
  ] as const) {
    assert.deepEqual(
      spansIn(text).map(({ name }) => name),
      names,
    );
    assert.deepEqual(Object.keys(parse(text)), names);
  }
});

/** U+2028 is not the end of a line for a value, and is one for the quotes that dotenv takes away. */
const separated: readonly (readonly [text: string, value: string])[] = [
  ['A=x|"y"', 'x|y'],
  ['A=x|"y"|z', 'x|y|z'],
  ['A=x"|"y"', 'x"|y'],
  ["A=x|'y'|`z`", 'x|y|z'],
  ['A=x|"y"|"z"', 'x|y"|"z'],
  ['A=x|"y"z"', 'x|y"z'],
  ['A=x|"y', 'x|"y'],
  ['A=x|y"', 'x|y"'],
  ['A="x|y', '"x|y'],
  ['A=x|"y"z|"w', 'x|"y"z|"w'],
  ['A=x|"', 'x|"'],
  ['A=x|"y"z', 'x|"y"z'],
];
for (const [written, read] of separated) {
  test(`${written} is read as ${read}, where | is a line separator`, () => {
    const [text, value] = [written, read].map((part) => part.replaceAll('|', '\u2028')) as [string, string];
    const [span] = spansIn(text);
    assert.ok(span);
    assert.equal(parse(text)['A'], value);
    assert.equal(valueOf(text, span), value);
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
  assert.equal(lineStart('\uFEFFa\nbc', 4), 3);
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
  assert.deepEqual(formed('A=old'), ['A=new', 'A= new']);
  // Letters are no quotes, and one alone has no other side.
  assert.equal(formed('A=oo')[0], 'A=new');
  assert.equal(formed('A="')[0], 'A=new');
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
