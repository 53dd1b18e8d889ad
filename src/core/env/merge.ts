/** Takes pulled variables over into an env file, and loses nothing that is only there. */
import { isWritable, withValue } from './edit';
import { comparison } from './comparison';
import { ordinaryNamesIn } from './names';
import { formsInPlace, withBlock } from './places';
import { formsOf } from './quoting';
import { dotenvReader, type EnvReader } from './reader';
import { assignmentsIn } from './text';
import { RefusalError } from './writeProblem';

/** Names, in the order in which they stand: of pulled variables, and of those that are in the file alone. */
export interface Merge {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Came without their value, or with one that no env file can hold, and are not written: what the file has stays. */
  readonly withheld: readonly string[];
  readonly onlyHere: readonly string[];
  /** Those that are in the file alone and are not to be shown, where there are any: they may be a piece of a value. */
  readonly unnamed?: readonly string[];
}

type Values = Readonly<Record<string, string>>;

/** `elsewhere` are the variables that have a value in other files, which an empty one here would hide. */
export function mergeOf(text: string, pulled: Values, elsewhere: ReadonlySet<string> = new Set()): Merge {
  const here = dotenvReader.valuesIn(text);
  const merge = comparedWith(here, pulled, elsewhere);
  const onlyHere = [...here.keys()].filter((name) => !Object.hasOwn(pulled, name));
  const ordinary = onlyHere.length === 0 ? new Set<string>() : ordinaryNamesIn(text);
  const unnamed = onlyHere.filter((name) => !ordinary.has(name));
  return { ...merge, onlyHere, ...(unnamed.length > 0 ? { unnamed } : {}) };
}

/** `here` are the file's values. */
function comparedWith(
  here: ReadonlyMap<string, string>,
  pulled: Values,
  elsewhere: ReadonlySet<string>,
): Pick<Merge, 'added' | 'changed' | 'withheld'> {
  const came = Object.entries(pulled);
  const isOut = ([name, value]: readonly [string, string]): boolean =>
    isWithheld(value, here.get(name), elsewhere.has(name));
  const written = came.filter((row) => !isOut(row));
  const namesOf = (rows: readonly (readonly [string, string])[]): string[] => rows.map(([name]) => name);
  return {
    added: namesOf(written.filter(([name]) => !here.has(name))),
    changed: namesOf(written.filter(([name, value]) => here.has(name) && here.get(name) !== value)),
    withheld: namesOf(came.filter(isOut)),
  };
}

/**
 * Changed values in their places, new variables in one block at the end. The readers then read the rest as before.
 * Throws where a value finds no place.
 */
export function merged(
  text: string,
  pulled: Values,
  reader: EnvReader = dotenvReader,
  elsewhere: ReadonlySet<string> = new Set(),
): string {
  const here = dotenvReader.valuesIn(text);
  const { added, changed } = comparedWith(here, pulled, elsewhere);
  const wanted = new Map([...changed, ...added].map((name) => [name, pulled[name] ?? ''] as const));
  if (wanted.size === 0) return text;
  const isAsWanted = comparison(text, reader, wanted, here);
  const atOnce = [false, true].map((isForNode) => inPlaces(text, wanted, isForNode)).find(isAsWanted);
  if (atOnce !== undefined) return atOnce;
  // Values that need each other's quotes are tried one by one, where that takes no noticeable time.
  if (wanted.size * text.length > mostCharacters) throw new RefusalError('noPlace');
  return [...wanted].reduce((result, [name, value]) => withValue(result, name, value, reader), text);
}

const mostCharacters = 2 ** 18;

/** Each value in its best form; for Node.js, which knows no colon, with a sign that it knows. */
function inPlaces(text: string, wanted: ReadonlyMap<string, string>, isForNode: boolean): string {
  const places = assignmentsIn(text, [...wanted.keys()]);
  const edits = [...wanted].flatMap(([name, value]) => {
    const place = places.get(name);
    if (place === undefined) return [];
    const forms = formsInPlace(text, place, value);
    const signed = isForNode ? forms.find(({ start }) => start === place.nameEnd) : undefined;
    return signed ?? forms[0] ?? [];
  });
  let [result, at] = ['', 0];
  for (const { start, end, form: written } of edits.sort((one, other) => one.start - other.start)) {
    result += text.slice(at, start) + written;
    at = end;
  }
  const added = [...wanted].filter(([name]) => !places.has(name));
  const lines = added.map(([name, value]) => `${name}=${formsOf(value, '"')[0] ?? ''}`);
  return withBlock(result + text.slice(at), lines);
}

/** Vercel CLI 56.3 to 58 writes `[SENSITIVE]` for a secret, others nothing: neither is a value to lose one for. */
function isWithheld(pulled: string, here: string | undefined, isElsewhere: boolean): boolean {
  if (!isWritable(pulled)) return true;
  if (pulled === '[SENSITIVE]') return here !== pulled;
  return pulled === '' && ((here ?? '') !== '' || (here === undefined && isElsewhere));
}
