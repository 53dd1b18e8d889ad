/** The machine's wall clock, which all processes share, in milliseconds with parts of one. */
export function wallClock(): number {
  return performance.timeOrigin + performance.now();
}
