/** Changes one variable of an env file's text, and nothing else in it. */
import { formsOf } from './quoting';
import { assignmentsIn, valuesIn, type Assignment } from './text';
import { RefusalError } from './writeProblem';

type Values = Readonly<Record<string, string>>;

/**
 * The text with that value: in place where the variable stands, the last time if it stands there more than once, else,
 * or where its old value holds an unfinished quote together, in a line of its own. dotenv reads the same from it but for
 * this variable, and every character outside the value or the new line is as it was. Throws where no place is found.
 */
export function withValue(text: string, name: string, value: string): string {
  const assignment = assignmentsIn(text).get(name);
  const inPlace = assignment === undefined ? [] : replaced(text, assignment, value);
  const result = firstThatReads({ ...valuesIn(text), [name]: value }, [...inPlace, ...added(text, name, value)]);
  if (result === undefined) throw new RefusalError('noPlace');
  return result;
}

/** Whether there is a way to write the value: one that needs quotes may have all of them in itself. */
export function isWritable(value: string): boolean {
  return formsOf(value, '').length > 0;
}

/** The text with each line of the variable commented out, which nobody reads then. Throws where that changes another. */
export function withoutVariable(text: string, name: string): string {
  const assignment = assignmentsIn(text).get(name);
  if (assignment === undefined) return text;
  const start = startOfLine(text, assignment.from);
  const lines = text.slice(start, assignment.to).replace(/^|\r\n?|[\n\u2028\u2029]/g, '$&# ');
  const result = text.slice(0, start) + lines + text.slice(assignment.to);
  const values = valuesIn(result);
  if (!sameValues({ ...values, [name]: '' }, { ...valuesIn(text), [name]: '' })) {
    throw new RefusalError('entangled');
  }
  return name in values ? withoutVariable(result, name) : result;
}

/**
 * The text with the last commented line of the variable in effect again; `undefined` where there is none with a value,
 * or where the variable has a value already.
 */
export function withCommentedVariable(text: string, name: string): string | undefined {
  if (!text.includes(name)) return undefined;
  const values = valuesIn(text);
  if ((values[name] ?? '') !== '') return undefined;
  const lines = [...text.matchAll(/^\uFEFF?[ \t]*(# ?)[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*[=:]/gm)];
  for (const { index, 0: line, 1: mark = '' } of lines.filter(([, , found]) => found === name).reverse()) {
    const start = index + line.indexOf(mark);
    const result = text.slice(0, start) + text.slice(start + mark.length);
    const value = valuesIn(result)[name] ?? '';
    // A value with a quote at its start, or of several lines, does not end in this line.
    if (/^[^'"`].*$/.test(value) && sameValues(valuesIn(result), { ...values, [name]: value })) return result;
  }
  return undefined;
}

/** With the quotes that the value has now where they fit. */
function replaced(text: string, { start, end }: Assignment, value: string): string[] {
  const [first = ''] = text.slice(start, end);
  const isQuoted = /['"`]/.test(first) && end - start > 1 && text[end - 1] === first;
  const forms = formsOf(value, isQuoted ? first : '');
  // A colon needs white space behind it, which an empty value may not have.
  return [...forms, ...forms.map((form) => ` ${form}`)].map((form) => text.slice(0, start) + form + text.slice(end));
}

/** At the end, in the file's own line ends; at the start where an unfinished quote would swallow the end. */
function added(text: string, name: string, value: string): string[] {
  const newline = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const isOpen = text !== '' && !/[\r\n]$/.test(text);
  const lines = formsOf(value, '"').map((form) => `${name}=${form}`);
  const atEnd = lines.map((line) => (isOpen ? `${text}${newline}${line}` : `${text}${line}${newline}`));
  const [mark, rest] = text.startsWith('\uFEFF') ? ['\uFEFF', text.slice(1)] : ['', text];
  return [...atEnd, ...lines.map((line) => `${mark}${line}${newline}${rest}`)];
}

function firstThatReads(wanted: Values, candidates: readonly string[]): string | undefined {
  return candidates.find((candidate) => sameValues(valuesIn(candidate), wanted));
}

function sameValues(some: Values, others: Values): boolean {
  const names = Object.keys(others);
  return names.length === Object.keys(some).length && names.every((name) => some[name] === others[name]);
}

function startOfLine(text: string, offset: number): number {
  const [before = ''] = /^\uFEFF?(?:.*[\r\n\u2028\u2029])?/s.exec(text.slice(0, offset)) ?? [];
  return before.length;
}
