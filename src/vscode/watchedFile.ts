/** One file's value, kept true while the file changes. */
import type { Clock } from '../core/clock';

/** How long a doubtful value must stand before it is believed, in milliseconds. A write by the CLI takes about 2. */
const settleMs = 200;

interface Options<T> {
  readonly clock: Clock;
  /** Never rejects. */
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

  constructor(private readonly options: Options<T>) {}

  /** To be called when the file may have changed. Of calls that overlap, the last one's read wins. */
  async changed(): Promise<void> {
    const value = await this.#read();
    if (this.options.isDoubtful(value, this.#value)) {
      this.#cancelSettling();
      if (!this.#disposed) this.#cancelSettling = this.options.clock.after(settleMs, () => void this.look());
    } else {
      this.#accept(value);
    }
  }

  /** Reads now and believes what it finds: for a moment when no writer is at work. */
  async look(): Promise<void> {
    this.#accept(await this.#read());
  }

  /** No timer is left or set any more. It can still be looked at: a command may go on when it is watched no longer. */
  dispose(): void {
    this.#disposed = true;
    this.#cancelSettling();
  }

  /** Reads once more after a read that was under way, since that one may have missed the change. */
  #read(): Promise<T> {
    this.#cancelSettling();
    this.#again = this.#reading !== undefined;
    this.#reading ??= this.#readUntilQuiet();
    return this.#reading;
  }

  async #readUntilQuiet(): Promise<T> {
    this.#again = false;
    const value = await this.options.read();
    if (this.#isOutdated()) return this.#readUntilQuiet();
    this.#reading = undefined;
    return value;
  }

  #isOutdated(): boolean {
    return this.#again;
  }

  #accept(value: T): void {
    if (value === this.#value) return;
    this.#value = value;
    this.options.onValue(value);
  }
}
