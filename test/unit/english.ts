/** Words as they are without a translation, and moments as ISO 8601 has them. */
import type { L10n } from '../../src/core/words/l10n';

export const english: L10n = {
  t: filled,
  moment: (at) => new Date(at).toISOString(),
  clockTime: (at) => new Date(at).toISOString().slice(11, 16),
};

/** As the editor does it: a name in braces without its argument stays. */
export function filled(sentence: string, args: Readonly<Record<string, unknown>> = {}): string {
  return sentence.replace(/\{([^}]+)\}/g, (match, name: string) => (name in args ? String(args[name]) : match));
}
