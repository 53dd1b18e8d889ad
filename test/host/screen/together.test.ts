import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { oidcIn } from '../../../src/core/credential/envFile';
import { linkProject } from '../../vercel/home';
import { until } from '../until';
import { editorUnderTest, withWindow } from '../window';
import { envFileText, hourMs, makeWorkspace, type Workspace } from '../workspace';
import { hoursLeft, Screen, settingsFor, spareMs } from './screen';

const apps = ['web', 'docs'] as const;

test('two apps are refreshed and a login runs at once, while a file with unsaved changes stays unsaved', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const { api, folder, env } = workspace;
  rmSync(join(folder, '.vercel'), { recursive: true });
  for (const [index, app] of apps.entries()) {
    mkdirSync(join(folder, 'apps', app), { recursive: true });
    linkProject(join(folder, 'apps', app));
    writeFileSync(join(folder, 'apps', app, '.env.local'), envFileText((2 + index) * hourMs + spareMs));
    writeFileSync(join(folder, 'apps', app, `${app}.md`), '');
  }
  const notes = join(folder, 'notes.md');
  writeFileSync(notes, 'saved\n');
  let release = (): void => undefined;
  api.held = new Promise((resolve) => (release = resolve));
  try {
    // In a browser the editor would save by itself.
    const settings = { ...settingsFor('dark'), 'files.autoSave': 'off' };
    await withWindow({ executable, folder, env, settings }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.openFile('notes.md');
      await page.locator('.editor-instance .view-lines').click();
      await page.keyboard.type('mine');
      const unsaved = page.locator('.tab.dirty[data-resource-name="notes.md"]');
      await unsaved.waitFor();
      for (const [index, app] of apps.entries()) {
        await screen.openFile(`${app}.md`);
        await screen.sees(hoursLeft(2 + index));
        await screen.runCommand('AI Gateway: Refresh OIDC Token');
        await until(
          'the pull',
          () => api.pulls,
          (pulls) => pulls === index + 1,
        );
      }
      assert.ok(!(await page.locator('.part.panel').isVisible()), 'the panel came up');
      await logInMeanwhile(screen);
      release();
      for (const app of apps)
        await until(
          `the token of ${app}`,
          () => leftMsOf(workspace, app),
          (left) => left > 11 * hourMs,
        );
      await screen.sees('OIDC 11h 59m');
      assert.equal(await unsaved.count(), 1);
      assert.equal(readFileSync(notes, 'utf8'), 'saved\n', 'it was saved');
    });
  } finally {
    release();
    await workspace.dispose();
  }
});

/** The CLI asks in a terminal that has the focus, and ends with it. */
async function logInMeanwhile(screen: Screen): Promise<void> {
  await screen.runCommand('AI Gateway: Log In to Vercel');
  await screen.terminalText('Vercel CLI');
  await until(
    'the focus',
    () => screen.page.locator('.terminal-wrapper.active .xterm.focus').count(),
    (count) => count === 1,
  );
  await screen.picture('login');
  await screen.runCommand('Terminal: Kill the Active Terminal Instance');
  const toast = screen.toast('The login did not finish: the terminal was closed.');
  await toast.waitFor();
  await screen.dismiss(toast);
}

function leftMsOf({ folder }: Workspace, app: string): number {
  const found = oidcIn(readFileSync(join(folder, 'apps', app, '.env.local'), 'utf8'));
  return (found?.token.expiresAt ?? 0) - Date.now();
}
