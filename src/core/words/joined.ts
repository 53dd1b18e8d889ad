/** Pieces of a text, one behind the other. */

/** Those that say something. */
export function joined(parts: readonly string[], by = ' '): string {
  return parts.filter((part) => part !== '').join(by);
}
