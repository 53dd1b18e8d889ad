/**
 * Cuts the README's pictures out of those that screen tests leave in `.vscode-test/screens`.
 * After a look has changed: run the tests that are named here, then `node dist/test/host/pictures.js`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { ensureBrowser } from './editor/browser';
import { pictures, type Cut, type Picture } from './pictureCuts';

const screens = join('.vscode-test', 'screens');

async function main(): Promise<void> {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), chromiumSandbox: false });
  try {
    for (const picture of pictures) writeFileSync(join('media', picture.file), await drawn(browser, picture));
  } finally {
    await browser.close();
  }
}

/** Rows of cuts, each in its own size, on the background of the editor. */
async function drawn(browser: Browser, { rows }: Picture): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1024 } });
  const body = rows.map((cuts) => `<div class="row">${cuts.map(htmlOf).join('')}</div>`).join('');
  const isStrip = rows.length > 1;
  const style = `<style>
    body { margin: 0 }
    main { display: inline-flex; flex-direction: column; ${isStrip ? 'gap: 12px; padding: 12px; background: #181818' : ''} }
    .row { display: flex; gap: 16px; align-items: flex-end }
  </style>`;
  await page.setContent(`${style}<main>${body}</main>`);
  const picture = await page.locator('main').screenshot();
  await page.close();
  return picture;
}

function htmlOf({ screen, x, y, width, height }: Cut): string {
  const image = readFileSync(join(screens, `${screen}.png`)).toString('base64');
  const at = `background: url(data:image/png;base64,${image}) -${x}px -${y}px`;
  return `<div style="width: ${width}px; height: ${height}px; ${at}"></div>`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
