/** Whether a changed env file still says the same. */
import { dotenvReader, type EnvReader } from './reader';

/**
 * Whether each reader reads another text as it does this one, but for variables that are to have these values. `here` is
 * what dotenv reads from this one, where that is known.
 */
export function comparison(
  text: string,
  reader: EnvReader,
  wanted: ReadonlyMap<string, string | undefined>,
  here = dotenvReader.valuesIn(text),
): (other: string) => boolean {
  const readers = reader === dotenvReader ? [reader] : [dotenvReader, reader];
  const expected = readers.map((each) => {
    const values = new Map(each === dotenvReader ? here : each.valuesIn(text));
    for (const [name, value] of wanted) {
      if (value === undefined) values.delete(name);
      else values.set(name, value);
    }
    return [each, values] as const;
  });
  return (other) => expected.every(([each, values]) => isSame(each.valuesIn(other), values));
}

function isSame(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  if (some.size !== others.size) return false;
  for (const [name, value] of others) if (some.get(name) !== value) return false;
  return true;
}
