/** Runs inside the editor: waits for the extension host to come to rest, which the editor's own start keeps busy. */

const quietTurns = 50;
const turnMs = 20;
const lateMs = 5;
const deadlineMs = 60_000;

/** Resolves when a second has passed without a late turn. */
export async function quiet(): Promise<void> {
  const endAt = performance.now() + deadlineMs;
  let latestMs = 0;
  for (let turns = 0; turns < quietTurns; turns += 1) {
    const startedAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, turnMs));
    latestMs = performance.now() - startedAt - turnMs;
    if (latestMs > lateMs) turns = 0;
    if (performance.now() > endAt) {
      throw new Error(
        `The extension host did not come to rest within a minute; the last turn was ${latestMs} ms late.`,
      );
    }
  }
}
