/** Text of unknown origin, made safe to stand in Markdown. */

/**
 * Shows as the text itself, in one line: every ASCII punctuation character is escaped (CommonMark §2.4), white space is
 * folded, control and direction characters are dropped, and what is over `longest` characters is cut. A space breaks
 * `$(x)`: the editor looks for icons once the escapes are gone.
 */
export function escapeMarkdown(text: string, longest = 80): string {
  const seen = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '');
  const folded = seen.replace(/\$(?=\()/g, '$ ').trim();
  const characters = Array.from(folded);
  const short = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : folded;
  return short.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
