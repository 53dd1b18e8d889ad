import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { logOut } from '../../vercel/home';
import { until } from '../until';
import { editorUnderTest, withWindow } from '../window';
import { hourMs, makeWorkspace, minuteMs, writeEnvFile } from '../workspace';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

/** What a screen reader reads, and the icon that stands there beside the colour. */
async function told({ item }: Screen): Promise<readonly [label: string | null, icon: string | undefined]> {
  const classes = await item.locator('.codicon').first().getAttribute('class');
  return [await item.getAttribute('aria-label'), /codicon-([\w-]+)/.exec(classes ?? '')?.[1]];
}

test('without colours, each state is told by its icon and in words, in high contrast and in colours of one’s own', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(root);
  logOut(workspace.home);
  const settings = {
    ...settingsFor('contrast'),
    'aiGatewayAuth.statusBar.format': 'icon',
    'workbench.colorCustomizations': { 'statusBarItem.errorBackground': '#123456' },
  };
  writeEnvFile(workspace, 11 * hourMs + 30_000);
  const sees = async (screen: Screen, label: RegExp, icon: string): Promise<void> => {
    await until(
      `${String(label)} with the icon ${icon}`,
      () => told(screen),
      ([shown, shownIcon]) => label.test(shown ?? '') && shownIcon === icon,
    );
  };
  try {
    const { folder, env } = workspace;
    await withWindow({ executable, folder, env, settings }, async (page) => {
      const screen = new Screen(page, 'contrast');
      await screen.item.waitFor();
      await sees(screen, /^AI Gateway: OIDC token expires in 1[01] hours/, 'key');
      assert.equal(await screen.text(), '');
      await screen.picture('icon-key');
      writeEnvFile(workspace, 10 * minuteMs);
      await sees(screen, /^AI Gateway: OIDC token expires in (10|9) minutes$/, 'warning');
      await screen.picture('icon-warning');
      writeEnvFile(workspace, -hourMs);
      await sees(screen, /^AI Gateway: OIDC token expired$/, 'error');
      await screen.seesBackground('error');
      const colour = await screen.item.evaluate((element) => {
        const page = globalThis as unknown as { getComputedStyle(shown: unknown): { backgroundColor: string } };
        return page.getComputedStyle(element).backgroundColor;
      });
      assert.equal(colour, 'rgb(18, 52, 86)');
      await screen.picture('icon-error');
      writeFileSync(workspace.envFile, 'AI_GATEWAY_API_KEY=vck_test\n');
      await sees(screen, /^AI Gateway: API key in effect$/, 'key');
      rmSync(workspace.envFile);
      await sees(screen, /^AI Gateway: No credential in \.env\.local$/, 'circle-slash');
      assert.equal(await screen.item.locator('.statusbar-item-label').getAttribute('role'), 'button');
    });
  } finally {
    await workspace.dispose();
  }
});
