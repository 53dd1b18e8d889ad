/** Walks over an env file's text as dotenv does, in a time that grows with the text alone. */

/** Where an assignment stands. Offsets are in UTF-16 units of the text. */
export interface Span {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** Of the value with its quotes and without the white space around it. */
  readonly start: number;
  readonly end: number;
  /** Of the whole assignment, from `export` or the name to the end of a comment behind the value. */
  readonly from: number;
  readonly to: number;
  /** A quote stands on both sides of the value, which may then go over several lines. */
  readonly isQuoted: boolean;
}

/** Each assignment in its order, and the `#` of each line that is a comment. */
export function walk(text: string, onSpan: (place: Span) => void, onComment?: (offset: number) => void): void {
  let at = afterBlanks(text, 0);
  while (at < text.length) {
    if (text.charCodeAt(at) === hash) {
      onComment?.(at);
      at = lineEnd(text, at);
    } else {
      const from = at;
      const nameStart = afterExport(text, from);
      const nameEnd = afterWord(text, nameStart);
      const separator = nameEnd === nameStart ? -1 : separatorAt(text, nameEnd);
      if (separator === -1) {
        // Only the line of `export` itself is none, what follows may be one.
        at = lineEnd(text, from);
      } else {
        const place = spanAt(text, { from, nameStart, nameEnd, separator });
        onSpan(place);
        at = place.to;
      }
    }
    at = afterBlanks(text, at);
  }
}

/** The value at a place, as a program gets it. */
export function valueOf(text: string, { start, end, isQuoted }: Span): string {
  const [first, last] = [text.charCodeAt(start), text.charCodeAt(end - 1)];
  if (isQuoted) return unescaped(text.slice(start + 1, end - 1).replace(/\r\n?/g, '\n'), first);
  const raw = text.slice(start, end);
  if (/[\u2028\u2029]/.test(raw)) return unescaped(withoutQuotesOfLines(raw), first);
  const isInQuotes = raw.length > 1 && isQuote(first) && first === last;
  return unescaped(isInQuotes ? raw.slice(1, -1) : raw, first);
}

/** Of the line that an offset is in, behind a byte order mark. */
export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  return at === 0 && text.startsWith('\uFEFF') ? 1 : at;
}

const [hash, equals, colon, backslash, lineFeed, carriageReturn] = [0x23, 0x3d, 0x3a, 0x5c, 0x0a, 0x0d];
const [singleQuote, doubleQuote, backtick] = [0x27, 0x22, 0x60];

interface Head {
  readonly from: number;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly separator: number;
}

function spanAt(text: string, { from, nameStart, nameEnd, separator }: Head): Span {
  const name = text.slice(nameStart, nameEnd);
  // A colon takes the white space behind it along, even the end of the line.
  const isColon = text.charCodeAt(separator) === colon;
  const after = separator + 1 + (isColon ? (text.startsWith('\r\n', separator + 1) ? 2 : 1) : 0);
  const first = afterBlanks(text, after);
  const quoteEnd = isQuote(text.charCodeAt(first)) ? closingQuote(text, first) : -1;
  if (quoteEnd !== -1) {
    const behind = afterBlanksOfLine(text, quoteEnd);
    const to = text.charCodeAt(behind) === hash ? beforeBlanks(text, lineEnd(text, behind), behind) : quoteEnd;
    return { name, nameStart, nameEnd, start: first, end: quoteEnd, from, to, isQuoted: true };
  }
  let stop = after;
  for (let code = text.charCodeAt(stop); stop < text.length; code = text.charCodeAt(stop)) {
    if (code === hash || code === lineFeed || code === carriageReturn) break;
    stop += 1;
  }
  const isCommented = text.charCodeAt(stop) === hash;
  const end = beforeBlanks(text, stop, after);
  const isEmpty = end === after;
  const to = isCommented ? beforeBlanks(text, lineEnd(text, stop), stop) : isEmpty ? separator + 1 : end;
  if (isEmpty) return { name, nameStart, nameEnd, start: separator + 1, end: separator + 1, from, to, isQuoted: false };
  return { name, nameStart, nameEnd, start: first, end, from, to, isQuoted: false };
}

/** Behind the quote that ends the value: the first without a backslash before it, which must end the line or precede a comment. */
function closingQuote(text: string, open: number): number {
  const quote = text.charAt(open);
  let found = -1;
  for (let at = text.indexOf(quote, open + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    const behind = afterBlanksOfLine(text, at + 1);
    if (behind === text.length || isLineEnd(text.charCodeAt(behind)) || text.charCodeAt(behind) === hash) {
      found = at + 1;
    }
    if (text.charCodeAt(at - 1) !== backslash) break;
  }
  return found;
}

function afterExport(text: string, at: number): number {
  if (!text.startsWith('export', at) || !isBlank(text.charCodeAt(at + 6))) return at;
  const next = afterBlanks(text, at + 6);
  return isWord(text.charCodeAt(next)) ? next : at;
}

/** -1 where the word before is no name. */
function separatorAt(text: string, nameEnd: number): number {
  const at = afterBlanks(text, nameEnd);
  if (text.charCodeAt(at) === equals) return at;
  const isColon = at === nameEnd && text.charCodeAt(at) === colon && isBlank(text.charCodeAt(at + 1));
  return isColon ? at : -1;
}

/** As `/^(['"`])([\s\S]*)\1$/gm` takes them away: of each kind, from the first that starts a line to the last that ends one. */
function withoutQuotesOfLines(raw: string): string {
  const lastOf = new Map(["'", '"', '`'].map((quote) => [quote, lastLineEndWith(raw, quote)]));
  const starts = /^['"`]/gm;
  let result = '';
  let at = 0;
  for (let match = starts.exec(raw); match !== null; match = starts.exec(raw)) {
    const last = lastOf.get(match[0]) ?? -1;
    if (last <= match.index) continue;
    result += raw.slice(at, match.index) + raw.slice(match.index + 1, last);
    at = last + 1;
    starts.lastIndex = at;
  }
  return result + raw.slice(at);
}

function lastLineEndWith(raw: string, quote: string): number {
  let at = raw.lastIndexOf(quote);
  while (at > 0 && at + 1 < raw.length && !isLineEnd(raw.charCodeAt(at + 1))) at = raw.lastIndexOf(quote, at - 1);
  return at;
}

function unescaped(value: string, first: number): string {
  if (first !== doubleQuote || !value.includes('\\')) return value;
  return value.replace(/\\n/g, '\n').replace(/\\r/g, '\r');
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function afterBlanksOfLine(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); isBlank(code) && !isLineEnd(code); code = text.charCodeAt(at)) at += 1;
  return at;
}

function beforeBlanks(text: string, from: number, least: number): number {
  let at = from;
  while (at > least && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function afterWord(text: string, from: number): number {
  let at = from;
  while (isWord(text.charCodeAt(at))) at += 1;
  return at;
}

export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn || code === 0x2028 || code === 0x2029;
}

function isQuote(code: number): boolean {
  return code === doubleQuote || code === singleQuote || code === backtick;
}

/** As `\s` of an expression. Behind the end of a text, a code is `NaN`, and nothing of all this. */
function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

/** As `[\w.-]`. */
function isWord(code: number): boolean {
  const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  return isLetter || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2e || code === 0x2d;
}
