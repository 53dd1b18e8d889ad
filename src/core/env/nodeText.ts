/** What an env file assigns as Node.js itself reads it, which is how `vite` does; dotenv differs in details. */

export interface NodeAssignment {
  readonly value: string;
  /** Of the name, counted from 0. */
  readonly line: number;
}

/** The values alone. */
export function valuesByNode(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...assignmentsByNode(text)].map(([name, { value }]) => [name, value]));
}

/**
 * As `util.parseEnv` of Node.js 24. Other than with dotenv, `KEY: value` assigns nothing, a byte order mark is part of a
 * name, the next quote of its kind ends a value and drops the rest of the line, and blanks behind `=` reach further lines.
 */
export function assignmentsByNode(text: string): ReadonlyMap<string, NodeAssignment> {
  const found = new Map<string, NodeAssignment>();
  const whole = withoutBlanksBehind(text.replaceAll('\r', ''));
  let rest = withoutBlanks(whole);
  let counted = 0;
  let line = 0;
  while (rest !== '') {
    const sign = rest.startsWith('#') ? -1 : rest.search(/[=\n]/);
    if (sign === -1 || rest[sign] === '\n') {
      rest = withoutBlanks(withoutLine(rest));
      continue;
    }
    const startsAt = whole.length - rest.length;
    line += whole.slice(counted, startsAt).split('\n').length - 1;
    counted = startsAt;
    const name = trimmed(rest.slice(0, sign));
    rest = rest.slice(sign + 1);
    if (name === '') continue;
    if (rest === '' || rest.startsWith('\n')) {
      // Without a value, not even `export` is taken off the name.
      found.set(name, { value: '', line });
      continue;
    }
    rest = withoutBlanks(rest);
    const { value, end } = valueAt(rest);
    found.set(name.replace(/^export [ \t\n]*/, ''), { value, line });
    rest = withoutLine(rest.slice(end));
  }
  return found;
}

/** The value that a text starts with, and where it ends. */
function valueAt(text: string): { readonly value: string; readonly end: number } {
  const quote = /^["'`]/.exec(text)?.[0];
  const closing = quote === undefined ? -1 : text.indexOf(quote, 1);
  if (closing !== -1) {
    const quoted = text.slice(1, closing);
    return { value: quote === '"' ? quoted.replaceAll('\\n', '\n') : quoted, end: closing + 1 };
  }
  const [line = ''] = /^[^\n]*/.exec(text) ?? [];
  return { value: quote === undefined ? trimmed(line.replace(/#.*/s, '')) : line, end: line.length };
}

function withoutLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? '' : text.slice(end + 1);
}

function trimmed(text: string): string {
  return withoutBlanks(withoutBlanksBehind(text));
}

function withoutBlanksBehind(text: string): string {
  let end = text.length;
  // An expression for it would take a time that grows with the square of the blanks.
  while (' \t\n'.includes(text.charAt(end - 1)) && end > 0) end -= 1;
  return text.slice(0, end);
}

/** Other white space is text. */
function withoutBlanks(text: string): string {
  return text.replace(/^[ \t\n]+/, '');
}
