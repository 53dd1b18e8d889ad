/** Changes one value of an env file's text, and nothing else in it. */
import { assignmentsIn, valuesIn, type Assignment } from './envText';

/**
 * The text with that value: in place where the variable stands, the last time if it stands there more than once, else,
 * or where its old value holds an unfinished quote together, in a line of its own. dotenv reads the same from it but for this variable, and every character outside the value or
 * the new line is as it was. Throws for a value that an env file could not carry plainly in every reader's grammar.
 */
export function withValue(text: string, name: string, value: string): string {
  if (!plain.test(value)) throw new RangeError(`The value for ${name} has characters that need quoting.`);
  const assignment = assignmentsIn(text).get(name);
  const inPlace = assignment === undefined ? [] : replaced(text, assignment, value);
  const candidates = [...inPlace, ...added(text, name, value)];
  const wanted = { ...valuesIn(text), [name]: value };
  const result = candidates.find((candidate) => sameValues(valuesIn(candidate), wanted));
  if (result === undefined) throw new Error(`No place for ${name} in this env file.`);
  return result;
}

/** Of tokens and keys: nothing that a reader would unquote, expand or take for a comment. */
const plain = /^[\w.~+/=-]+$/;

/** With the quotes that the value has now, or without any if a reader would not see them as such. */
function replaced(text: string, { start, end }: Assignment, value: string): string[] {
  const [quote = ''] = text.slice(start, end);
  const isQuoted = /['"`]/.test(quote) && end - start > 1 && text[end - 1] === quote;
  const written = isQuoted ? `${quote}${value}${quote}` : value;
  // A colon needs white space behind it, which an empty value may not have.
  return [written, value, ` ${value}`].map((part) => text.slice(0, start) + part + text.slice(end));
}

/** At the end, in the file's own style; at the start where an unfinished quote would swallow the end. */
function added(text: string, name: string, value: string): string[] {
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const isOpen = text !== '' && !/[\r\n]$/.test(text);
  const lines = [`${name}="${value}"`, `${name}=${value}`];
  const atEnd = lines.map((line) => (isOpen ? `${text}${newline}${line}` : `${text}${line}${newline}`));
  const [mark, rest] = text.startsWith('\uFEFF') ? ['\uFEFF', text.slice(1)] : ['', text];
  return [...atEnd, ...lines.map((line) => `${mark}${line}${newline}${rest}`)];
}

function sameValues(some: Readonly<Record<string, string>>, others: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(others);
  return names.length === Object.keys(some).length && names.every((name) => some[name] === others[name]);
}
