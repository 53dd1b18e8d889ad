/** The text of the editor as a person sees it. */
import type { Page } from 'playwright-core';
import { until } from '../until';

/** The lines of the editor as they are seen: without what is drawn in no colour. */
async function seenText(page: Page): Promise<string> {
  const text = await page.evaluate<string>(`
    [...document.querySelectorAll('.editor-instance .view-line')]
      .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
      .map((line) =>
        [...line.querySelectorAll('span > span')]
          .map((part) => (getComputedStyle(part).opacity === '0' ? '' : part.textContent))
          .join(''),
      )
      .join('\\n')`);
  return text.replaceAll('\u00A0', ' ');
}

export async function seesText(page: Page, expected: string): Promise<void> {
  await until(
    'the text',
    () => seenText(page),
    (shown) => shown === expected,
  );
}
