/** What a key costs in an env file of 1 MiB, with the extension and without, and how soon what is hidden follows an edit. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Screen } from '../host/screen/screen';
import { until } from '../host/until';
import { editorUnderTest, withWindow } from '../host/window';
import { envFileText, hourMs, makeWorkspace } from '../host/workspace';
import { emptyExtension } from './emptyExtension';
import { figuresOf, type Figures } from './figures';

const [launches, keys, edits] = [6, 100, 10];
const everyMs = 80;

export interface Typing {
  /** From a key to the frame in which it is painted, in milliseconds. */
  readonly ours: Figures;
  readonly empty: Figures;
  /** From the frame in which a new key of the gateway is on the screen to the one in which it is hidden. */
  readonly hiding: Figures;
  /** To the one with its lens. */
  readonly lens: Figures;
}

export async function measureTyping(): Promise<Typing> {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const made = mkdtempSync(join(tmpdir(), 'aga-bench-'));
  const empty = emptyExtension(made, 'empty');
  const text = `# typed here\n${envFileText(11 * hourMs)}${'SOME_NAME=some value\n'.repeat(49_000)}`;
  const times = { ours: [] as number[], empty: [] as number[], hiding: [] as number[], lens: [] as number[] };
  try {
    for (let launch = 0; launch < launches; launch += 1) {
      const isOurs = launch % 2 === 0;
      writeFileSync(workspace.envFile, text);
      const settings = { 'files.autoSave': 'off', 'editor.minimap.enabled': false };
      const { folder, env } = workspace;
      const options = { executable, folder, env, settings, ...(isOurs ? {} : { extension: empty }) };
      await withWindow(options, async (page) => {
        const screen = new Screen(page, 'dark');
        if (isOurs) await screen.sees(/^OIDC/);
        await screen.openFile('.env.local');
        if (isOurs) await page.locator('.codelens-decoration').waitFor();
        await page.locator('.view-line').filter({ hasText: 'typed here' }).click();
        await page.keyboard.press('End');
        times[isOurs ? 'ours' : 'empty'].push(...(await timeKeys(page)));
        if (!isOurs) return;
        for (const { hiddenMs, lensMs } of await timeFollowing(page)) {
          times.hiding.push(hiddenMs);
          times.lens.push(lensMs);
        }
      });
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
    await workspace.dispose();
  }
  const { ours, empty: without, hiding, lens } = times;
  return { ours: figuresOf(ours), empty: figuresOf(without), hiding: figuresOf(hiding), lens: figuresOf(lens) };
}

/** One by one, at the pace of a person. */
async function timeKeys(page: Page): Promise<number[]> {
  await page.evaluate(`
    window.painted = [];
    document.addEventListener('keydown', () => {
      const begunAt = performance.now();
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => window.painted.push(performance.now() - begunAt);
          port2.postMessage(0);
        });
      });
      observer.observe(document.querySelector('.view-lines'), { subtree: true, childList: true, characterData: true });
    }, true);`);
  for (let key = 0; key < keys; key += 1) await page.keyboard.press('x', { delay: everyMs / 2 });
  const read = (): Promise<number[]> => page.evaluate<number[]>('window.painted');
  return until('the keys to be painted', read, (painted) => painted.length >= keys);
}

interface Followed {
  readonly hiddenMs: number;
  readonly lensMs: number;
}

async function timeFollowing(page: Page): Promise<Followed[]> {
  const found: Followed[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const secret = `vck_${String(edit).padStart(20, '0')}`;
    await page.evaluate(`
      window.followed = {};
      window.seenAt = undefined;
      window.countLenses = () => document.querySelectorAll('.codelens-decoration').length;
      window.lensesBefore = window.countLenses();
      window.looking = () => {
        const now = performance.now();
        const part = [...document.querySelectorAll('.view-line span > span')].find((each) => each.textContent.includes('${secret}'));
        if (part !== undefined) window.seenAt ??= now;
        if (part !== undefined && getComputedStyle(part).opacity === '0') window.followed.hiddenMs ??= now - window.seenAt;
        if (window.countLenses() > window.lensesBefore) window.followed.lensMs ??= now - window.seenAt;
        if (Object.keys(window.followed).length < 2) requestAnimationFrame(window.looking);
      };
      requestAnimationFrame(window.looking);`);
    await page.keyboard.insertText(`\nAI_GATEWAY_API_KEY=${secret}\n`);
    const { hiddenMs = NaN, lensMs = NaN } = await until(
      'the value to be hidden, and its lens',
      () => page.evaluate<Partial<Followed>>('window.followed'),
      (followed) => Object.keys(followed).length === 2,
    );
    found.push({ hiddenMs, lensMs });
  }
  return found;
}
