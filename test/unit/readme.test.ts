import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import manifest from '../../package.json';
import { pictures } from '../host/pictureCuts';
import { rowsUnder, targetsIn, textOf } from './documents';
import { manifestTexts } from './translations';

const readme = textOf('README.md');

test("the README's table of commands is the manifest's list", () => {
  const texts = manifestTexts();
  const titles = manifest.contributes.commands.map(({ title }) => texts[title.slice(1, -1)]);
  assert.deepEqual(
    rowsUnder('Commands', readme).map(([title]) => title),
    titles,
  );
});

test("the README's table of settings has the manifest's names and defaults, in its order", () => {
  const settings = Object.entries(manifest.contributes.configuration.properties).map(([name, property]) => {
    const value: unknown = property.default;
    return [`\`${name}\``, `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``];
  });
  assert.deepEqual(
    rowsUnder('Settings', readme).map((row) => row.slice(0, 2)),
    settings,
  );
});

test('the README has the two commands of a developer, and no more', () => {
  assert.deepEqual(
    rowsUnder('For developers', readme).map(([command]) => command),
    ['`npm start`', '`npm test`'],
  );
});

test("the README's pictures are cut from the screen, small, and told in words; no other is kept", () => {
  const shown = targetsIn(readme).filter((target) => target.startsWith('media/'));
  const files = pictures.map(({ file }) => file);
  assert.deepEqual(shown.map((path) => path.slice('media/'.length)).sort(), [...files].sort());
  const kept = readdirSync('media').filter((name) => name.endsWith('.png'));
  assert.deepEqual(kept.sort(), [...files, 'icon.png'].sort());
  for (const file of files) {
    const picture = readFileSync(join('media', file));
    assert.ok(picture.length < 60_000, `${file} has ${picture.length} bytes`);
    assert.match(readme, new RegExp(`!\\[[^\\]]{20,}\\]\\(media/${file.replace('.', '\\.')}\\)`));
  }
});
