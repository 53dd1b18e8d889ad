/** What the Vercel CLI says in words for programs, which it does on its standard output under `--non-interactive`. */

import { objectIn, textAt } from '../project/json';

/** The project of the link is gone, or the account cannot see it: the answer of 55.0.0, 56.5.0 and 64.0.2. */
export const notLinked = 'not_linked';

/** The first major version that was seen to know the option; older ones stop at it. */
const knowingMajor = 55;

/** For a CLI of that version, or of one that is not known. */
export function argumentsFor(version: string | undefined): readonly string[] {
  return Number.parseInt(version ?? '0', 10) >= knowingMajor ? ['--non-interactive'] : [];
}

export interface CliAnswer {
  /** Machine-readable; `undefined` where it gives none. */
  readonly reason: string | undefined;
  /** What a person can make use of, which the CLI then says here alone. */
  readonly lines: readonly string[];
}

/** `undefined` where the output has no words for programs. */
export function answerIn(output: string): CliAnswer | undefined {
  const answer = objectIn(output.slice(Math.max(output.indexOf('{'), 0)));
  if (answer === undefined) return undefined;
  const reason = textAt(answer, 'reason');
  // With this one the words are for programs alone, and the CLI has told the person already.
  if (reason === notLinked) return { reason, lines: [] };
  const [message, hint] = [textAt(answer, 'message'), textAt(answer, 'hint')];
  const text = [message === undefined ? '' : `Error: ${message}`, hint ?? ''].join('\n');
  return { reason, lines: text.split('\n').filter((line) => line !== '') };
}
