import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { editorUnderTest, withWindow } from '../window';
import { until } from '../until';
import { hourMs, makeWorkspace, minuteMs, writeEnvFile } from '../workspace';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

test('two windows refresh a token that comes due once, in the background and without a word', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(root);
  const { api, folder, env, envFile } = workspace;
  writeEnvFile(workspace, hourMs);
  try {
    const settings = { ...settingsFor('dark'), 'aiGatewayAuth.autoRefresh': true };
    await withWindow({ executable, folder, env, settings }, async (page) => {
      const other = await page.context().newPage();
      await other.goto(page.url());
      const screens = [new Screen(page, 'dark'), new Screen(other, 'dark')];
      for (const screen of screens) await screen.sees(/^OIDC (1h 0m|5\dm)$/);
      for (const round of [1, 2]) {
        writeEnvFile(workspace, 14 * minuteMs);
        await until(
          'the pull',
          () => api.pulls,
          (pulls) => pulls >= round,
        );
        for (const screen of screens) await screen.sees('OIDC 11h 59m');
        assert.equal(api.pulls, round);
      }
      for (const screen of screens) {
        assert.equal(await screen.page.locator('.notification-toast').count(), 0, 'something was said');
        assert.ok(!(await screen.page.locator('.part.panel').isVisible()), 'the terminal came up');
      }
      assert.ok(readFileSync(envFile, 'utf8').startsWith('# Created by Vercel CLI\nAI_MODEL="anthropic/claude"\n'));
    });
  } finally {
    await workspace.dispose();
  }
});

test('a refresh in the background that fails is told once, with its terminal one click away', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(root);
  const { api, folder, env, envFile } = workspace;
  api.failure = 403;
  writeEnvFile(workspace, hourMs);
  try {
    const settings = { ...settingsFor('dark'), 'aiGatewayAuth.autoRefresh': true };
    await withWindow({ executable, folder, env, settings }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees(/^OIDC (1h 0m|5\dm)$/);
      writeEnvFile(workspace, 14 * minuteMs + 30_000);
      const before = readFileSync(envFile, 'utf8');
      const toast = screen.toast('The automatic refresh failed');
      await toast.waitFor();
      await screen.picture('background-failure');
      await screen.press(toast, 'Show Terminal');
      const text = await screen.terminalText('exit code 1');
      assert.ok(text.startsWith('vercel env pull for my-app: the token of .env.local') && text.includes('Error'), text);
      await screen.picture('background-terminal');
      assert.equal(readFileSync(envFile, 'utf8'), before);
      assert.equal(api.pulls, 1);
      assert.equal(await screen.toast('expires in').count(), 0, 'told twice');
      writeEnvFile(workspace, 13 * minuteMs + 30_000);
      await until(
        'the try for another token',
        () => api.pulls,
        (pulls) => pulls === 2,
      );
    });
  } finally {
    await workspace.dispose();
  }
});

test('a program that runs in a terminal may hold the old token, which is said once', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(root);
  const { folder, env } = workspace;
  writeEnvFile(workspace, hourMs);
  try {
    await withWindow({ executable, folder, env, settings: settingsFor('dark') }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees(/^OIDC (1h 0m|5\dm)$/);
      await screen.openTerminal();
      await screen.runCommand('AI Gateway: Refresh OIDC Token');
      await screen.toast('A dev server started before in a terminal may still hold the old one: restart it.').waitFor();
    });
  } finally {
    await workspace.dispose();
  }
});
