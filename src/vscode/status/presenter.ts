/** Keeps what a person sees true: on every change it is told of, and at the moment when time makes it untrue. */
import type * as vscode from 'vscode';
import type { Clock, Timed } from '../../core/words/clock';

export class Presenter<T> implements vscode.Disposable {
  #cancel = (): void => undefined;
  #disposed = false;

  constructor(
    private readonly clock: Clock,
    private readonly compute: () => Timed<T>,
    /** The result is for how long what it shows stays true, in milliseconds. */
    private readonly show: (value: T) => number,
  ) {}

  /** Does nothing once it is disposed: what is under way then may still report. */
  update(): void {
    if (this.#disposed) return;
    this.#cancel();
    const { value, trueForMs } = this.compute();
    const untilMs = Math.min(trueForMs, this.show(value));
    this.#cancel =
      untilMs === Infinity
        ? () => undefined
        : this.clock.after(untilMs, () => {
            this.update();
          });
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel();
  }
}
