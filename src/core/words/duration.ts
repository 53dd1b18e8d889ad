/** Words for a time left or passed, and how long those words stay true. */
import type { Timed } from './clock';
import { joined } from './joined';
import type { L10n } from './l10n';

const secondMs = 1000;
export const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

interface Unit {
  readonly ms: number;
  short(l10n: L10n, count: number): string;
  spoken(l10n: L10n, count: number): string;
}

const day: Unit = {
  ms: dayMs,
  short: (l10n, count) => l10n.t('{count}d', { count }),
  // Never one: less than two are told in hours.
  spoken: (l10n, count) => l10n.t('{count} days', { count }),
};
const hour: Unit = {
  ms: hourMs,
  short: (l10n, count) => l10n.t('{count}h', { count }),
  spoken: (l10n, count) => (count === 1 ? l10n.t('1 hour') : l10n.t('{count} hours', { count })),
};
const minute: Unit = {
  ms: minuteMs,
  short: (l10n, count) => l10n.t('{count}m', { count }),
  spoken: (l10n, count) => (count === 1 ? l10n.t('1 minute') : l10n.t('{count} minutes', { count })),
};
const second: Unit = {
  ms: secondMs,
  short: (l10n, count) => l10n.t('{count}s', { count }),
  spoken: (l10n, count) => (count === 1 ? l10n.t('1 second') : l10n.t('{count} seconds', { count })),
};

/**
 * Each row serves durations of at least `fromMs`: whole `large` units, then whole `small` units. Rounded down, so that
 * nobody is promised time that is not left.
 */
const scales: readonly { readonly fromMs: number; readonly large: Unit; readonly small?: Unit }[] = [
  { fromMs: 2 * dayMs, large: day, small: hour },
  { fromMs: hourMs, large: hour, small: minute },
  { fromMs: minuteMs, large: minute },
];

/** `11h 32m`, `32m`, `45s`, for a time left of 0 ms or more that gets shorter. */
export function countdown(l10n: L10n, leftMs: number): Timed<string> {
  const parts = partsOf(leftMs);
  const smallestMs = Math.min(...parts.map(({ unit }) => unit.ms));
  return {
    value: joined(parts.map(({ unit, count }) => unit.short(l10n, count))),
    trueForMs: (leftMs % smallestMs) + 1,
  };
}

/** The same without hours beside days: `12d`, and in spoken units. */
export function coarseCountdown(l10n: L10n, leftMs: number): Timed<string> & { readonly spoken: string } {
  const [{ unit, count }] = partsOf(leftMs);
  if (unit !== day) return { ...countdown(l10n, leftMs), spoken: spokenDuration(l10n, leftMs) };
  return { value: day.short(l10n, count), spoken: day.spoken(l10n, count), trueForMs: (leftMs % day.ms) + 1 };
}

/** As {@link countdown}, in spoken units: `11 hours 32 minutes`. */
export function spokenDuration(l10n: L10n, ms: number): string {
  const [large, ...rest] = partsOf(ms);
  const parts = [large, ...rest.filter(({ count }) => count > 0)];
  return joined(parts.map(({ unit, count }) => unit.spoken(l10n, count)));
}

/** `3 hours ago`, in the largest unit alone, for a time passed of 0 ms or more that gets longer. */
export function timeAgo(l10n: L10n, passedMs: number): Timed<string> {
  const [{ unit, count }] = partsOf(passedMs);
  if (unit === second) return { value: l10n.t('just now'), trueForMs: minuteMs - passedMs };
  const value = l10n.t('{duration} ago', { duration: unit.spoken(l10n, count) });
  return { value, trueForMs: unit.ms - (passedMs % unit.ms) };
}

interface Part {
  readonly unit: Unit;
  readonly count: number;
}

/** The largest first. */
function partsOf(ms: number): [Part, ...Part[]] {
  const { large, small } = scales.find(({ fromMs }) => ms >= fromMs) ?? { large: second };
  const first = { unit: large, count: Math.floor(ms / large.ms) };
  return small === undefined ? [first] : [first, { unit: small, count: Math.floor((ms % large.ms) / small.ms) }];
}
