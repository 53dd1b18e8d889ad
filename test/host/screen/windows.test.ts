import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverUnderTest, withWindow } from '../window';
import { makeWorkspace, minuteMs, writeEnvFile } from '../workspace';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

test('two windows on one project tell of a token once', async () => {
  const executable = await serverUnderTest();
  const workspace = await makeWorkspace(root);
  writeEnvFile(workspace, 60 * minuteMs);
  try {
    const { folder, env } = workspace;
    await withWindow({ executable, folder, env, settings: settingsFor('dark') }, async (page) => {
      const other = await page.context().newPage();
      await other.goto(page.url());
      const screens = [new Screen(page, 'dark'), new Screen(other, 'dark')];
      for (const screen of screens) await screen.sees(/^OIDC (1h|5\dm)/);
      // Both windows have the focus: Playwright sees to that.
      for (const [told, minutes] of [14, 12, 10].entries()) {
        writeEnvFile(workspace, (minutes + 0.9) * minuteMs);
        for (const screen of screens) await screen.sees(`OIDC ${minutes}m`);
        const toasts = screens.map((screen) => screen.toast(`expires in ${minutes} minutes`));
        await Promise.any(toasts.map((toast) => toast.waitFor()));
        const counts = await Promise.all(screens.map((screen) => screen.toast('expires in').count()));
        assert.equal(
          counts.reduce((sum, count) => sum + count, 0),
          told + 1,
        );
      }
    });
  } finally {
    await workspace.dispose();
  }
});
