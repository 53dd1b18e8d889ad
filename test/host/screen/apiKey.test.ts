import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withInstalled } from '../installed';
import { filesWith } from '../secrets';
import { hostileName, makeWorkspace } from '../workspace';
import { serverUnderTest } from '../window';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

test('a key is set out of sight and out of git, switched off for the token, and back', async () => {
  const executable = await serverUnderTest();
  const workspace = await makeWorkspace(root, hostileName);
  const { folder, env, envFile, api } = workspace;
  assert.equal(spawnSync('git', ['init', '--quiet'], { cwd: folder }).status, 0);
  const settings = { ...settingsFor('light'), 'security.workspace.trust.enabled': false };
  try {
    await withInstalled({ executable, folder, env, settings }, async (page, userData) => {
      const screen = new Screen(page, 'light');
      await screen.sees('No credential');
      await screen.runCommand('AI Gateway: Set API Key…');
      const input = page.locator('.quick-input-widget:visible input[type=password]');
      await input.waitFor();
      await input.fill('sk-other');
      await page
        .getByText(
          'Keys of the AI Gateway start with "vck_" and have letters, digits, "_" and "-" alone. Press Enter to use it all the same.',
        )
        .waitFor();
      await screen.picture('set-api-key');
      await input.fill(' vck_test123 ');
      await page.keyboard.press('Enter');
      const question = screen.dialog('Git does not ignore .env.local');
      await question.waitFor();
      await screen.picture('git-question');
      await screen.press(question, 'Add to .gitignore');
      await screen.sees('API key');
      await screen.dismiss(screen.toast('AI_GATEWAY_API_KEY in .env.local is in effect.'));
      assert.equal(readFileSync(envFile, 'utf8'), 'AI_GATEWAY_API_KEY="vck_test123"\n');
      assert.equal(statSync(envFile).mode & 0o777, 0o600);
      assert.equal(readFileSync(join(folder, '.gitignore'), 'utf8'), '.env.local\n');
      assert.equal(spawnSync('git', ['check-ignore', '--quiet', '.env.local'], { cwd: folder }).status, 0);

      await screen.runCommand('AI Gateway: Use OIDC Instead');
      await screen.toast('there is no OIDC token yet').getByRole('button', { name: 'Refresh Now' }).click();
      await screen.sees('OIDC 11h 59m');
      assert.match(readFileSync(envFile, 'utf8'), /^# AI_GATEWAY_API_KEY="vck_test123"\nVERCEL_OIDC_TOKEN="ey/);
      assert.equal(api.pulls, 1);
      await screen.runCommand('AI Gateway: Use API Key Again');
      await screen.sees('API key');
      assert.match(readFileSync(envFile, 'utf8'), /^AI_GATEWAY_API_KEY="vck_test123"\nVERCEL_OIDC_TOKEN="ey/);

      await screen.runCommand('AI Gateway: Create API Key…');
      const name = page.locator('.quick-input-widget:visible input[type=text]');
      await name.waitFor();
      await screen.picture('create-name');
      await name.press('Enter');
      for (const label of ['$20', 'Every month', '90 days']) await screen.choose(label);
      const creating = screen.dialog('Create the API key "web" for the team acme?');
      await creating.waitFor();
      await screen.picture('create-question');
      await screen.press(creating, 'Create');
      await screen.sees(/^API key · (89|90)d$/);
      const [created] = api.keys;
      assert.deepEqual(created?.quota, { currentSpend: 0, limitAmount: 20, refreshPeriod: 'monthly' });
      assert.ok(readFileSync(envFile, 'utf8').startsWith(`AI_GATEWAY_API_KEY="${created.key}"\nVERCEL_OIDC_TOKEN="ey`));
      await screen.dismiss(screen.toast('AI_GATEWAY_API_KEY in .env.local is in effect.'));
      await screen.hover('$0.00 of $20.00 (monthly)');
      await screen.picture('key-hover');
      assert.deepEqual(filesWith(userData, [created.key]), []);
      assert.doesNotMatch(await page.locator('body').innerText(), /S3cret/);
      assert.doesNotMatch(await page.locator('body').innerText(), /vck_test/);
    });
  } finally {
    await workspace.dispose();
  }
});
