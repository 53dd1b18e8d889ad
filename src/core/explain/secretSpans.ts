/** What of an env file's text is not to be seen on a shared screen. When in doubt it is. */
import { credentialKinds } from '../credential/credential';
import { valueSpansByNode } from '../env/nodeText';
import { lineEnd, walk } from '../env/scan';

/** In UTF-16 units of the text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * In their order, and none within another one: values of the two variables as either reader
 * takes them, be they commented out, and what looks like one.
 */
export function secretSpansIn(text: string): readonly TextSpan[] {
  const assigned = new Set<number>();
  const spans: TextSpan[] = [];
  walk(text, ({ name, nameStart, start, end }) => {
    if (!credentialKinds.some(({ variable }) => variable === name)) return;
    assigned.add(nameStart);
    spans.push({ start, end });
  });
  const byNode = valueSpansByNode(text, variables);
  return merged([...spans, ...byNode, ...besideAssignments(text, assigned), ...lookalikes(text)]);
}

const variables: readonly string[] = credentialKinds.map(({ variable }) => variable);

const names = variables.map((variable) => variable.toLowerCase());

/** Behind a name. */
const sign = /(?![\w.-])[^\S\r\n]*(?:["'`][^\S\r\n]*)?[=:][^\S\r\n]*/y;

/** In comments, and in lines that nobody takes for an assignment. */
function besideAssignments(text: string, assigned: ReadonlySet<number>): TextSpan[] {
  // The only letter that is longer in lower case would shift what stands behind it.
  const searched = text.replaceAll('\u0130', '_').toLowerCase();
  return names.flatMap((name) => {
    // The same for every name of a line, of which there may be as many as the text has room for.
    let line = { stop: -1, end: -1 };
    return placesOf(searched, name).flatMap((index) => {
      sign.lastIndex = index + name.length;
      if (assigned.has(index) || /[\w.-]/.test(text.charAt(index - 1)) || !sign.test(text)) return [];
      const start = sign.lastIndex;
      if (start > line.stop) {
        const stop = endOfLine(text, start);
        line = { stop, end: withoutBlanks(text, start, stop) };
      }
      return [{ start, end: line.end }, ...commentedRest(text, start, line.stop)];
    });
  });
}

/** Of what every program takes for one: dotenv knows more line ends than Node.js does. */
function endOfLine(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (end < text.length && !/[\r\n]/.test(text.charAt(end))) end = lineEnd(text, end + 1);
  return end;
}

function placesOf(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) found.push(at);
  return found;
}

/** The lines in which a value goes on that a comment begins with a quote. */
function commentedRest(text: string, start: number, firstEnd: number): TextSpan[] {
  const quote = text.charAt(start);
  if (!/["'`]/.test(quote) || text.slice(start + 1, firstEnd).includes(quote)) return [];
  const spans: TextSpan[] = [];
  const comment = /(?:\r\n?|[\n\u2028\u2029])[ \t]*#[ \t]*/y;
  for (let end = firstEnd; ;) {
    comment.lastIndex = end;
    if (!comment.test(text)) return spans;
    const from = comment.lastIndex;
    end = lineEnd(text, from);
    spans.push({ start: from, end: withoutBlanks(text, from, end) });
    if (text.slice(from, end).includes(quote)) return spans;
  }
}

/** Under whatever name: keys of the AI Gateway, and tokens (RFC 7519 §3: the first part is JSON, in base64url). */
function lookalikes(text: string): TextSpan[] {
  return [...runsWith(text, 'vck_', 'vck_'.length + 4), ...runsWith(text, 'eyJ', 12)].filter(
    ({ start, end }) => text.startsWith('vck_', start) || text.slice(start + 8, end).includes('.'),
  );
}

/** From that part on to the end of the characters that a key or a token may have. */
function runsWith(text: string, part: string, shortest: number): TextSpan[] {
  const spans: TextSpan[] = [];
  const run = /[\w.-]*/y;
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, run.lastIndex)) {
    run.lastIndex = start;
    run.test(text);
    if (run.lastIndex - start >= shortest) spans.push({ start, end: run.lastIndex });
  }
  return spans;
}

function withoutBlanks(text: string, start: number, from: number): number {
  let end = from;
  while (end > start && /[ \t]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function merged(spans: readonly TextSpan[]): readonly TextSpan[] {
  const found: TextSpan[] = [];
  for (const { start, end } of spans
    .filter((span) => span.end > span.start)
    .sort((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last === undefined || start > last.end) found.push({ start, end });
    else if (end > last.end) found[found.length - 1] = { start: last.start, end };
  }
  return found;
}
