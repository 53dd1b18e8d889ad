/** Hostile texts as the editor's own Markdown, icon and link code takes them. */
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { actions, commandOf } from '../../../src/core/words/actions';
import { inputs } from '../../unit/hostileFiles';
import { shownOf } from '../../unit/hostileInput';
import { loadFromBundle } from './bundledCode';

const out = join(vscode.env.appRoot, 'out', 'vs');

/** Of `marked.ts` and `iconLabels.ts`. */
function editorsOwn(): { parse: (markdown: string) => string; icons: RegExp } {
  const found = loadFromBundle(join(out, 'workbench', 'api', 'node', 'extensionHostProcess.js'), {
    Marked: /Please report this to https:\/\/github\.com\/markedjs/,
    icons: /^var\s+[\w$]+\s*=\s*new RegExp\(`\\\\\$\\\\\(\$\{/,
  });
  // What those declarations are in each version so far; another one fails below.
  const marked = new (found.Marked as new () => { parse(markdown: string): string })();
  const { source } = found.icons as RegExp;
  return { parse: (markdown) => marked.parse(markdown), icons: new RegExp(`(\\\\)?${source}`, 'g') };
}

/** `LINK_REGEX` of `linkedText.ts`: what makes a link of a notification's text. */
function linkPattern(): RegExp {
  const bundles = ['code/browser/workbench/workbench.js', 'workbench/workbench.desktop.main.js'];
  const path = bundles.map((name) => join(out, name)).find((name) => existsSync(name));
  const bundle = path === undefined ? '' : readFileSync(path, 'utf8');
  const [, pattern = ''] = /=\/(\\\[\(\[\^\\\]\]\+\)\\\]\\\(.{1,100}?)\/gi;/.exec(bundle) ?? [];
  assert.match(pattern, /command:/, 'the bundle has no pattern of links');
  return new RegExp(pattern, 'i');
}

const ownTags = new Set([
  ...['p', 'strong', 'table', 'thead', 'tbody', 'tr', 'th', 'td'].flatMap((name) => [`<${name}>`, `</${name}>`]),
  ...['<th align="left">', '<td align="left">', '<code>', '</code>', '</span>', '</a>'],
  ...['green', 'yellow', 'red'].map((name) => `<span style="color:var(--vscode-charts-${name});">`),
  '<span style="color:var(--vscode-disabledForeground);">',
  ...actions.map((action) => `<a href="command:${commandOf(action)}">`),
]);

describe("to the editor's own code, a hostile text", () => {
  const shown = fc.sample(inputs, { numRuns: 3000, seed: 1 }).map(shownOf);
  let { parse, icons } = { parse: (markdown: string) => markdown, icons: /x/ };
  let link = /x/;

  before(() => {
    ({ parse, icons } = editorsOwn());
    link = linkPattern();
  });

  it('acts upon the text that is meant to', () => {
    assert.match(parse('[x](command:y) <b> `c`'), /<a href="command:y">x<\/a> <b> <code>c<\/code>/);
    assert.equal('\\$(error) $(sync~spin)'.replace(icons, '-'), '- -');
    assert.match('[x](command:y)', link);
  });

  it('is text in a hover: no tag and no icon but the own ones', () => {
    const all = shown.flatMap(({ markdown = [] }) => markdown);
    assert.ok(all.length > shown.length);
    for (const markdown of all) {
      const html = parse(markdown);
      for (const [tag] of html.matchAll(/<[^>]*>?/g)) assert.ok(ownTags.has(tag), `${tag} in ${html}`);
      const others = html.replace(/<p>\$\(warning\) /g, '<p>');
      for (const [icon, isEscaped] of others.matchAll(icons)) assert.ok(isEscaped, `${icon} in ${html}`);
    }
  });

  it('is text in a label: no icon but one at its beginning, and no link', () => {
    const all = shown.flatMap(({ labels = [] }) => labels);
    assert.ok(all.length > shown.length);
    for (const label of all) {
      const said = label.replace(/^\$\([a-z-]+(~spin)?\)/, '');
      assert.doesNotMatch(said, link);
      assert.deepEqual(said.match(icons), null, said);
    }
  });
});
