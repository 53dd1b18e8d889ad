/** What has to be ended when the launcher ends, the last started first. */
export class Closing {
  private readonly steps: (() => Promise<void>)[] = [];
  private closed = false;

  /** Once closing has begun, ends it at once and throws, so that its starter goes no further. */
  add(step: () => Promise<void>): void {
    this.steps.push(step);
    if (!this.closed) return;
    void this.close();
    throw new Error('Interrupted.');
  }

  /** A step that fails is printed, and the others still done. */
  async close(): Promise<void> {
    this.closed = true;
    for (const step of this.steps.splice(0).reverse()) {
      await step().catch((error: unknown) => {
        console.error(error);
      });
    }
  }
}
