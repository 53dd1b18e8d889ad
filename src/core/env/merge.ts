/** Takes pulled variables over into an env file, and loses nothing that is only there. */
import { isWritable, withValue } from './edit';
import { valuesIn } from './text';

/** Names, in the order in which they stand: of pulled variables, and of those that are in the file alone. */
export interface Merge {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Came without their value, or with one that no env file can hold, and are not written: what the file has stays. */
  readonly withheld: readonly string[];
  readonly onlyHere: readonly string[];
}

type Values = Readonly<Record<string, string>>;

export function mergeOf(text: string, pulled: Values): Merge {
  const here = valuesIn(text);
  const names = Object.keys(pulled);
  const written = names.filter((name) => !isWithheld(pulled[name], here[name]));
  return {
    added: written.filter((name) => here[name] === undefined),
    changed: written.filter((name) => here[name] !== undefined && here[name] !== pulled[name]),
    withheld: names.filter((name) => isWithheld(pulled[name], here[name])),
    onlyHere: Object.keys(here).filter((name) => pulled[name] === undefined),
  };
}

/** Changed values in their places, new variables in one block at the end. Throws where a value finds no place. */
export function merged(text: string, pulled: Values): string {
  const { added, changed } = mergeOf(text, pulled);
  return [...changed, ...added].reduce((result, name) => withValue(result, name, pulled[name] ?? ''), text);
}

/** Vercel CLI 56.3 to 58 writes `[SENSITIVE]` for a secret, others nothing: neither is a value to lose one for. */
function isWithheld(pulled = '', here: string | undefined): boolean {
  if (!isWritable(pulled)) return true;
  return pulled === '[SENSITIVE]' ? here !== pulled : pulled === '' && here !== undefined && here !== '';
}
