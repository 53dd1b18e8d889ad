/** Where the value of a variable can be written in an env file's text, and how. */
import { formsOf } from './quoting';
import type { Span } from './scan';

/** With the quotes that the value has now where they fit. */
export function formsInPlace(
  text: string,
  { nameEnd, start, end }: Span,
  value: string,
): readonly { readonly start: number; readonly end: number; readonly form: string }[] {
  const [first = ''] = text.slice(start, end);
  const isQuoted = /['"`]/.test(first) && end - start > 1 && text[end - 1] === first;
  const forms = formsOf(value, isQuoted ? first : '');
  // A colon needs white space behind it, which an empty value may not have.
  const here = [...forms, ...forms.map((form) => ` ${form}`)].map((form) => ({ start, end, form }));
  // Node.js knows no colon.
  const isColon = text[nameEnd] === ':';
  return isColon ? [...here, ...forms.map((form) => ({ start: nameEnd, end, form: `=${form}` }))] : here;
}

/** At the end, in the file's own line ends; at the start where an unfinished quote would swallow the end. */
export function addedForms(text: string, name: string, value: string): string[] {
  const newline = newlineOf(text);
  const lines = formsOf(value, '"').map((form) => `${name}=${form}`);
  const [mark, rest] = text.startsWith('\uFEFF') ? ['\uFEFF', text.slice(1)] : ['', text];
  return [...lines.map((line) => withBlock(text, [line])), ...lines.map((line) => `${mark}${line}${newline}${rest}`)];
}

/** The lines at the end; the last one ends as the last one did before. */
export function withBlock(text: string, lines: readonly string[]): string {
  const newline = newlineOf(text);
  const block = lines.join(newline);
  const isOpen = text !== '' && !/[\r\n]$/.test(text);
  if (lines.length === 0) return text;
  return isOpen ? `${text}${newline}${block}` : `${text}${block}${newline}`;
}

function newlineOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}
