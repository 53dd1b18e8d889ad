/** Text of unknown origin, made safe to stand in Markdown. */

/**
 * Shows as the text itself, in one line: every ASCII punctuation character is escaped (CommonMark §2.4), white space is
 * folded, control and direction characters are dropped, and what is over `longest` characters is cut.
 */
export function escapeMarkdown(text: string, longest = 80): string {
  const folded = text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
  const characters = Array.from(folded);
  const short = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : folded;
  return short.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
