import { test } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { serveWorkbench } from '../browser/webWorkbench';
import { ensureBrowser } from '../editor/browser';
import { patienceMs } from '../until';
import { lookAt } from '../window';
import { envFileText, hourMs } from '../workspace';
import { hoursLeft, Screen, spareMs } from './screen';
import { seesText } from './seenText';

/** Opens the page in a browser that reaches this machine alone. */
async function inBrowser(address: string, look: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE 127.0.0.1'],
    chromiumSandbox: process.getuid?.() !== 0, // root cannot have one
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(patienceMs);
    await page.goto(address);
    await lookAt(page, () => look(page));
  } finally {
    await browser.close();
  }
}

test('in a browser without a machine behind it a virtual folder shows its status, and says what needs a terminal', async () => {
  const workbench = await serveWorkbench(process.cwd(), {
    '.env.local': envFileText(3 * hourMs + spareMs),
    '.vercel/project.json': '{"projectId":"prj_test","orgId":"team_test","projectName":"web"}',
  });
  try {
    await inBrowser(workbench.address, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees(hoursLeft(3));
      await screen.runCommand('AI Gateway: Open Env File');
      await page.locator('.codelens-decoration').filter({ hasText: 'OIDC token · ' }).waitFor();
      await seesText(page, '# Created by Vercel CLI\nAI_MODEL="anthropic/claude"\nVERCEL_OIDC_TOKEN=\n');
      await screen.picture('web');
      workbench.write('.env.local', 'AI_GATEWAY_API_KEY=vck_test\n');
      await screen.sees('API key');
      workbench.write('.env.local', envFileText(-hourMs));
      await screen.sees('OIDC expired');
      await screen.hover('This folder is virtual');
      await screen.runCommand('AI Gateway: Refresh OIDC Token');
      await screen.toast('This folder is virtual, and the Vercel CLI and writing need one on disk.').waitFor();
      await screen.picture('web-refresh');
    });
  } finally {
    workbench.stop();
  }
});
