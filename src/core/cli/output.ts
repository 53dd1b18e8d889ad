/** What a run of the Vercel CLI without a terminal has written. */
import type { RunEnd } from '../words/program';

/** Without colours. */
export interface CliOutput {
  readonly end: RunEnd;
  readonly output: string;
  readonly errors: string;
}

/** The version in what `vercel --version` prints: `Vercel CLI 64.0.2` and a line with the number alone. */
export function versionIn(output: string): string | undefined {
  return /^(?:Vercel CLI )?(\d+\.\d+\.\d+\S*)/m.exec(output)?.[1];
}
