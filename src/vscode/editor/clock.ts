/** The machine's clock and timers. */
import type { Clock } from '../../core/words/clock';

/** The longest that `setTimeout` waits, in milliseconds; beyond it fires at once. */
const longestTimeoutMs = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    let timer: NodeJS.Timeout;
    const wait = (leftMs: number): void => {
      const nextMs = Math.min(leftMs, longestTimeoutMs);
      timer = setTimeout(() => {
        if (leftMs > nextMs) wait(leftMs - nextMs);
        else run();
      }, nextMs);
    };
    wait(ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
