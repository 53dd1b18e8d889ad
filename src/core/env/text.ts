/** What an env file assigns and where, as dotenv reads it. */
import { valueOf, walk, type Span } from './scan';

export interface Assignment extends Span {
  /** Of the name, counted from 0. */
  readonly line: number;
  readonly value: string;
}

/** The assignment that counts for each name, or for each of these names: dotenv lets the last one win. */
export function assignmentsIn(text: string, names?: readonly string[]): ReadonlyMap<string, Assignment> {
  const places = new Map<string, Span>();
  const wanted = names && new Set(names);
  walk(text, (place) => {
    if (wanted?.has(place.name) !== false) places.set(place.name, place);
  });
  const lineAt = linesOf(text);
  const found = [...places.values()].sort((one, other) => one.nameStart - other.nameStart);
  return new Map(
    found.map((place) => [place.name, { ...place, line: lineAt(place.nameStart), value: valueOf(text, place) }]),
  );
}

/** The values, by name in the order in which the names come first. */
export function valueMapIn(text: string): ReadonlyMap<string, string> {
  const spans = new Map<string, Span>();
  walk(text, (span) => spans.set(span.name, span));
  const values = new Map<string, string>();
  for (const [name, span] of spans) values.set(name, valueOf(text, span));
  return values;
}

export function valuesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(valueMapIn(text));
}

/** Walks forward through the text: from an offset to its line, counted from 0. */
export function linesOf(text: string): (offset: number) => number {
  let line = 0;
  let at = 0;
  return (offset) => {
    for (; at < offset; at += 1) {
      const code = text.charCodeAt(at);
      // Of a pair, the line feed counts.
      if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) line += 1;
    }
    return line;
  };
}
