import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeMarkdown } from '../../src/core/words/markdown';

const cases: readonly (readonly [text: string, escaped: string])[] = [
  ['plain', 'plain'],
  ['[x](command:y)', '\\[x\\]\\(command\\:y\\)'],
  ['https://example.com', 'https\\:\\/\\/example\\.com'],
  ['a|b', 'a\\|b'],
  ['<img src=x>', '\\<img src\\=x\\>'],
  ['$(sync~spin)', '\\$ \\(sync\\~spin\\)'],
  ['$\u202E(error)', '\\$ \\(error\\)'],
  ['two\n\nlines', 'two lines'],
  ['left\u202Eright\0', 'leftright'],
  ['日本語 🙂', '日本語 🙂'],
  ['  around  ', 'around'],
  ['x'.repeat(80), 'x'.repeat(80)],
  ['🙂'.repeat(81), `${'🙂'.repeat(79)}…`],
];
for (const [text, escaped] of cases) {
  test(`${JSON.stringify(text.slice(0, 30))} shows as text`, () => {
    assert.equal(escapeMarkdown(text), escaped);
  });
}

test('a sentence may be longer, up to what is asked for', () => {
  assert.equal(escapeMarkdown('x'.repeat(100), 100), 'x'.repeat(100));
  assert.equal(escapeMarkdown('x.y', 2), 'x…');
});

test('leaves no punctuation unescaped, and one line of at most 80 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const escaped = escapeMarkdown(text);
      assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/g, ''), /[!-/:-@[-`{-~\r\n]/);
      assert.ok(Array.from(escaped.replace(/\\(.)/g, '$1')).length <= 80);
    }),
  );
});
