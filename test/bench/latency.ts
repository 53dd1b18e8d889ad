/** From the editor's event for a change of the env file to the item's new text on the screen. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../host/until';
import { editorUnderTest, withWindow } from '../host/window';
import { hourMs, makeWorkspace, minuteMs, writeEnvFile } from '../host/workspace';
import { figuresOf, type Figures } from './figures';

const changes = 50;

interface Shown {
  readonly text: string;
  /** On the machine's wall clock, in milliseconds. */
  readonly at: number;
}

export async function measureLatency(): Promise<Figures> {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const results = mkdtempSync(join(tmpdir(), 'aga-bench-'));
  const events = join(results, 'events.json');
  const heard = (): number[] => (existsSync(events) ? (JSON.parse(readFileSync(events, 'utf8')) as number[]) : []);
  const latencies: number[] = [];
  try {
    writeEnvFile(workspace, 12 * hourMs);
    const env = { ...workspace.env, AI_GATEWAY_AUTH_EVENTS: events };
    const look = async (page: Page): Promise<void> => {
      await page.locator(itemSelector).waitFor();
      await page.evaluate(recordItem, itemSelector);
      for (let minutes = changes; minutes > 0; minutes -= 1) {
        const writtenAt = Date.now();
        writeEnvFile(workspace, 10 * hourMs + (minutes + 0.5) * minuteMs);
        const shown = await until(
          `10h ${minutes}m`,
          () => page.evaluate(() => (globalThis as unknown as Recording).shown),
          (all) => all.some(({ text }) => text.endsWith(` 10h ${minutes}m`)),
        );
        const { at } = shown.find(({ text }) => text.endsWith(` 10h ${minutes}m`)) ?? { at: NaN };
        const told = await until(
          'its event',
          () => heard().find((moment) => moment >= writtenAt),
          (moment) => moment !== undefined,
        );
        latencies.push(at - (told ?? NaN));
      }
    };
    await withWindow(
      { executable, folder: workspace.folder, env },
      look,
      join(process.cwd(), 'dist/test/bench/watchEvents.js'),
    );
  } finally {
    rmSync(results, { recursive: true, force: true });
    await workspace.dispose();
  }
  return figuresOf(latencies);
}

const itemSelector = '[id="ai-gateway-tools.ai-gateway-auth.status"]';

/** The part of the page's global object that recording uses; the project has no types of a browser. */
interface Recording {
  shown: Shown[];
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
