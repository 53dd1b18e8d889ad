/** One file's value, kept true while the file changes. */
import type { Clock } from '../../core/words/clock';

/** How long a doubtful value must stand before it is believed, in milliseconds. A write by the CLI takes about 2. */
const settleMs = 200;

/** How long until such a file is looked at again, in milliseconds: the writer is mostly done then, and no event need come. */
const againMs = 50;

interface Options<T> {
  readonly clock: Clock;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
  /** Where it rejects, so does who waits for it, and the value stays; the next change reads again. */
  read(): Promise<T>;
  /** A writer may be in the middle of its work. */
  isDoubtful(value: T, before: T | undefined): boolean;
  onValue(value: T): void;
}

export class WatchedFile<T> {
  #value: T | undefined;
  #reading: Promise<T> | undefined;
  #again = false;
  #disposed = false;
  #cancelSettling = (): void => undefined;
  #endDoubt: (() => void) | undefined;
  /** Settles when what was read is believed, or there is nothing more to be doubted; `undefined` before anything was. */
  settled: Promise<void> | undefined;

  constructor(private readonly options: Options<T>) {}

  /** To be called when the file may have changed. Of calls that overlap, the last one's read wins. */
  async changed(): Promise<void> {
    await this.#readUnlessDoubtful(() => {
      this.#settle(againMs, () =>
        this.#readUnlessDoubtful(() => {
          this.#settle(settleMs - againMs, () => this.look());
        }),
      );
    });
  }

  /** Reads now and believes what it finds: for a moment when no writer is at work. */
  async look(): Promise<void> {
    this.#accept(await this.#read());
  }

  /** No timer is left or set any more. It can still be looked at: a command may go on when it is watched no longer. */
  dispose(): void {
    this.#disposed = true;
    this.#cancelSettling();
    this.#leaveDoubt();
  }

  /** Calls `otherwise` for a value that is not to be believed yet. */
  async #readUnlessDoubtful(otherwise: () => void): Promise<void> {
    const value = await this.#read();
    if (this.options.isDoubtful(value, this.#value)) otherwise();
    else this.#accept(value);
  }

  #settle(ms: number, then: () => Promise<void>): void {
    this.#cancelSettling();
    const { clock, start } = this.options;
    if (this.#disposed) return;
    if (this.#endDoubt === undefined) this.settled = new Promise((resolve) => (this.#endDoubt = resolve));
    this.#cancelSettling = clock.after(ms, () => {
      start(then());
    });
  }

  /** Reads once more after a read that was under way, since that one may have missed the change. */
  #read(): Promise<T> {
    this.#cancelSettling();
    this.#again = this.#reading !== undefined;
    this.#reading ??= this.#readUntilQuiet();
    return this.#reading;
  }

  async #readUntilQuiet(): Promise<T> {
    const read = async (): Promise<T> => this.options.read();
    this.#again = false;
    const [outcome] = await Promise.allSettled([read()]);
    if (this.#isOutdated()) return this.#readUntilQuiet();
    this.#reading = undefined;
    if (outcome.status === 'rejected') {
      this.#leaveDoubt();
      throw outcome.reason;
    }
    return outcome.value;
  }

  #isOutdated(): boolean {
    return this.#again;
  }

  #accept(value: T): void {
    this.#leaveDoubt();
    if (value === this.#value) return;
    this.#value = value;
    this.options.onValue(value);
  }

  #leaveDoubt(): void {
    this.#endDoubt?.();
    this.#endDoubt = undefined;
  }
}
