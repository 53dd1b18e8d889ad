/** The way that most people go, in the oldest supported editor. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { editorExecutable } from '../editor/desktopless';
import { oldestEditor } from '../editor/editors';
import { Screen, settingsFor } from '../screen/screen';
import { until } from '../until';
import { withWindow } from '../window';
import { hourMs, makeWorkspace, minuteMs, writeEnvFile } from '../workspace';

const root = process.cwd();

test(`in VS Code ${oldestEditor} the status, its hover, a notice with its button and a refresh by the palette work`, async () => {
  const executable = await editorExecutable(root, oldestEditor);
  const workspace = await makeWorkspace(root);
  writeEnvFile(workspace, -hourMs);
  try {
    const { folder, env, envFile, api } = workspace;
    await withWindow({ executable, folder, env, settings: settingsFor('dark') }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees('OIDC expired');
      await screen.seesBackground('warning');
      const notice = screen.toast('The OIDC token in .env.local has expired.');
      await notice.waitFor();
      await screen.press(notice, 'Refresh Now');
      await screen.sees('OIDC 11h 59m');
      await screen.dismiss(screen.toast('OIDC token refreshed. It lasts 11 hours 59 minutes.'));
      assert.equal(api.pulls, 1);

      writeEnvFile(workspace, 3 * hourMs + 11 * minuteMs + 30_000);
      await screen.sees('OIDC 3h 11m');
      assert.equal(await screen.background(), 'none');
      const hover = await screen.hover('expires in 3 hours 11 minutes');
      assert.deepEqual(await hover.locator('a').allInnerTexts(), [
        'Refresh OIDC Token',
        'Check Credential',
        'Open Env File',
        'Show Log',
      ]);
      await screen.leave();
      const before = readFileSync(envFile, 'utf8');
      await screen.runCommand('AI Gateway: Refresh OIDC Token');
      await until(
        'the second pull',
        () => api.pulls,
        (pulls) => pulls === 2,
      );
      await screen.sees('OIDC 11h 59m');
      assert.notEqual(readFileSync(envFile, 'utf8'), before);
      assert.deepEqual(api.unknown, []);
    });
  } finally {
    await workspace.dispose();
  }
});
