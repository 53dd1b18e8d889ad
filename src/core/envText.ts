/** What an env file assigns and where, as dotenv reads it. */
import { parse } from 'dotenv';

export interface Assignment {
  readonly value: string;
  /** Counted from 0. */
  readonly line: number;
}

/** The assignment that counts for each name: dotenv lets the last one win. */
export function assignmentsIn(text: string): ReadonlyMap<string, Assignment> {
  // The fast parser: the other one takes minutes over a few hundred kilobytes of blank lines.
  const values = parse(text, { fast: true });
  const found = new Map<string, Assignment>();
  for (const [name, line] of namesIn(text)) found.set(name, { value: values[name] ?? '', line });
  return found;
}

const lineEnd = /[\n\u2028\u2029]/g;

/** Each assigned name with its line. The expression is dotenv's own, tried once a line. */
function* namesIn(text: string): Generator<readonly [name: string, line: number]> {
  const lines = text.replace(/\r\n?/g, '\n');
  const assignment =
    /\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/dmy;
  const visible = /\S/g;
  let line = 0;
  let counted = 0;
  let at = 0;
  for (;;) {
    const start = indexOf(visible, lines, at);
    if (start === undefined) return;
    assignment.lastIndex = start;
    const match = assignment.exec(lines);
    const nameAt = match?.indices?.[1]?.[0];
    if (match?.[1] !== undefined && nameAt !== undefined) {
      for (; counted < nameAt; counted += 1) if (lines[counted] === '\n') line += 1;
      yield [match[1], line];
    }
    const end = indexOf(lineEnd, lines, match === null ? start : assignment.lastIndex);
    if (end === undefined) return;
    at = end + 1;
  }
}

function indexOf(expression: RegExp, text: string, from: number): number | undefined {
  expression.lastIndex = from;
  return expression.exec(text)?.index;
}
