/** Edits of an env file's text that mend one fault of it, and change nothing that is read but what they say. */
import { comparison } from '../env/comparison';
import type { EnvReader } from '../env/reader';
import { dotenvReader } from '../env/reader';
import { lineStart, valueOf } from '../env/scan';
import type { Mention } from './mention';

/** Without the lines of these mentions; `undefined` where something else would be read then. */
export function withoutMentions(text: string, gone: readonly Mention[], reader: EnvReader): string | undefined {
  let [result, at] = ['', 0];
  for (const { from, to } of gone) {
    result += text.slice(at, Math.max(at, lineStart(text, from)));
    at = afterLine(text, to);
  }
  result += text.slice(at);
  return comparison(text, reader, new Map())(result) ? result : undefined;
}

/** Under the other name; `undefined` where something else would be read then. */
export function renamed(text: string, mention: Mention, name: string, reader: EnvReader): string | undefined {
  const result = text.slice(0, mention.nameStart) + name + text.slice(mention.nameEnd);
  const value = valueOf(text, mention);
  const rest = text.slice(0, mention.from) + text.slice(mention.to);
  // A line of that name may stand before, too.
  const before = dotenvReader.assignmentsIn(rest, [mention.name]).get(mention.name)?.value;
  const wanted = new Map([
    [mention.name, before],
    [name, value],
  ]);
  return comparison(text, reader, wanted)(result) ? result : undefined;
}

/** Without what is no part of a credential: what nobody sees, `Bearer` in front, and quotes within its quotes or at one end. */
export function repaired(written: string): string {
  // White space within it may stand for the start of another line, which is no part of it.
  const value = written.replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, '');
  const inFront = /bearer\s|[\s'"`]/iy;
  let from = 0;
  while (inFront.test(value)) from = inFront.lastIndex;
  let to = value.length;
  while (to > from && /[\s'"`]/.test(value.charAt(to - 1))) to -= 1;
  return value.slice(from, to);
}

function afterLine(text: string, from: number): number {
  const end = /\r\n?|[\n\u2028\u2029]/g;
  end.lastIndex = from;
  const found = end.exec(text);
  return found === null ? text.length : end.lastIndex;
}
