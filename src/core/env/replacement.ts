/** An edit as the one piece that it changes. */

/** What of a text is to be replaced; offsets are in UTF-16 units. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** The one piece in which the texts differ. */
export function replacementOf(before: string, after: string): Replacement {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same += 1;
  return { start, end: before.length - same, by: after.slice(start, after.length - same) };
}
