/** From the editor's event for a change of the env file to the item's new text on the screen. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from '../host/until';
import { editorUnderTest, withWindow } from '../host/window';
import { envFileText, hourMs, makeWorkspace, minuteMs } from '../host/workspace';
import { orgId, projectId } from '../vercel/api';
import { figuresOf, type Figures } from './figures';

interface Shown {
  readonly text: string;
  /** On the machine's wall clock, in milliseconds. */
  readonly at: number;
}

/** `projects`: how many a `repo.json` lists, of which the first one's file changes; 0 for a folder of its own. */
export async function measureLatency(changes = 50, projects = 0): Promise<Figures> {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const envFile = projects === 0 ? workspace.envFile : listProjects(workspace.folder, projects);
  const write = (leftMs: number): void => {
    writeFileSync(envFile, envFileText(leftMs));
  };
  const results = mkdtempSync(join(tmpdir(), 'aga-bench-'));
  const events = join(results, 'events.json');
  const heard = (): number[] => (existsSync(events) ? (JSON.parse(readFileSync(events, 'utf8')) as number[]) : []);
  const latencies: number[] = [];
  try {
    write(12 * hourMs);
    const env = { ...workspace.env, AI_GATEWAY_AUTH_EVENTS: events };
    const look = async (page: Page): Promise<void> => {
      await page.locator(itemSelector).waitFor();
      await page.evaluate(recordItem, itemSelector);
      for (let minutes = changes; minutes > 0; minutes -= 1) {
        const writtenAt = Date.now();
        write(10 * hourMs + (minutes + 0.5) * minuteMs);
        const shown = await until(
          `10h ${minutes}m`,
          () => page.evaluate(() => (globalThis as unknown as Recording).shown),
          (all) => all.some(({ text }) => text.includes(` 10h ${minutes}m`)),
        );
        const { at } = shown.find(({ text }) => text.includes(` 10h ${minutes}m`)) ?? { at: NaN };
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

/** Makes the folder a monorepo, each project with an env file; the result is the path of the first one. */
function listProjects(folder: string, count: number): string {
  rmSync(join(folder, '.vercel', 'project.json'));
  const directories = Array.from({ length: count }, (_, index) => `apps/p${index}`);
  const rows = directories.map((directory) => ({ id: projectId, name: directory.slice(5), directory }));
  writeFileSync(join(folder, '.vercel', 'repo.json'), JSON.stringify({ orgId, projects: rows }));
  for (const directory of directories) {
    mkdirSync(join(folder, directory), { recursive: true });
    writeFileSync(join(folder, directory, '.env.local'), envFileText(5 * hourMs));
  }
  return join(folder, 'apps', 'p0', '.env.local');
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
