/** What a person sees and clicks in the editor's window. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { until } from '../until';

/** Those in which a test looks at everything, and the one for poor sight. */
export const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' } as const;
const contrast = { contrast: 'Default High Contrast' } as const;
export type Theme = keyof typeof themes | keyof typeof contrast;

/** Settings for a window that is pleasant to look at. */
export function settingsFor(theme: Theme): Record<string, unknown> {
  return {
    'workbench.colorTheme': { ...themes, ...contrast }[theme],
    'window.title': '${rootName}',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
    'terminal.integrated.tabs.enabled': false,
    // Draws the terminal as text that can be read from the page.
    'terminal.integrated.gpuAcceleration': 'off',
  };
}

/** Time that a token lasts beyond whole hours, in milliseconds, for the window to open in. */
export const spareMs = 50_000;

/** What the item shows of a token with that many hours and the spare time left when the test began. */
export function hoursLeft(hours: number, name?: string): RegExp {
  return new RegExp(`^OIDC (${hours}h 0m|${hours - 1}h 5\\dm)${name === undefined ? '' : ` · ${name}`}$`);
}

export class Screen {
  readonly item: Locator;

  constructor(
    readonly page: Page,
    private readonly theme: Theme,
  ) {
    this.item = page.locator('[id="ai-gateway-tools.ai-gateway-auth.status"]');
  }

  /** Waits for the item to show a text; the icon is not part of it. */
  async sees(text: string | RegExp): Promise<void> {
    const matches = (shown: string): boolean => (typeof text === 'string' ? shown === text : text.test(shown));
    await until(`the item to show ${String(text)}`, () => this.text(), matches);
  }

  /** Empty while there is no item. */
  async text(): Promise<string> {
    // In one step: the item may go between two.
    const [text = ''] = await this.item.allInnerTexts();
    return withoutIcons(text);
  }

  /** `warning`, `error` or `none`, as the theme's class of the item says. */
  async background(): Promise<string> {
    const classes = (await this.item.getAttribute('class')) ?? '';
    return /\b(warning|error)-kind\b/.exec(classes)?.[1] ?? 'none';
  }

  /** Waits for the background, which an item gets a moment after its text. */
  async seesBackground(expected: string): Promise<void> {
    await until(
      `the background ${expected}`,
      () => this.background(),
      (shown) => shown === expected,
    );
  }

