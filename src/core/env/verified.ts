/** The last word on an edit, which dotenv itself has. */
import { parse } from 'dotenv';
import { RefusalError } from './writeProblem';

/**
 * The edit, which then throws rather than change another variable than those of these names, whatever the scanner that
 * it rests on has made of the text. dotenv's fast parser: the other one takes minutes over blank lines.
 */
export function verified(edit: (text: string) => string, names: readonly string[]): (text: string) => string {
  return (text) => {
    const result = edit(text);
    const [before, after] = [parse(text, { fast: true }), parse(result, { fast: true })];
    const others = new Set([...Object.keys(before), ...Object.keys(after)].filter((name) => !names.includes(name)));
    for (const name of others) if (before[name] !== after[name]) throw new RefusalError('entangled');
    return result;
  };
}
