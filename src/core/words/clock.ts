/** Time as an argument: what the editor's clock and a test's clock have in common. */

/** Milliseconds since the epoch. */
export type EpochMs = number;

export interface Clock {
  now(): EpochMs;
  /** Calls `run` once after `ms` milliseconds, however many; the result cancels it. */
  after(ms: number, run: () => void): () => void;
}

/** A value, and for how many more milliseconds it stays true: `Infinity` when time does not change it. */
export interface Timed<T> {
  readonly value: T;
  readonly trueForMs: number;
}
