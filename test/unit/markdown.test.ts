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
];
for (const [text, escaped] of cases) {
  test(`${JSON.stringify(text)} shows as text`, () => {
    assert.equal(escapeMarkdown(text), escaped);
  });
}

test('leaves no punctuation unescaped, and one line of at most 80 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const escaped = escapeMarkdown(text);
      assert.doesNotMatch(escaped.replace(/\\[!-/:-@[-`{-~]/g, ''), /[!-/:-@[-`{-~\r\n]/);
      assert.ok(Array.from(escaped.replace(/\\(.)/g, '$1')).length <= 80);
    }),
  );
});
