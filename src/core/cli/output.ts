/** What a run of the Vercel CLI without a terminal has written. */
import type { RunEnd } from '../words/program';

/** Without colours. */
export interface CliOutput {
  readonly end: RunEnd;
  readonly output: string;
  readonly errors: string;
}

/** With these it says its version, on either of its outputs. */
export const versionArguments: readonly string[] = ['--version'];

export function versionSaid({ output, errors }: CliOutput): string | undefined {
  return versionIn(output) ?? versionIn(errors);
}

/** The version in what is printed then: `Vercel CLI 64.0.2` and a line with the number alone. */
export function versionIn(output: string): string | undefined {
  return /^(?:Vercel CLI )?(\d+\.\d+\.\d+\S*)/m.exec(output)?.[1];
}
