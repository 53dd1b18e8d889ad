import { test } from 'node:test';
import { editorUnderTest, withWindow } from '../window';
import { hourMs, makeWorkspace, writeEnvFile } from '../workspace';
import { Screen, settingsFor } from './screen';

test('an authentication error in a terminal leads to the remedy, and diagnostics are copied', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  writeEnvFile(workspace, -hourMs);
  const settings = { ...settingsFor('dark'), 'aiGatewayAuth.notifications': 'off' };
  try {
    await withWindow({ ...workspace, executable, settings }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees('OIDC expired');
      await screen.openTerminal();
      await page.keyboard.type('echo Unauthenticated request to AI "Gateway."\n');
      const row = page.locator('.terminal-wrapper.active .xterm-rows > div').filter({ hasText: /^Unauthenticated/ });
      await page.keyboard.down('ControlOrMeta');
      await screen.pointAt(row, row.locator('span[style*="underline"]').first());
      await page.mouse.down();
      await page.mouse.up();
      await page.keyboard.up('ControlOrMeta');
      const menu = page.locator('.quick-input-widget:visible');
      await menu.getByText('Refresh OIDC Token').waitFor();
      await screen.picture('error-menu');
      await page.keyboard.press('Escape');
      await screen.runCommand('AI Gateway: Copy Diagnostics');
      await screen.toast('Copied, without values, names and paths.').waitFor();
    });
  } finally {
    await workspace.dispose();
  }
});
