/**
 * In milliseconds, of the processor and not of the clock on the wall: tests run side by side, and beside windows that
 * come first. For what grows with the square of a text, which takes many seconds; `npm run bench` has the limits.
 */
export function cpuMsOf(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** The fastest of five: a collector of garbage may have come in between, or a compiler. */
export function cpuMsOfFastest(work: () => unknown): number {
  return Math.min(...[1, 2, 3, 4, 5].map(() => cpuMsOf(work)));
}
