/** Prints a figure with its limit and how it was measured. */

export interface Report {
  readonly what: string;
  /** In words. */
  readonly figures: string;
  readonly value: number;
  /** The highest value that is accepted. */
  readonly limit: number;
  readonly how: readonly string[];
}

/** The process fails in the end where the limit is exceeded. */
export function print({ what, figures, value, limit, how }: Report): void {
  const holds = value <= limit;
  if (!holds) process.exitCode = 1;
  console.log(`\n${what}: ${figures} (limit ${limit}: ${holds ? 'holds' : 'EXCEEDED'})`);
  for (const line of how) console.log(`  ${line}`);
}
