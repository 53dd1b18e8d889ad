import assert from 'node:assert/strict';
import { test } from 'node:test';
import manifest from '../../package.json';
import { actionTitles } from '../../src/core/words/actionTitles';
import { bundleOf, languages, manifestTexts, sentencesInCode } from './translations';

/** What stands for arguments, and what is written as code: the same in every language. */
function fixedPartsOf(text: string): string[] {
  return (text.match(/\{\w+\}|`[^`]*`|"[A-Z[][^"]*"/g) ?? []).sort();
}

for (const language of languages) {
  test(`${language}: every sentence of the code is translated, and nothing else`, () => {
    const bundle = bundleOf(language);
    assert.deepEqual(Object.keys(bundle).sort(), sentencesInCode().sort());
    for (const [sentence, translation] of Object.entries(bundle)) {
      assert.notEqual(translation.trim(), '', sentence);
      assert.deepEqual(fixedPartsOf(translation), fixedPartsOf(sentence), translation);
    }
  });

  test(`${language}: every text of the manifest is translated, and nothing else`, () => {
    const [texts, english] = [manifestTexts(language), manifestTexts()];
    assert.deepEqual(Object.keys(texts), Object.keys(english));
    for (const [name, text] of Object.entries(texts)) {
      assert.notEqual(text.trim(), '', name);
      assert.deepEqual(fixedPartsOf(text), fixedPartsOf(english[name] ?? ''), text);
    }
  });

  test(`${language}: a command has the same title in the palette and in the menu`, () => {
    const [texts, bundle] = [manifestTexts(language), bundleOf(language)];
    for (const [action, title] of Object.entries(actionTitles)) assert.equal(texts[`command.${action}`], bundle[title]);
  });
}

test('the manifest has no words of its own but those of names and numbers', () => {
  const placeholders = JSON.stringify(manifest).match(/(?<="%)[\w.]+(?=%")/g) ?? [];
  assert.deepEqual(placeholders.sort(), Object.keys(manifestTexts()).sort());
  const shown = Object.values(manifest.contributes.configuration.properties).flatMap((property) => [
    property.markdownDescription,
    ...('enumDescriptions' in property ? property.enumDescriptions : []),
  ]);
  for (const text of [...shown, ...manifest.contributes.commands.map(({ title }) => title)]) {
    assert.match(text, /^%.*%$/);
  }
});
