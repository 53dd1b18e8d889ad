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

/** The machine-readable reason of a failure; `undefined` where there is none. */
export function reasonIn(output: string): string | undefined {
  return textAt(objectIn(output.slice(Math.max(output.indexOf('{'), 0))), 'reason');
}
