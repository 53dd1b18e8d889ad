/** What the guides of VS Code's Marketplace and of Open VSX ask of a manifest, and what their tools refuse. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import manifest from '../../package.json';
import { documents, targetsIn, textOf } from './documents';
import { manifestTexts } from './translations';

/** Those that both the oldest and the newest VS Code list. */
const categories = [
  ...['AI', 'Azure', 'Chat', 'Data Science', 'Debuggers', 'Extension Packs', 'Education', 'Formatters', 'Keymaps'],
  ...['Language Packs', 'Linters', 'Machine Learning', 'Notebooks', 'Programming Languages', 'SCM Providers'],
  ...['Snippets', 'Testing', 'Themes', 'Visualization', 'Other'],
];

/** The one address; all others begin with it. */
const repository = manifest.repository.url.replace(/\.git$/, '');

const description = manifestTexts()[manifest.description.slice(1, -1)] ?? '';
const icon = sizeOf(manifest.icon);
const isBeforeOne = manifest.version.startsWith('0.');

const rules: readonly (readonly [rule: string, holds: boolean])[] = [
  ['the name is lowercase and without spaces', /^[a-z0-9][a-z0-9-]*$/.test(manifest.name)],
  ['the publisher is an identifier', /^[a-z0-9][a-z0-9-]*$/.test(manifest.publisher)],
  ['the version is one that the Marketplace takes, without a suffix', /^\d+\.\d+\.\d+$/.test(manifest.version)],
  ['the engine is a range with a beginning', /^\^\d+\.\d+\.\d+$/.test(manifest.engines.vscode)],
  ['npm cannot publish it by mistake', manifest.private],
  ['the name to show has no more than it needs', /^[\w ]{3,50}$/.test(manifest.displayName)],
  ['the description is one sentence that fits beside the name', /^[^.]{40,200}\.$/.test(description)],
  ['the licence is that of the LICENSE file', textOfLicence().startsWith(`${manifest.license} License\n`)],
  ['the categories are known, and not "Other"', manifest.categories.every((name) => categories.includes(name))],
  ['the first category is the one to be found under', manifest.categories[0] === 'AI'],
  ['there are keywords, at most 30', manifest.keywords.length >= 5 && manifest.keywords.length <= 30],
  ['no keyword stands twice', new Set(manifest.keywords).size === manifest.keywords.length],
  ['the icon is a square PNG of at least 128 pixels', icon.width >= 128 && icon.width === icon.height],
  ['the banner has a colour and a theme', /^#[0-9a-f]{6}$/i.test(manifest.galleryBanner.color)],
  ['the theme of the banner is that of its colour', manifest.galleryBanner.theme === 'dark'],
  ['it costs nothing, and says so', manifest.pricing === 'Free'],
  ['it is a preview until version 1.0', manifest.preview === isBeforeOne],
  ['the repository is public on GitHub', /^https:\/\/github\.com\/[\w-]+\/[\w-]+\.git$/.test(manifest.repository.url)],
  ['the repository is named after the extension', repository.endsWith(`/${manifest.publisher}/${manifest.name}`)],
  ['the homepage is that of the repository', manifest.homepage === `${repository}#readme`],
  ['faults are told there', manifest.bugs.url === `${repository}/issues`],
  ['so are questions', manifest.qna === `${repository}/issues`],
  ['it does not begin with every window before that is up', !manifest.activationEvents.includes('*')],
  ['it is packed by a list of what is in it', manifest.files.length > 0 && !existsSync('.vscodeignore')],
  ['the package has what both pages show', ['README.md', 'CHANGELOG.md', 'LICENSE'].every((name) => isPacked(name))],
  ['the icon is in the package', isPacked(manifest.icon)],
  ['nothing is packed but the pictures that the editor itself shows', !isPacked('media')],
];

for (const [rule, holds] of rules) {
  test(`${manifest.name}: ${rule}`, () => {
    assert.ok(holds);
  });
}

test('pictures on the pages resolve to https, and none is an SVG', () => {
  for (const text of [textOf('README.md'), readFileSync('CHANGELOG.md', 'utf8')]) {
    assert.doesNotMatch(text, /<(img|svg|picture|source)\b/i);
    for (const [, target = ''] of text.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)) {
      // A path in the project becomes an address of the repository when it is packed.
      assert.match(target, /^(https:\/\/|media\/)[^?#]+\.png$/);
    }
  }
});

test('the documents know no other address of the project', () => {
  for (const document of documents) {
    const own = targetsIn(textOf(document)).filter((target) => target.includes(manifest.name) && target.includes('//'));
    for (const target of own) assert.ok(target.startsWith(`${repository}/`), target);
  }
});

function isPacked(path: string): boolean {
  return manifest.files.includes(path);
}

function textOfLicence(): string {
  return readFileSync('LICENSE', 'utf8');
}

/** Of a PNG, from its header. */
function sizeOf(path: string): { width: number; height: number } {
  const png = readFileSync(path);
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
