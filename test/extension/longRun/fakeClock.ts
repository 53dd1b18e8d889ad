/** Time as a test has it: what the wall clock shows and, apart from that, the time in which timers run. */

interface Timer {
  /** Counted in the time in which timers run. */
  readonly dueAt: number;
  readonly run: () => void;
}

export class FakeClock {
  #awakeMs = 0;
  readonly #timers = new Map<unknown, Timer>();
  readonly #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout, now: Date.now };

  /** Stands before JavaScript's own functions until {@link remove} is called. */
  constructor(private wallMs: number) {
    // No mock of the test runner's, which keeps each call.
    Date.now = () => this.wallMs;
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 1) => {
        const timer = {};
        // As Node.js does it: whole milliseconds, and at least one.
        this.#timers.set(timer, { dueAt: this.#awakeMs + Math.max(1, Math.trunc(ms)), run });
        return timer;
      },
      clearTimeout: (timer: unknown) => this.#timers.delete(timer),
    });
  }

  get now(): number {
    return this.wallMs;
  }

  /** How many timers are set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** The computer is awake for so long: each timer runs at its moment, and what it sets off comes to rest. */
  async pass(ms: number, rest: () => Promise<void>): Promise<void> {
    const endMs = this.#awakeMs + ms;
    for (let next = this.#nextUntil(endMs); next !== undefined; next = this.#nextUntil(endMs)) {
      const [key, { dueAt, run }] = next;
      this.#timers.delete(key);
      this.#advanceTo(Math.max(dueAt, this.#awakeMs));
      run();
      await rest();
    }
    this.#advanceTo(endMs);
  }

  /** The wall clock alone moves: the computer sleeps, or the clock is set, be it back. */
  moveWall(ms: number): void {
    this.wallMs += ms;
  }

  remove(): void {
    const { now, ...timers } = this.#real;
    Date.now = now;
    Object.assign(globalThis, timers);
  }

  #advanceTo(awakeMs: number): void {
    this.wallMs += awakeMs - this.#awakeMs;
    this.#awakeMs = awakeMs;
  }

  /** Of timers that are due at once, the one that was set first. */
  #nextUntil(endMs: number): [unknown, Timer] | undefined {
    let next: [unknown, Timer] | undefined;
    for (const entry of this.#timers) {
      if (entry[1].dueAt <= endMs && (next === undefined || entry[1].dueAt < next[1].dueAt)) next = entry;
    }
    return next;
  }
}
