/** Counts the timers that one script has set and that are pending. */

export interface TimerCount {
  /** Now. */
  readonly pending: number;
  /** At any moment so far. */
  readonly most: number;
}

export interface TimerCounter {
  now(): TimerCount;
  /** Puts back the functions that it stands before. */
  dispose(): void;
}

/** `script` is how its path ends. A timer counts where the script itself sets it, not where that does what it calls. */
export function countTimers(script: string): TimerCounter {
  const pending = new Set<unknown>();
  let most = 0;
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const noted = <T>(timer: T): T => {
    pending.add(timer);
    most = Math.max(most, pending.size);
    return timer;
  };
  type Run = (...args: unknown[]) => void;
  const set = (run: Run, ms?: number, ...args: unknown[]): NodeJS.Timeout => {
    if (!isCalledBy(script)) return setTimeout(run, ms, ...args);
    const timer = setTimeout(() => {
      pending.delete(timer);
      run(...args);
    }, ms);
    return noted(timer);
  };
  const repeat = (run: Run, ms?: number, ...args: unknown[]): NodeJS.Timeout => {
    const timer = setInterval(run, ms, ...args);
    return isCalledBy(script) ? noted(timer) : timer;
  };
  Object.assign(globalThis, {
    setTimeout: Object.assign(set, setTimeout),
    setInterval: Object.assign(repeat, setInterval),
    clearTimeout: (timer: NodeJS.Timeout | undefined) => {
      pending.delete(timer);
      clearTimeout(timer);
    },
    clearInterval: (timer: NodeJS.Timeout | undefined) => {
      pending.delete(timer);
      clearInterval(timer);
    },
  });
  return {
    now: () => ({ pending: pending.size, most }),
    dispose: () => {
      Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval });
    },
  };
}

/** Whether it called the function that asks this. */
function isCalledBy(script: string): boolean {
  // Behind the message, this function and the one that asks.
  return new Error().stack?.split('\n')[3]?.includes(script) === true;
}
