/** Words for a time left or passed, and how long those words stay true. */
import type { Timed } from './clock';

const secondMs = 1000;
export const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * Each row serves durations of at least `fromMs`: whole `large` units, then whole `small` units. Rounded down, so that
 * nobody is promised time that is not left.
 */
const scales = [
  { fromMs: 2 * dayMs, large: { ms: dayMs, short: 'd', word: 'day' }, small: { ms: hourMs, short: 'h', word: 'hour' } },
  {
    fromMs: hourMs,
    large: { ms: hourMs, short: 'h', word: 'hour' },
    small: { ms: minuteMs, short: 'm', word: 'minute' },
  },
  { fromMs: minuteMs, large: { ms: minuteMs, short: 'm', word: 'minute' }, small: undefined },
  { fromMs: 0, large: { ms: secondMs, short: 's', word: 'second' }, small: undefined },
] as const;

/** `11h 32m`, `32m`, `45s`, for a time left of 0 ms or more that gets shorter. */
export function countdown(leftMs: number): Timed<string> {
  const { large, small, unitMs } = split(leftMs);
  const text = [large, small].flatMap((part) => (part === undefined ? [] : [`${part.count}${part.short}`])).join(' ');
  return { value: text, trueForMs: (leftMs % unitMs) + 1 };
}

/** The same in spoken units: `11 hours 32 minutes`. */
export function spokenDuration(ms: number): string {
  const { large, small } = split(ms);
  return [large, small]
    .flatMap((part) => (part === undefined || (part === small && part.count === 0) ? [] : [counted(part)]))
    .join(' ');
}

/** `3 hours ago`, in the largest unit alone, for a time passed of 0 ms or more that gets longer. */
export function timeAgo(passedMs: number): Timed<string> {
  const { large } = split(passedMs);
  if (large.word === 'second') return { value: 'just now', trueForMs: minuteMs - passedMs };
  return { value: `${counted(large)} ago`, trueForMs: large.ms - (passedMs % large.ms) };
}

interface Part {
  readonly count: number;
  readonly ms: number;
  readonly short: string;
  readonly word: string;
}

function split(ms: number): { large: Part; small: Part | undefined; unitMs: number } {
  const scale = scales.find(({ fromMs }) => ms >= fromMs) ?? scales[3];
  const large = { ...scale.large, count: Math.floor(ms / scale.large.ms) };
  if (scale.small === undefined) return { large, small: undefined, unitMs: scale.large.ms };
  const small = { ...scale.small, count: Math.floor((ms % scale.large.ms) / scale.small.ms) };
  return { large, small, unitMs: scale.small.ms };
}

function counted({ count, word }: Part): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
