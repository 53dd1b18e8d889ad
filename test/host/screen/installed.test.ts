import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withInstalled } from '../installed';
import { packagedFiles } from '../package';
import { until } from '../until';
import { hostileName, hourMs, makeWorkspace, writeEnvFile } from '../workspace';
import { serverUnderTest } from '../window';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

test('the package holds the bundle, the manifest, the media and the texts, and nothing else', async () => {
  const files = await packagedFiles();
  const allowed =
    /^(dist\/(extension|linkTargets|reading|loaders|glance|details|commands|explain|commands\+explain|runner|web)\.js|package(\.nls(\.\w\w)?)?\.json|src\/(l10n|snippets)\/[\w.]+\.json|src\/api\.d\.ts|src\/thirdPartyNotices\.txt|media\/(icon\.png|walkthrough\/[\w-]+\.svg)|README\.md|CHANGELOG\.md|LICENSE)$/;
  for (const file of files) assert.match(file, allowed);
  for (const file of [
    'dist/extension.js',
    'dist/reading.js',
    'dist/glance.js',
    'dist/details.js',
    'dist/commands.js',
    'dist/explain.js',
    'dist/runner.js',
    'dist/web.js',
    'src/api.d.ts',
    'src/thirdPartyNotices.txt',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
    'media/icon.png',
    'media/walkthrough/choose.svg',
    'src/snippets/javascript.json',
    ...['package.nls.json', 'package.nls.de.json', 'package.nls.ja.json'],
    ...['src/l10n/bundle.l10n.de.json', 'src/l10n/bundle.l10n.ja.json'],
  ]) {
    assert.ok(files.includes(file), `${file} is missing`);
  }
});

test('the code that is loaded is ASCII, of which an engine keeps a byte a character', () => {
  for (const name of readdirSync('dist').filter((file) => file.endsWith('.js'))) {
    assert.doesNotMatch(readFileSync(join('dist', name), 'utf8'), /[^\0-\x7f]/, name);
  }
});

test('the package works installed: in Restricted Mode the status, with trust a refresh, whatever the folder is called', async () => {
  const executable = await serverUnderTest();
  const workspace = await makeWorkspace(root, hostileName);
  writeEnvFile(workspace, 3 * hourMs + 30_000);
  try {
    const { folder, env } = workspace;
    await withInstalled({ executable, folder, env, settings: settingsFor('dark') }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees(/^OIDC (3h 0m|2h 5\dm)$/);
      await screen.runCommand('AI Gateway: Refresh OIDC Token');
      const told = screen.toast('This workspace is in Restricted Mode.');
      await told.waitFor();
      await screen.picture('restricted');
      assert.equal(workspace.api.pulls, 0);
      await screen.press(told, 'Manage Workspace Trust');
      await page
        .getByRole('button', { name: /^Trust$/ })
        .first()
        .click();
      await until(
        'trust',
        () => page.locator('[id="status.workspaceTrust"]').count(),
        (count) => count === 0,
      );
      await screen.runCommand('AI Gateway: Refresh OIDC Token');
      await screen.sees('OIDC 11h 59m');
    });
  } finally {
    await workspace.dispose();
  }
});
