import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withCommentedVariable } from '../../src/core/env/commented';
import { withoutVariable } from '../../src/core/env/edit';
import { nodeReader } from '../../src/core/env/nodeReader';

test('of several lines in comments the last one is brought back, the others stay', () => {
  assert.equal(withCommentedVariable('# KEY=a\n#KEY=b\n# A=1\n', 'KEY'), '# KEY=a\nKEY=b\n# A=1\n');
});

const left: readonly (readonly [about: string, text: string])[] = [
  ['a value stands behind', '# KEY=b\nKEY=a\n'],
  ['a value stands before', 'KEY=a\n# KEY=b\n'],
  ['dotenv alone reads a value', 'KEY: a\n# KEY=b\n'],
  ['the line has no value', '# KEY=\n'],
  ['a quote in it has no end', '# KEY="a\n'],
  ['its value is of several lines', '# KEY="a\\nb"\n'],
  ['its value is of several lines, which are in comments, too', '# KEY="a\n# b"\n'],
];
for (const [about, text] of left) {
  test(`nothing is brought back where ${about}: ${JSON.stringify(text)}`, () => {
    assert.equal(withCommentedVariable(text, 'KEY', nodeReader), undefined);
  });
}

test('a line that readers would not agree on is passed over, but no more than three of them', () => {
  // dotenv takes the no-break space off, and Node.js does not.
  const text = (count: number) => `# KEY=good\n${'# KEY=other\u00A0\n'.repeat(count)}`;
  for (const count of [0, 1, 3]) {
    assert.equal(withCommentedVariable(text(count), 'KEY', nodeReader), text(count).slice(2));
  }
  assert.equal(withCommentedVariable(text(4), 'KEY', nodeReader), undefined);
});

test('each line of a value is commented out', () => {
  assert.equal(withoutVariable('KEY="a\nb\r\nc"\nA=1', 'KEY'), '# KEY="a\n# b\r\n# c"\nA=1');
});

test('a variable is left alone where commenting it out would change another one', () => {
  // Node.js reads the line as a part of B, and dotenv as one of its own.
  const text = 'B="a\nKEY=x"y\n';
  assert.equal(withoutVariable(text, 'KEY'), 'B="a\n# KEY=x"y\n');
  assert.throws(() => withoutVariable(text, 'KEY', nodeReader), { refusal: 'entangled' });
});
