/** What an env file assigns as Node.js itself reads it, which is how `vite` does; dotenv differs in details. */

export interface NodeAssignment {
  readonly value: string;
  /** Of the name, counted from 0. */
  readonly line: number;
}

/** The values alone. */
export function valuesByNode(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(valueMapByNode(text));
}

/** By name, in the order in which the names come first. */
export function valueMapByNode(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  walk(text.replaceAll('\r', ''), (name, value) => found.set(name, value));
  return found;
}

/** The assignment that counts for each name, or for each of these names. */
export function assignmentsByNode(text: string, names?: readonly string[]): ReadonlyMap<string, NodeAssignment> {
  const found = new Map<string, NodeAssignment>();
  const whole = text.replaceAll('\r', '');
  let counted = 0;
  let line = 0;
  walk(whole, (name, value, startsAt) => {
    if (names?.includes(name) === false) return;
    for (; counted < startsAt; counted += 1) if (whole.charCodeAt(counted) === lineFeed) line += 1;
    found.set(name, { value, line });
  });
  return found;
}

/** Where the values of these names stand, each time and with their quotes, as offsets in UTF-16 units. */
export function valueSpansByNode(
  text: string,
  names: readonly string[],
): readonly { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  walk(text.replaceAll('\r', ''), (name, _value, _startsAt, start, end) => {
    if (names.includes(name)) spans.push({ start, end });
  });
  if (!text.includes('\r')) return spans;
  // In their order, each offset is behind the ones before.
  let [at, offset] = [0, 0];
  const original = (wanted: number): number => {
    for (; offset < wanted; at += 1) if (text.charAt(at) !== '\r') offset += 1;
    return at;
  };
  return spans.map(({ start, end }) => ({ start: original(start), end: original(end) }));
}

const [lineFeed, hash, equals] = [0x0a, 0x23, 0x3d];

/** `startsAt` is the name's line, or what stands before the name; `start` and `end` are of the value with its quotes. */
type OnAssignment = (name: string, value: string, startsAt: number, start: number, end: number) => void;

/**
 * As `util.parseEnv` of Node.js 24. Other than with dotenv, `KEY: value` assigns nothing, a byte order mark is part of a
 * name, the next quote of its kind ends a value and drops the rest of the line, and blanks behind `=` reach further lines.
 */
function walk(text: string, onAssignment: OnAssignment): void {
  const end = beforeBlanks(text, text.length, 0);
  let at = afterBlanks(text, 0, end);
  while (at < end) {
    const sign = text.charCodeAt(at) === hash ? -1 : signAt(text, at, end);
    if (sign === -1) {
      at = afterBlanks(text, afterLine(text, at, end), end);
      continue;
    }
    const startsAt = at;
    const nameStart = afterBlanks(text, at, sign);
    const name = text.slice(nameStart, beforeBlanks(text, sign, nameStart));
    at = sign + 1;
    if (name === '') continue;
    if (at === end || text.charCodeAt(at) === lineFeed) {
      // Without a value, not even `export` is taken off the name.
      onAssignment(name, '', startsAt, at, at);
      at = afterBlanks(text, at, end);
      continue;
    }
    const start = afterBlanks(text, at, end);
    const value = valueAt(text, start, end);
    onAssignment(name.replace(/^export [ \t\n]*/, ''), value.text, startsAt, start, value.ownEnd);
    at = afterLine(text, value.end, end);
  }
}

/** The value that starts there, where it ends, and where that ends which no more is read of. */
function valueAt(
  text: string,
  at: number,
  end: number,
): { readonly text: string; readonly ownEnd: number; readonly end: number } {
  const quote = /["'`]/.test(text.charAt(at)) ? text.charAt(at) : undefined;
  const closing = quote === undefined ? -1 : text.indexOf(quote, at + 1);
  if (closing !== -1) {
    const quoted = text.slice(at + 1, closing);
    return { text: quote === '"' ? quoted.replaceAll('\\n', '\n') : quoted, ownEnd: closing + 1, end: closing + 1 };
  }
  const line = text.slice(at, lineEnd(text, at, end));
  if (quote !== undefined) return { text: line, ownEnd: at + line.length, end: at + line.length };
  const comment = line.indexOf('#');
  const bare = comment === -1 ? line : line.slice(0, comment);
  const value = bare.slice(0, beforeBlanks(bare, bare.length, 0));
  return { text: value, ownEnd: at + value.length, end: at + line.length };
}

/** Of the `=` in that line; -1 where there is none. */
function signAt(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === equals) return at;
    if (code === lineFeed) return -1;
  }
  return -1;
}

function lineEnd(text: string, from: number, end: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? end : Math.min(at, end);
}

function afterLine(text: string, from: number, end: number): number {
  return Math.min(lineEnd(text, from, end) + 1, end);
}

/** Other white space is text. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === lineFeed;
}

function afterBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function beforeBlanks(text: string, from: number, least: number): number {
  let at = from;
  while (at > least && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
