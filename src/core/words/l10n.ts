/** The person's language: every word that is shown goes through it. */
import type { EpochMs } from './clock';

export interface L10n {
  /**
   * The sentence in that language, by its English form, which is also what is shown where there is no translation.
   * `args` stand where their names do in braces.
   */
  t(english: string, args?: Readonly<Record<string, string | number>>): string;
  /** A moment with its day and time zone. */
  moment(at: EpochMs): string;
  /** The time of day alone. */
  clockTime(at: EpochMs): string;
}
