import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countdown, spokenDuration, timeAgo } from '../../src/core/words/duration';
import { english } from './english';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const words: readonly (readonly [leftMs: number, short: string, spoken: string])[] = [
  [3 * day + 4 * hour, '3d 4h', '3 days 4 hours'],
  [2 * day, '2d 0h', '2 days'],
  [2 * day - 1, '47h 59m', '47 hours 59 minutes'],
  [11 * hour + 32 * minute + 59_999, '11h 32m', '11 hours 32 minutes'],
  [11 * hour + 32 * minute, '11h 32m', '11 hours 32 minutes'],
  [hour, '1h 0m', '1 hour'],
  [hour - 1, '59m', '59 minutes'],
  [minute, '1m', '1 minute'],
  [minute - 1, '59s', '59 seconds'],
  [45 * second, '45s', '45 seconds'],
  [second, '1s', '1 second'],
  [second - 1, '0s', '0 seconds'],
];
for (const [leftMs, short, spoken] of words) {
  test(`${leftMs} ms left are "${short}", spoken "${spoken}"`, () => {
    assert.equal(countdown(english, leftMs).value, short);
    assert.equal(spokenDuration(english, leftMs), spoken);
  });
}

test('the countdown and its spoken form are true until the moment they name, and not a millisecond longer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 * day }), (leftMs) => {
      const { value, trueForMs } = countdown(english, leftMs);
      const lastMs = leftMs - trueForMs + 1;
      assert.equal(countdown(english, lastMs).value, value);
      assert.equal(spokenDuration(english, lastMs), spokenDuration(english, leftMs));
      if (lastMs > 0) assert.notEqual(countdown(english, lastMs - 1).value, value);
    }),
    { numRuns: 5000 },
  );
});

test('a time ago is in its largest unit, and true until it becomes longer', () => {
  assert.equal(timeAgo(english, 59 * second).value, 'just now');
  assert.equal(timeAgo(english, minute).value, '1 minute ago');
  assert.equal(timeAgo(english, 3 * hour + 59 * minute).value, '3 hours ago');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4 * day }), (passedMs) => {
      const { value, trueForMs } = timeAgo(english, passedMs);
      assert.equal(timeAgo(english, passedMs + trueForMs - 1).value, value);
      assert.notEqual(timeAgo(english, passedMs + trueForMs).value, value);
    }),
    { numRuns: 5000 },
  );
});
