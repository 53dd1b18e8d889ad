import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { oidcIn } from '../../../src/core/credential/readEnvFile';
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
      await logIn(screen, workspace);
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
  // What is killed is the active one, which it is once it has the focus.
  await screen.page.locator('.terminal-wrapper.active .xterm-helper-textarea:focus').waitFor({ state: 'attached' });
  await screen.picture('login');
  await screen.runCommand('Terminal: Kill the Active Terminal Instance');
  await told(screen, 'The login did not finish: the terminal was closed.');
}

/** A CLI that shows what it got, and ends with the code that is typed. */
const asking = `#!${process.execPath}
process.stdout.write(JSON.stringify([process.stdin.isTTY, process.argv.slice(2), process.env.AI_GATEWAY_AUTH_RUN ?? 'clean']));
process.stdin.setRawMode(true);
process.stdin.once('data', (key) => process.exit(Number(key)));
`;

/** What went well closes its terminal, and what did not can be read until a key is pressed. */
async function logIn(screen: Screen, { folder }: Workspace): Promise<void> {
  const cli = join(folder, 'node_modules', '.bin', 'vercel');
  rmSync(cli);
  writeFileSync(cli, asking, { mode: 0o755 });
  const terminals = screen.page.locator('.terminal-wrapper.active').filter({ hasText: '"login"' });
  for (const [key, message] of [
    ['3', 'The login did not finish: the Vercel CLI ended with exit code 3.'],
    ['0', 'The login has ended.'],
  ] as const) {
    await screen.runCommand('AI Gateway: Log In to Vercel');
    await screen.terminalText('[true,["login"],"clean"]');
    await screen.page.keyboard.press(key);
    await told(screen, message);
    if (key === '0') break;
    await screen.terminalText('Press any key to close this terminal.');
    await screen.picture('login-failed');
    await screen.page.locator('.terminal-wrapper.active').click();
    await screen.page.keyboard.press('Space');
    await terminals.waitFor({ state: 'detached' });
  }
  await terminals.waitFor({ state: 'detached' });
}

async function told(screen: Screen, text: string): Promise<void> {
  const toast = screen.toast(text);
  await toast.waitFor();
  await screen.dismiss(toast);
}

function leftMsOf({ folder }: Workspace, app: string): number {
  const found = oidcIn(readFileSync(join(folder, 'apps', app, '.env.local'), 'utf8'));
  return (found?.token.expiresAt ?? 0) - Date.now();
}
