/** Changes an env file again and again, and follows each change from the editor's event to the screen. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { until } from '../host/until';
import { envFileText, hourMs, minuteMs } from '../host/workspace';
import { wallClock } from '../host/wallClock';
import type { HostRecord } from './hostRecord';
import { ourId } from './ourExtension';

/** What one change took, in milliseconds. */
export interface Change {
  /** From the write to the editor's event in the extension host, as any watcher hears it. */
  readonly heardMs: number;
  /** From the event to the item's new text there. */
  readonly inHostMs: number;
  /** From the event to that text in the page. */
  readonly onScreenMs: number;
}

interface Recorded {
  readonly envFile: string;
  /** What it holds beside the token; nothing unless told otherwise. */
  readonly more?: string;
  /** Where {@link recordHost} leaves its record. */
  readonly results: string;
}

export async function timeChanges(
  page: Page,
  count: number,
  { envFile, more = '', results }: Recorded,
): Promise<Change[]> {
  await page.locator(itemSelector).waitFor();
  await page.evaluate(recordItem, itemSelector);
  const changes: Change[] = [];
  for (let minutes = count; minutes > 0; minutes -= 1) {
    const isIt = ({ text }: { text: string }): boolean => text.includes(` 10h ${minutes}m`);
    const writtenAt = wallClock();
    writeFileSync(envFile, envFileText(10 * hourMs + (minutes + 0.5) * minuteMs) + more);
    const onScreen = await until(
      `10h ${minutes}m`,
      async () => (await page.evaluate(() => (globalThis as unknown as Recording).shown)).find(isIt),
      (shown) => shown !== undefined,
    );
    const { heard, texts } = await until(
      'its event and text in the extension host',
      () => recordIn(results),
      (record) => record.heard.some((at) => at >= writtenAt) && record.texts.some(isIt),
    );
    const heardAt = heard.find((at) => at >= writtenAt) ?? NaN;
    const inHost = texts.find(isIt)?.at ?? NaN;
    // Found before its event, on another occasion such as the window's focus: that tells nothing of a change's cost.
    if (inHost < heardAt) continue;
    changes.push({
      heardMs: heardAt - writtenAt,
      inHostMs: inHost - heardAt,
      onScreenMs: (onScreen?.at ?? NaN) - heardAt,
    });
  }
  return changes;
}

function recordIn(results: string): HostRecord {
  // The module inside the editor wrote it, in this shape.
  return existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')) as HostRecord) : { heard: [], texts: [] };
}

const itemSelector = `[id="${ourId}.status"]`;

/** The part of the page's global object that recording uses; the project has no types of a browser. */
interface Recording {
  /** Moments are on the machine's wall clock, in milliseconds. */
  shown: { readonly text: string; readonly at: number }[];
  document: { querySelector(selector: string): { textContent: string } };
  MutationObserver: new (run: () => void) => { observe(target: unknown, options: object): void };
}

/** Runs in the page. */
function recordItem(selector: string): void {
  const page = globalThis as unknown as Recording;
  const item = page.document.querySelector(selector);
  page.shown = [];
  const observer = new page.MutationObserver(() => {
    page.shown.push({ text: item.textContent, at: performance.timeOrigin + performance.now() });
  });
  observer.observe(item, { childList: true, characterData: true, subtree: true });
}
