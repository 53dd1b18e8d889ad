/** Code with all that is none taken out of it, in the same places: what stands in comments, strings and expressions. */

export interface CodeText {
  /** As long as the text: comments are blank, and what stands between quotes is {@link filler}. */
  readonly code: string;
  /** Where a string begins, with its quote, and where it ends; a template with an expression in it is none. */
  readonly strings: ReadonlyMap<number, number>;
}

export const filler = '\u0001';

/** By its characters alone, in a time that grows with the text. A string ends with its line, which JSX text needs. */
export function codeTextOf(text: string): CodeText {
  const pieces: string[] = [];
  const strings = new Map<number, number>();
  let [at, kept] = [0, 0];
  /** Of what was last met, whether a slash begins an expression there. */
  let isBeforeValue = true;
  const replace = (start: number, end: number, by: string): void => {
    pieces.push(text.slice(kept, start), by.repeat(end - start));
    kept = end;
    at = end;
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (text.startsWith('//', at)) replace(at, endOfLine(text, at), ' ');
    else if (text.startsWith('/*', at)) replace(at, behind(text, '*/', at + 2), ' ');
    else if (character === '"' || character === "'" || character === '`') {
      const { end, isPlain } = stringAt(text, at);
      if (isPlain) strings.set(at, end);
      const start = at;
      replace(start + 1, Math.max(start + 1, end - 1), filler);
      at = end;
      isBeforeValue = false;
    } else if (character === '/' && isBeforeValue) {
      replace(at + 1, Math.max(at + 1, expressionEnd(text, at) - 1), filler);
      at += 1;
      isBeforeValue = false;
    } else {
      if (!isBlank(character)) isBeforeValue = /[([{,;=:!&|?+*%~^<>-]/.test(character);
      at += 1;
    }
  }
  return { code: pieces.join('') + text.slice(kept), strings };
}

function stringAt(text: string, start: number): { end: number; isPlain: boolean } {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === quote) return { end: at + 1, isPlain: true };
    else if (quote === '`' && text.startsWith('${', at)) return { end: behind(text, '`', at), isPlain: false };
    else if (quote !== '`' && isLineEnd(character)) return { end: at, isPlain: false };
  }
  return { end: text.length, isPlain: false };
}

/** Behind the slash that ends it; the slash alone where none does in its line. */
function expressionEnd(text: string, start: number): number {
  let isInClass = false;
  for (let at = start + 1; at < text.length && !isLineEnd(text.charAt(at)); at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '[') isInClass = true;
    else if (character === ']') isInClass = false;
    else if (character === '/' && !isInClass) return at + 1;
  }
  return start + 1;
}

function behind(text: string, part: string, from: number): number {
  const found = text.indexOf(part, from);
  return found === -1 ? text.length : found + part.length;
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found === -1 ? text.length : found;
}

function isLineEnd(character: string): boolean {
  return character === '\n' || character === '\r';
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || isLineEnd(character);
}
