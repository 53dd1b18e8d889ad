/** How a value is written in an env file so that its readers agree on it. */

/**
 * The value as written, the best form first: with `preferred` around it where that fits (`''` for no quotes). dotenv,
 * Next.js and Node.js's `--env-file` read the same from each, but for a `$` before a name, which Next.js replaces in any
 * form, and for a carriage return, which dotenv alone can read. Empty for a value that no form can hold.
 */
export function formsOf(value: string, preferred: string): string[] {
  if (preferred === '' && plain.test(value)) return [value];
  const fitting = [...new Set([preferred, ...quotes])].filter((quote) => quote !== '' && fits(value, quote));
  return [...fitting.map((quote) => quoted(value, quote)), ...(bare.test(value) ? [value] : [])];
}

const quotes = ['"', "'", '`'] as const;

/** Nothing that a reader would unquote, expand, trim or take for a comment. */
const plain = /^[\w.~+/=-]+$/;

/** What may stand without quotes, though it looks better with them. */
const bare = /^[^\s'"`#]([^#\r\n\u2028\u2029]*[^\s#])?$/;

/** No reader knows an escaped quote, but dotenv may take a backslash at the end for one. */
function fits(value: string, quote: string): boolean {
  if (value.includes(quote) || value.endsWith('\\')) return false;
  return quote === '"' ? !/\\[nr]/.test(value) : !value.includes('\r');
}

function quoted(value: string, quote: string): string {
  // Only in double quotes `\n` is a new line.
  return quote + (quote === '"' ? escaped(value) : value) + quote;
}

function escaped(value: string): string {
  return value.replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
