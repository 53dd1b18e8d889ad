import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { token } from '../../vercel/token';
import { filesWith } from '../secrets';
import { until } from '../until';
import { editorUnderTest, withWindow } from '../window';
import { hourMs, makeWorkspace } from '../workspace';
import { Screen, settingsFor, spareMs, type Theme } from './screen';
import { seesText } from './seenText';

const root = process.cwd();
const key = 'vck_0123456789abcdefghijklmnop';

function tokenFor(leftMs: number): string {
  const expiresAt = Date.now() + leftMs;
  return token({ issuedAt: expiresAt - 12 * hourMs, expiresAt });
}

/** Where the first lines of the editor are, in pixels. */
const editorPart = { x: 353, y: 36, width: 830, height: 340 };

/** What stands over the lines of the editor, in their order. */
async function lensesIn(page: Page): Promise<string> {
  const texts = await page.locator('.codelens-decoration').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ')).join('; ');
}

async function seesLenses(page: Page, expected: RegExp): Promise<void> {
  await until(
    `lenses ${String(expected)}`,
    () => lensesIn(page),
    (shown) => expected.test(shown),
  );
}

/** Of the line with the caret, by the keyboard. */
async function applyFix(page: Page, title: string): Promise<void> {
  const rows = page.locator('.action-widget .monaco-list-row');
  const offers = async (): Promise<number> => {
    await page.keyboard.press('ControlOrMeta+.');
    // Before the problem is found, the editor says that there is none to mend.
    await rows
      .filter({ hasText: title })
      .waitFor({ timeout: 3000 })
      .catch(() => page.keyboard.press('Escape'));
    return rows.filter({ hasText: title }).count();
  };
  await until(`the offer ${title}`, offers, (count) => count > 0);
  const focused = async (): Promise<string> => (await rows.and(page.locator('.focused')).allInnerTexts()).join('');
  const step = async (): Promise<string> => {
    const text = await focused();
    if (!text.includes(title)) await page.keyboard.press('ArrowDown');
    return text;
  };
  await until(`the fix ${title}`, step, (text) => text.includes(title));
  await page.keyboard.press('Enter');
}

test('an env file explains itself in each theme, hides its values, and is mended by the keyboard', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(root);
  const { folder, env, envFile } = workspace;
  const text = `# For development\nVERCEL_OIDC_TOKEN="${tokenFor(3 * hourMs + spareMs)}"\n# AI_GATEWAY_API_KEY=${key}\nAI_GATEWAY_KEY=${key}\nDEBUG=1`;
  const hidden = '# For development\nVERCEL_OIDC_TOKEN=\n# AI_GATEWAY_API_KEY=\nAI_GATEWAY_KEY=\nDEBUG=1';
  writeFileSync(envFile, text);
  const settings = { ...settingsFor('dark'), 'files.autoSave': 'off', 'editor.minimap.enabled': false };
  try {
    await withWindow({ executable, folder, env, settings }, async (page, userData) => {
      const themes = { contrast: 'Dark High Contrast', light: 'Light Modern', dark: 'Dark Modern' } as const;
      let screen = new Screen(page, 'dark');
      await screen.sees(/^OIDC (3h 0m|2h 5\dm)$/);
      await screen.openFile('.env.local');
      for (const [theme, label] of Object.entries(themes)) {
        // The keys are the themes.
        screen = new Screen(page, theme as Theme);
        await screen.runCommand('Preferences: Color Theme');
        await page.keyboard.type(label);
        await page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: label }).first().click();
        await seesLenses(page, /^OIDC token · web \(development\) · expires in [23]h \d+m \| Refresh$/);
        await seesText(page, hidden);
        const hover = page.locator('.monaco-hover:visible').filter({ hasText: 'of its life is left' });
        await screen.pointAt(page.getByText('VERCEL_OIDC_TOKEN').first(), hover);
        const bar = hover.locator('span[style*="charts-green"]');
        assert.match(await bar.innerText(), /^█+$/);
        await screen.picture('explain', editorPart);
        await page.keyboard.press('Escape');
      }
      await page.locator('.view-line').filter({ hasText: 'DEBUG' }).click();
      await seesText(page, hidden);
      await page.keyboard.press('ArrowUp');
      await seesText(page, hidden.replace('AI_GATEWAY_KEY=', `AI_GATEWAY_KEY=${key}`));
      await applyFix(page, 'Rename to AI_GATEWAY_API_KEY');
      await seesLenses(page, /unused: the API key is in effect \| Refresh; API key · in effect \| Check$/);
      await page.keyboard.press('ControlOrMeta+s');
      await screen.sees('API key');
      assert.equal(readFileSync(envFile, 'utf8'), text.replace('AI_GATEWAY_KEY', 'AI_GATEWAY_API_KEY'));
      await page.keyboard.press('ControlOrMeta+z');
      await page.keyboard.press('ControlOrMeta+s');
      await screen.sees(/^OIDC/);
      assert.equal(readFileSync(envFile, 'utf8'), text);
      await page.keyboard.press('ArrowDown');
      await seesText(page, hidden);
      await screen.runCommand('AI Gateway: Show/Hide Values in Env Files');
      await seesText(page, text);
      await screen.runCommand('AI Gateway: Show/Hide Values in Env Files');
      await seesText(page, hidden);
      await screen.runCommand('Problems: Focus on Problems View');
      await page
        .locator('.markers-panel .monaco-list-row')
        .filter({ hasText: 'the variable is AI_GATEWAY_API_KEY' })
        .waitFor();
      await page.locator('.codelens-decoration a').filter({ hasText: 'Refresh' }).click();
      await seesLenses(page, /^OIDC token · web \(development\) · expires in 11h 59m \| Refresh$/);
      const secrets = [key, ...text.matchAll(/[\w-]{40,}/g)].map(String);
      assert.equal(secrets.length, 4, 'the key, and the three parts of the token');
      assert.deepEqual(filesWith(userData, secrets), []);
    });
  } finally {
    await workspace.dispose();
  }
});

