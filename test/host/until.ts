/** Waits for what another process does, with a deadline that reports the last value seen. */

const everyMs = 20;

/** For what takes a moment, on a machine that is busy with much else; in milliseconds. */
export const patienceMs = 60_000;

/** The first value that is accepted. Rejects after {@link patienceMs}, with the last one. */
export async function until<T>(about: string, read: () => T | Promise<T>, accept: (value: T) => boolean): Promise<T> {
  const endAt = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (performance.now() > endAt) {
      throw new Error(`Waited ${patienceMs} ms for ${about}; the last value seen was ${JSON.stringify(value)}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
