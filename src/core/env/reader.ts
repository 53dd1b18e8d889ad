/** How programs read an env file's text. */
import { assignmentsIn, valueMapIn } from './text';

/** A value as it stands in a file, and the line of its name, counted from 0. */
export interface Assigned {
  readonly value: string;
  readonly line: number;
}

export interface EnvReader {
  /** The assignment that counts, for each of these names. */
  assignmentsIn(text: string, names: readonly string[]): ReadonlyMap<string, Assigned>;
  /** In the order in which the names come first. */
  valuesIn(text: string): ReadonlyMap<string, string>;
}

/** Which is how Next.js reads, and most programs. */
export const dotenvReader: EnvReader = { assignmentsIn, valuesIn: valueMapIn };
