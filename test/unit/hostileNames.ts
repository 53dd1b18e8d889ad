/** Names as somebody writes them who means harm. */
import fc from 'fast-check';

/** What one of the editor's views acts upon, and what escaping could be led astray by. */
const acting = String.raw`
  [Renew](command:aiGatewayAuth.refresh) [Renew][1] ](command:x [x](https://evil.example) ![x](y) <img src=x> <!--
  <https://evil.example> https://evil.example www.evil.example ann@evil.example <span style="color:#f00;"> </span>
  $(error) \$(sync~spin) $( $ ~spin) | \` ** __ * _ ~~ $$x$$ \ \\ &lt; &#91; &#x5B; :smile: [ ] ( ) < > ! ~ #
  {name} {project} {0} %s __proto__ constructor toString ../.. / " ' ; $HOME \`id\` x 0`
  .split(/\s+/)
  .filter((word) => word !== '');

/** Blocks of Markdown, and what begins or ends a line. */
const blocks = [
  ...[
    '\n\n[1]: command:x\n\n',
    '\n| a | b |\n|:--|:--|\n',
    '```\n',
    '\n# ',
    '\n> ',
    '\n- ',
    '\n1. ',
    '\n    ',
    '\n---\n',
  ],
  ...['> [!NOTE]\n', '\r', '\r\n', '\t', ' ', '\0', '\u001B[31m', '\u0007', '\u2028', '\u2029', '\u0085'],
];

/** Not seen, seen elsewhere, or more than they seem. */
const strange = [
  ...[
    '\u00A0',
    '\u200B',
    '\u3164',
    '\uFEFF',
    '\u202E',
    '\u2066',
    '\u200F',
    '\uD800',
    '\uDC00',
    '\u{1F511}',
    '\u{E0041}',
  ],
  ...['e\u0301', '\u0130', '\u00DF'],
];

const piece = fc.constantFrom(...acting, ...blocks, ...strange);

const character = fc.nat(0x10ffff).map((codePoint) => String.fromCodePoint(codePoint));

function joined(texts: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.array(texts, { maxLength }).map((found) => found.join(''));
}

/** In characters. Longer texts are measured one by one, with a limit each: `npm run bench -- hangs`. */
const longest = 30_000;

/** A few pieces in a row, and rarely very many of them. */
export const names = fc.oneof(
  { weight: 20_000, arbitrary: joined(piece, 8) },
  { weight: 4000, arbitrary: joined(character, 10) },
  { weight: 1, arbitrary: fc.tuple(piece, fc.nat(longest)).map(([unit, to]) => unit.repeat(to / unit.length)) },
);
