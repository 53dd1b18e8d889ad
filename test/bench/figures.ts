/** Figures of repeated measurements. */

export interface Figures {
  readonly count: number;
  readonly min: number;
  readonly median: number;
  /** The smallest value that 95 of 100 do not exceed. */
  readonly p95: number;
  readonly max: number;
}

export function figuresOf(values: readonly number[]): Figures {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { count: sorted.length, min: at(0), median: at(0.5), p95: at(0.95), max: at(1) };
}

export function inMs({ count, min, median, p95, max }: Figures): string {
  const [a, b, c, d] = [min, median, p95, max].map((value) => value.toFixed(1));
  return `min ${a}, median ${b}, p95 ${c}, max ${d} ms of ${count}`;
}
