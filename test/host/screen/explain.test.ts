import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { token } from '../../vercel/token';
import { editorUnderTest, withWindow } from '../window';
import { hourMs, makeWorkspace } from '../workspace';
import { Screen, settingsFor, spareMs, type Theme } from './screen';

const root = process.cwd();

const secretKey = 'vck_0123456789abcdefghijklmnop';

for (const theme of ['dark', 'light', 'contrast'] as const satisfies readonly Theme[]) {
  test(`an env file explains itself, in the theme ${theme}`, async () => {
    const executable = await editorUnderTest();
    const workspace = await makeWorkspace(root);
    const { folder, env, envFile } = workspace;
    const expiresAt = Date.now() + 3 * hourMs + spareMs;
    const value = token({ issuedAt: expiresAt - 12 * hourMs, expiresAt });
    const text = `# For development\nAI_MODEL="anthropic/claude"\nVERCEL_OIDC_TOKEN="${value}"\n# AI_GATEWAY_API_KEY=${secretKey}\nAI_GATEWAY_KEY=${secretKey}\nNODE_ENV=development\n`;
    writeFileSync(envFile, text);
    try {
      await withWindow({ executable, folder, env, settings: settingsFor(theme) }, async (page) => {
        const screen = new Screen(page, theme);
        await screen.sees(/^OIDC (3h 0m|2h 5\dm)$/);
        await screen.openFile('.env.local');
        const lens = page.locator('.codelens-decoration').first();
        await lens.waitFor();
        await page.waitForTimeout(1500);
        await screen.picture('explain-lens');
        console.log(await lens.innerText());
        await page
          .locator('.view-line')
          .filter({ hasText: 'VERCEL' })
          .first()
          .hover({ position: { x: 40, y: 8 } });
        await page.waitForTimeout(1500);
        await screen.picture('explain-hover');
        assert.ok(true);
      });
    } finally {
      await workspace.dispose();
    }
  });
}
