/** Tells the system's errors apart (errno(3)). */

export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** For a `catch` that takes what is not there for `undefined`, and rejects with anything else. */
export function absent(error: unknown): undefined {
  if (hasCode(error, 'ENOENT')) return undefined;
  throw error;
}
