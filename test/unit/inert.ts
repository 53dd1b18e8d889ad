/** Judges what is shown: nothing of it may act by itself but what the extension's own words bring. */
import assert from 'node:assert/strict';
import { knownClaims, momentClaims } from '../../src/core/explain/claimRows';
import { actions, commandOf } from '../../src/core/words/actions';
import { actionTitles } from '../../src/core/words/actionTitles';

/** An icon in a label: `labelWithIconsRegex` of the editor, with the backslash by which it would be none left out. */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** A link in a notification: `LINK_REGEX` of the editor's `linkedText.ts`. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

/** What ends a line, is not seen, or turns the direction of what follows. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Of an item, an entry, a lens, a toast or a problem: one line, without a link; an icon at its beginning alone. */
export function assertInertLabel(label: string): void {
  const said = label.replace(/^\$\([a-z-]+(?:~spin)?\) ?/, '');
  assert.deepEqual(said.match(icon), null, said);
  assert.doesNotMatch(said, link);
  assert.doesNotMatch(said, unseen);
}

const links = actions.map((action) => `${actionTitles[action]}](command:${commandOf(action)})`);
const claims = [...knownClaims, ...momentClaims].map(({ claim }) => claim).join('|');

/** All that may stand in a hover beside escaped text. */
const ownMarkdown: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['link', new RegExp(`\\[(?:${links.map((text) => text.replace(/[()\].]/g, '\\$&')).join('|')})`, 'g')],
  ['icon', /^\$\(warning\) /gm],
  [
    'bar',
    /<span style="color:var\(--vscode-(?:charts-(?:green|yellow|red)|disabledForeground)\);">[\u2588\u2591]+<\/span>/g,
  ],
  ['title', /^\*\*(.*)\*\*$/gm],
  ['claim', new RegExp(String.raw`^\| \`(?:${claims})\` `, 'gm')],
  ['head', /^\|(?: \||:--\|)+$/gm],
  ['row', /^\|?(?: (?:[^|\n]* )?\|)+/gm],
];

const escaped = /\\([!-/:-@[-`{-~])/g;

/**
 * Every other character that Markdown, HTML or icons know is escaped, and nothing is unseen but the ends of the lines:
 * whatever the parser, it is text. Icons are looked for in what the parser has made of it, without its escapes.
 */
export function assertInertMarkdown(markdown: string): void {
  assert.deepEqual(
    markdown
      .replace(/^\$\(warning\) /gm, '')
      .replace(escaped, '$1')
      .match(icon),
    null,
  );
  let rest = markdown.replace(escaped, 'x');
  for (const [what, pattern] of ownMarkdown) {
    rest = rest.replace(pattern, (found: string, inner?: unknown) =>
      what === 'title' ? String(inner) : what === 'row' ? found.replaceAll('|', '') : '',
    );
  }
  assert.doesNotMatch(rest.replaceAll(' \u00B7 ', ''), /[!-$&-/:-@[-`{-~]/, 'something is not escaped');
  assert.doesNotMatch(rest.replaceAll('\n', ''), unseen);
  assert.doesNotMatch(rest, /^(?: {4}|\t)/m, 'it is code');
}
