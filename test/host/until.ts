/** Waits for what another process does, with a deadline that reports the last value seen. */

const everyMs = 20;

/** The first value that is accepted. Rejects after `deadlineMs` milliseconds, with the last one. */
export async function until<T>(
  about: string,
  read: () => T | Promise<T>,
  accept: (value: T) => boolean,
  deadlineMs = 20_000,
): Promise<T> {
  const endAt = performance.now() + deadlineMs;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (performance.now() > endAt) {
      throw new Error(`Waited ${deadlineMs} ms for ${about}; the last value seen was ${JSON.stringify(value)}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
