/** Names of unknown origin, made safe to stand in what people read: toasts, the bar, quick picks. */

/** In characters. */
const longestName = 60;

/** What is looked at of an endless one, in characters. */
const longestLook = 1000;

/**
 * One line without control, direction and invisible characters, cut where it is over `longest`; `undefined` where
 * nothing is left. A space breaks what the editor acts upon: `[x](command:y)` is a button in a toast, `$(x)` an icon.
 */
export function nameFrom(text: string | undefined, longest = longestName): string | undefined {
  const seen = (text ?? '').slice(0, longestLook).replace(/\s+/g, ' ');
  const visible = seen.replace(/[\p{C}\p{Default_Ignorable_Code_Point}]/gu, '');
  const inert = visible.replace(/([\]$])(?=\()/g, '$1 ').trim();
  // One more than fit; each is one or two of the text's units.
  const characters = Array.from(inert.slice(0, 2 * (longest + 1)));
  const short = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : inert;
  return short === '' ? undefined : short;
}