  /** Opens a file by its name, as a person does. */
  async openFile(name: string): Promise<void> {
    await this.runCommand('Go to File');
    const input = this.page.locator('.quick-input-widget:visible .quick-input-box input');
    await input.fill(name);
    await this.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: name }).first().click();
  }

  toast(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** Of a toast or a dialog. */
  async press(toast: Locator, button: string): Promise<void> {
    await toast.getByRole('button', { name: button, exact: true }).click();
  }

  async dismiss(toast: Locator): Promise<void> {
    // Not by the mouse, for which the button is there only while nothing moves the toast away from under it.
    await toast.locator('.codicon-notifications-clear').dispatchEvent('click');
    await toast.waitFor({ state: 'detached' });
  }

  /** The question in the middle of the window, which nothing else can be done before. */
  dialog(text: string | RegExp): Locator {
    return this.page.locator('.monaco-dialog-box').filter({ hasText: text });
  }

  /** What the terminal in front shows, once that is among it; spaces are those that are read. */
  async terminalText(expected: string): Promise<string> {
    const rows = this.page.locator('.terminal-wrapper.active .xterm-rows');
    const read = async (): Promise<string> => (await rows.allInnerTexts()).join('').replaceAll('\u00A0', ' ');
    return until('the terminal', read, (text) => text.includes(expected));
  }

  /** Opens a terminal, in which a program has run when this is over. */
  async openTerminal(): Promise<void> {
    await this.runCommand('Terminal: Create New Terminal');
    await this.page.locator('.terminal-wrapper.active .xterm-helper-textarea:focus').waitFor({ state: 'attached' });
    await this.page.keyboard.type('echo has-run-$((1+1))\n');
    await this.terminalText('has-run-2');
  }

  /** Opens the menu by a click on the item; the result is its title and its entries. */
  async openMenu(): Promise<{ title: string; entries: string[] }> {
    await this.item.click();
    const widget = this.page.locator('.quick-input-widget:visible');
    await widget.locator('.monaco-list-row').first().waitFor();
    return {
      title: await widget.locator('.quick-input-title').innerText(),
      entries: (await widget.locator('.monaco-list-row .label-name').allInnerTexts()).map(withoutIcons),
    };
  }

  async choose(entry: string): Promise<void> {
    await this.page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: entry }).click();
  }

  /** Runs a command as a person does: by its title in the palette. */
  async runCommand(title: string): Promise<void> {
    const widget = this.page.locator('.quick-input-widget:visible');
    const row = widget.locator('.monaco-list-row').filter({ hasText: title }).first();
    // On a busy machine, the palette takes a second to open and another one to list.
    const timeout = 3000;
    const offers = async (): Promise<string> => {
      await this.page.keyboard.press('F1');
      try {
        await widget.locator('.quick-input-box input').fill(`>${title}`, { timeout });
        await row.waitFor({ timeout });
        return 'there';
      } catch (error) {
        // While it is open, the key opens no other one, and its list stays that of the moment in which it was opened.
        await this.page.keyboard.press('Escape');
        return String(error);
      }
    };
    // A key is lost while the window starts, or takes a change of trust in; what takes the focus closes the palette.
    await until('the palette', offers, (seen) => seen === 'there');
    await row.click();
  }

  /** Moves the mouse over what is drawn, a pixel to and fro, until what follows is seen. */
  async pointAt(target: Locator, answer: Locator): Promise<void> {
    let x = 20;
    await untilAnswered(answer, async () => {
      x = 41 - x;
      // Not by `hover`, which minds what is drawn anew meanwhile, or lies over it without being seen.
      const place = await target.boundingBox();
      if (place !== null) await this.page.mouse.move(place.x + x, place.y + 6);
    });
  }

  /** The hover over the item, once it shows that text. */
  async hover(text: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:visible').filter({ hasText: text });
    await untilAnswered(hover, async () => {
      // Each move has to come from outside.
      await this.page.mouse.move(600, 300);
      await this.item.hover();
    });
    return hover;
  }

  /** Moves the mouse and the focus into the empty editor area: either shows the hover. */
  async leave(): Promise<void> {
    await this.page.mouse.click(600, 300);
    await this.page.locator('.monaco-hover:visible').waitFor({ state: 'detached' });
  }

  /** Of the whole window, or of a part of it, in pixels. */
  async picture(name: string, clip?: { x: number; y: number; width: number; height: number }): Promise<void> {
    const folder = join(process.cwd(), '.vscode-test', 'screens');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name}-${this.theme}.png`);
    await this.page.screenshot({ path, animations: 'disabled', ...(clip === undefined ? {} : { clip }) });
  }

  /** Every text that the item shows from now on; the result gives those seen so far. */
  async record(): Promise<() => Promise<Recorded[]>> {
    const target = await this.item.elementHandle();
    await this.page.evaluate(recordTexts, target);
    return async () => {
      const all = await this.page.evaluate(() => (globalThis as unknown as Recording).recorded);
      return all.map(({ text, at }) => ({ text: withoutIcons(text), at }));
    };
  }
}

/** Moves the mouse anew where what follows is not seen: a move can come too early, or as what is there is drawn anew. */
async function untilAnswered(answer: Locator, move: () => Promise<void>): Promise<void> {
  const answered = async (): Promise<string> => {
    await move();
    // A move between two characters has the editor wait anew before it answers.
    return answer.waitFor({ timeout: 3000 }).then(() => 'seen', String);
  };
  await until('an answer to the mouse', answered, (seen) => seen === 'seen');
}

interface Recorded {
  readonly text: string;
  /** On the wall clock that all processes share, in milliseconds since the epoch. */
  readonly at: number;
}

/** Icons are characters of private use. */
function withoutIcons(text: string): string {
  return text.replace(/\p{Co}/gu, '').trim();
}

/** The part of the page's global object that recording uses; the project has no types of a browser. */
interface Recording {
  recorded: Recorded[];
  MutationObserver: new (run: () => void) => { observe(target: unknown, options: object): void };
}

function recordTexts(target: unknown): void {
  const page = globalThis as unknown as Recording;
  page.recorded = [];
  const observer = new page.MutationObserver(() => {
    const { textContent } = target as { textContent: string };
    page.recorded.push({ text: textContent, at: performance.timeOrigin + performance.now() });
  });
  observer.observe(target, { childList: true, characterData: true, subtree: true });
}
