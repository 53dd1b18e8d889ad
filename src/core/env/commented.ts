/** A variable in a line that is commented out. */
import { comparison } from './comparison';
import { dotenvReader, type EnvReader } from './reader';
import { walk } from './scan';
import { assignmentsIn } from './text';

/** A line that looks like the variable's in comments may stand in another value: so many are tried, the last first. */
const mostTries = 4;

/**
 * The text with the last commented line of the variable in effect again, of those whose value serves; `undefined` where
 * there is none, or where the variable has a value already.
 */
export function withCommentedVariable(
  text: string,
  name: string,
  reader: EnvReader = dotenvReader,
  serves: (value: string) => boolean = () => true,
): string | undefined {
  if (!text.includes(name)) return undefined;
  const hasValue = [dotenvReader, reader].some(
    (each) => (each.assignmentsIn(text, [name]).get(name)?.value ?? '') !== '',
  );
  if (hasValue) return undefined;
  const comments: number[] = [];
  walk(
    text,
    () => undefined,
    (at) => comments.push(at),
  );
  let tries = 0;
  for (const at of comments.reverse()) {
    // A value with a quote at its start, or of several lines, does not end in this line.
    const [line = ''] = /.*/.exec(text.slice(at, at + longestLine)) ?? [];
    const mark = line.startsWith('# ') ? 2 : 1;
    const value = line.includes(name) ? assignmentsIn(line.slice(mark), [name]).get(name)?.value : undefined;
    if (value === undefined || !/^[^'"`].*$/.test(value) || !serves(value)) continue;
    const result = text.slice(0, at) + text.slice(at + mark);
    if (comparison(text, reader, new Map([[name, value]]))(result)) return result;
    tries += 1;
    if (tries === mostTries) return undefined;
  }
  return undefined;
}

/** A longer line holds no key. */
const longestLine = 4096;