test('an expired file is marked in the Explorer, and what git would commit is told and mended', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(root);
  const { folder, env, envFile } = workspace;
  writeFileSync(envFile, `VERCEL_OIDC_TOKEN="${tokenFor(-hourMs)}"\n`);
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  writeFileSync(
    join(folder, 'page.ts'),
    "import { generateText } from 'ai';\n\ngenerateText({ model: 'openai/gpt-5' });\n",
  );
  try {
    await withWindow({ executable, folder, env, settings: settingsFor('dark') }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees('OIDC expired');
      const row = page.locator('.explorer-folders-view .monaco-list-row[aria-label*=".env.local"]');
      await until(
        'the mark in the Explorer',
        () => row.innerHTML(),
        (label) => label.includes('OIDC token expired'),
      );
      await screen.openFile('.env.local');
      await screen.picture('explain-expired');
      await screen.runCommand('Problems: Focus on Problems View');
      const problem = (text: string) => page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });
      await problem('OIDC token expired. The JavaScript SDK renews it by itself').waitFor();
      await problem('Git does not ignore .env.local').waitFor();
      await screen.picture('explain-problems', { x: 353, y: 508, width: 923, height: 110 });
      await screen.openFile('.env.local');
      await applyFix(page, 'Add .env.local to .gitignore');
      await problem('Git does not ignore .env.local').waitFor({ state: 'detached' });
      assert.equal(readFileSync(join(folder, '.gitignore'), 'utf8'), '.env.local\n');
      execFileSync('git', ['add', '--force', '.env.local'], { cwd: folder });
      await problem('Git tracks .env.local').waitFor();
      await screen.openFile('.env.local');
      await applyFix(page, 'Stop Tracking .env.local');
      await screen.terminalText('git rm --cached -- .env.local');
      const tracked = execFileSync('git', ['ls-files', '.env.local'], { cwd: folder, encoding: 'utf8' });
      assert.equal(tracked, '.env.local\n', 'the command was run');
      writeFileSync(envFile, '');
      await screen.openFile('page.ts');
      await screen.runCommand('Problems: Focus on Problems View');
      await problem('"generateText" goes through the AI Gateway').waitFor();
      await problem('"generateText" goes').locator('a').filter({ hasText: 'noCredential' }).click();
      const paragraph = readFileSync('README.md', 'utf8')
        .split('\n')
        .findIndex((line) => line.includes('**`noCredential`**'));
      await page
        .locator('[id="status.editor.selection"]')
        .filter({ hasText: `Ln ${paragraph + 1}, Col 1` })
        .waitFor();
      await screen.picture('explain-guide');
      await screen.openFile('page.ts');
      await screen.picture('explain-code', { ...editorPart, width: 900, height: 100 });
    });
  } finally {
    await workspace.dispose();
  }
});
