/** Which names of an env file's text can be shown, since they are no piece of a value. */
import { walk } from './scan';

/** As names of variables usually are, and what is left of a value in base64 hardly ever is. */
const ordinary = /^[A-Z_][A-Z0-9_]{0,63}$/;

/**
 * Names in capitals, with a value that is not just the padding of base64, unless the line before assigns nothing or
 * they are in a block that was begun (RFC 7468) and not ended: there they may belong to a value without quotes.
 */
export function ordinaryNamesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  let isOpen = false;
  let at = 0;
  walk(text, ({ name, nameStart, start, end, to }) => {
    const between = text.slice(at, nameStart);
    isOpen = isOpenAfter(between, isOpen);
    const value = text.slice(start, end);
    const isBare = !isOpen && !assignsNothing.test(between.slice(endOfBlock(between)));
    if (isBare && ordinary.test(name) && !/^=*$/.test(value)) found.add(name);
    isOpen = isOpenAfter(value, isOpen);
    at = to;
  });
  return found;
}

/** A line that is neither blank nor a comment. */
const assignsNothing = /^[ \t]*(?!#|export\s)[^\s#]/m;

function isOpenAfter(text: string, before: boolean): boolean {
  const begin = text.lastIndexOf('-----BEGIN');
  const end = text.lastIndexOf('-----END');
  return begin === end ? before : begin > end;
}

/** Behind the line that ends a block; 0 where none does. */
function endOfBlock(text: string): number {
  const end = text.lastIndexOf('-----END');
  const newline = end === -1 ? -1 : text.indexOf('\n', end);
  return newline + 1;
}
