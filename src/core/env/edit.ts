/** Changes one variable of an env file's text, and nothing else in it. */
import { comparison } from './comparison';
import { addedForms, formsInPlace } from './places';
import { formsOf } from './quoting';
import { dotenvReader, type EnvReader } from './reader';
import { lineStart, walk, type Span } from './scan';
import { assignmentsIn } from './text';
import { RefusalError } from './writeProblem';

/**
 * The text with that value: in place where the variable stands, the last time if it stands there more than once, else,
 * or where its old value holds an unfinished quote together, in a line of its own. dotenv and the reader read the same
 * from it but for this variable, and every character outside the value or the new line is as it was. Throws where no
 * place is found.
 */
export function withValue(text: string, name: string, value: string, reader: EnvReader = dotenvReader): string {
  const assignment = assignmentsIn(text, [name]).get(name);
  const inPlace = assignment === undefined ? [] : formsInPlace(text, assignment, value);
  const isAsWanted = comparison(text, reader, new Map([[name, value]]));
  const candidates = [...inPlace.map(({ start, end, form }) => text.slice(0, start) + form + text.slice(end))];
  const result = [...candidates, ...addedForms(text, name, value)].find(isAsWanted);
  if (result === undefined) throw new RefusalError('noPlace');
  return result;
}

/** Whether there is a way to write the value: one that needs quotes may have all of them in itself. */
export function isWritable(value: string): boolean {
  return formsOf(value, '').length > 0;
}

/** Behind a line that was commented out, another one may come to count; more often than this, it is left alone. */
const mostRounds = 4;

/** The text with each line of the variable commented out, which nobody reads then. Throws where that changes another. */
export function withoutVariable(text: string, name: string, reader: EnvReader = dotenvReader): string {
  const isAsWanted = comparison(text, reader, new Map([[name, undefined]]));
  let result = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const places: Span[] = [];
    walk(result, (place) => {
      if (place.name === name) places.push(place);
    });
    if (places.length === 0) break;
    const pieces: string[] = [];
    let at = 0;
    for (const { from, to } of places) {
      const start = Math.max(at, lineStart(result, from));
      pieces.push(result.slice(at, start), '# ', commentedLines(result.slice(start, to)));
      at = to;
    }
    result = pieces.join('') + result.slice(at);
  }
  if (!isAsWanted(result)) throw new RefusalError('entangled');
  return result;
}

/** Each line but the first, which has its mark before it. */
function commentedLines(text: string): string {
  return lineEnds.test(text) ? text.replace(new RegExp(lineEnds, 'g'), '$&# ') : text;
}

const lineEnds = /\r\n?|[\n\u2028\u2029]/;
