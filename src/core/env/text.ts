/** What an env file assigns and where, as dotenv reads it. */
import { parse } from 'dotenv';

/** Offsets are in UTF-16 units of the text. */
interface Place {
  readonly name: string;
  /** Of the name, counted from 0. */
  readonly line: number;
  /** Of the value with its quotes and without the white space around it. */
  readonly start: number;
  readonly end: number;
  /** Of the whole assignment, from `export` or the name to the end of a comment behind the value. */
  readonly from: number;
  readonly to: number;
}

export interface Assignment extends Place {
  readonly value: string;
}

/** The assignment that counts for each name: dotenv lets the last one win. */
export function assignmentsIn(text: string): ReadonlyMap<string, Assignment> {
  const values = valuesIn(text);
  const found = new Map<string, Assignment>();
  for (const place of placesIn(text)) found.set(place.name, { value: values[place.name] ?? '', ...place });
  return found;
}

/** The fast parser of dotenv: the other one takes minutes over a few hundred kilobytes of blank lines. */
export function valuesIn(text: string): Readonly<Record<string, string>> {
  return parse(text, { fast: true });
}

const lineEnd = /[\n\u2028\u2029]/g;

/** Each assignment in its order. The expression is dotenv's own, tried once a line. */
function* placesIn(text: string): Generator<Place> {
  const lines = text.replace(/\r\n?/g, '\n');
  const assignment =
    /\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/dmy;
  const visible = /\S/g;
  const cursor = cursorIn(text);
  let at = 0;
  for (;;) {
    const first = indexOf(visible, lines, at);
    if (first === undefined) return;
    assignment.lastIndex = first;
    const match = assignment.exec(lines);
    const [, name, raw = ''] = match ?? [];
    const [nameStart, nameEnd] = match?.indices?.[1] ?? [];
    if (match !== null && name !== undefined && nameStart !== undefined && nameEnd !== undefined) {
      const from = cursor(first).offset;
      const { line } = cursor(nameStart);
      const rawStart = match.indices?.[2]?.[0] ?? separatorEnd(lines, nameEnd);
      const start = rawStart + raw.length - raw.trimStart().length;
      const place = { name, line, from, start: cursor(start).offset, end: cursor(start + raw.trim().length).offset };
      yield { ...place, to: cursor(match.index + match[0].trimEnd().length).offset };
    }
    const end = indexOf(lineEnd, lines, match === null ? first : assignment.lastIndex);
    if (end === undefined) return;
    at = end + 1;
  }
}

/** Behind the `=` or `:` that follows a name: where the value of an assignment without one would stand. */
function separatorEnd(lines: string, nameEnd: number): number {
  return (indexOf(/[=:]/g, lines, nameEnd) ?? nameEnd) + 1;
}

/** Walks forward through the text: from an offset after `\r\n` became `\n`, to the line and the text's own offset. */
function cursorIn(text: string): (folded: number) => { line: number; offset: number } {
  let line = 0;
  let offset = 0;
  let at = 0;
  return (folded) => {
    for (; at < folded; at += 1) {
      const isPair = text[offset] === '\r' && text[offset + 1] === '\n';
      if (isPair || text[offset] === '\n' || text[offset] === '\r') line += 1;
      offset += isPair ? 2 : 1;
    }
    return { line, offset };
  };
}

function indexOf(expression: RegExp, text: string, from: number): number | undefined {
  expression.lastIndex = from;
  return expression.exec(text)?.index;
}
