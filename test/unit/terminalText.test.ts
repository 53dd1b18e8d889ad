import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bold, harmless, Lines } from '../../src/core/words/terminalText';

const lines: readonly (readonly [about: string, line: string, shown: string])[] = [
  ['plain text', 'Downloading\t✓ …', 'Downloading\t✓ …'],
  ['colours', '\u001B[32m✓\u001B[39m done', '\u001B[32m✓\u001B[39m done\u001B[0m'],
  ['the clipboard', 'a\u001B]52;c;aGk=\u0007b', 'ab'],
  ['a title', 'a\u001B]0;mine\u001B\\b', 'ab'],
  ['a text without an end', 'a\u001B]8;;file:///etc', 'a'],
  ['the cursor and the screen', '\u001B[2Ja\u001B[1;1H\u001B[?25lb\u001Bc', 'ab'],
  ['a device’s answer', 'a\u001BP+q\u001B\\b\u001B[6n', 'ab'],
  ['single control characters', 'a\u0007\u0008\r\u0000b\u009B31m', 'ab31m'],
];
for (const [about, line, shown] of lines) {
  test(`a line that only shows: ${about}`, () => {
    assert.equal(harmless(line), shown);
  });
}

test('lines come whole, however the output is split', () => {
  const output = 'one\ntwo\r\n\nthree';
  for (let size = 1; size <= output.length; size += 1) {
    const heard: string[] = [];
    const whole = new Lines((line) => heard.push(line));
    for (let start = 0; start < output.length; start += size) whole.add(output.slice(start, start + size));
    whole.end();
    whole.end();
    // A carriage return that is split from its line feed is a control character of the line.
    assert.deepEqual(heard.map(harmless), ['one', 'two', '', 'three'], `in pieces of ${size}`);
  }
  let longest = 0;
  const endless = new Lines((line) => (longest = Math.max(longest, line.length)));
  for (let count = 0; count < 30; count += 1) endless.add('x'.repeat(1000));
  assert.ok(longest > 0 && longest < 12_000);
});

test('a heading is bold, and what follows it is not', () => {
  assert.equal(bold('Refresh'), '\u001B[1mRefresh\u001B[0m');
});

test('a line without an end is told in parts of more than 10,000 characters', () => {
  const heard: number[] = [];
  const lines = new Lines((line) => heard.push(line.length));
  lines.add('x'.repeat(10_000));
  assert.deepEqual(heard, []);
  lines.add('x');
  lines.add('rest');
  lines.end();
  assert.deepEqual(heard, [10_001, 4]);
});
