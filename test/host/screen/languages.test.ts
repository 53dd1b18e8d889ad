import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editorUnderTest, withWindow } from '../window';
import { hourMs, makeWorkspace, writeEnvFile } from '../workspace';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

/** What a person reads, from the status bar to the notification. */
const languages = [
  {
    locale: 'de',
    counting: /^OIDC (3 Std\. 0 Min\.|2 Std\. 5\d Min\.)$/,
    hover: 'Läuft ab',
    menu: ['OIDC-Token aktualisieren', 'Umgebungsvariablen abrufen…'],
    palette: 'AI Gateway: Env-Datei öffnen',
    expired: 'Das OIDC-Token in .env.local ist abgelaufen.',
    button: 'Aktualisieren',
    refreshed: 'OIDC-Token aktualisiert. Es gilt 11 Stunden 59 Minuten.',
  },
  {
    locale: 'ja',
    counting: /^OIDC (3時間 0分|2時間 5\d分)$/,
    hover: '有効期限',
    menu: ['OIDC トークンを更新', '環境変数をプル...'],
    palette: 'AI Gateway: env ファイルを開く',
    expired: '.env.local の OIDC トークンの有効期限が切れました。',
    button: '今すぐ更新',
    refreshed: 'OIDC トークンを更新しました。有効期間は 11 時間 59 分です。',
  },
] as const;

for (const { locale, ...words } of languages) {
  test(`in ${locale}, status, hover, menu, palette and notifications speak it`, async () => {
    const executable = await editorUnderTest();
    const workspace = await makeWorkspace(root);
    const settings = settingsFor('light');
    writeEnvFile(workspace, 3 * hourMs + 30_000);
    try {
      const { folder, env } = workspace;
      await withWindow({ executable, folder, env, settings, locale }, async (page) => {
        const screen = new Screen(page, 'light');
        await screen.sees(words.counting);
        await screen.hover(words.hover);
        await screen.picture(`hover-${locale}`);
        await screen.leave();
        const { entries } = await screen.openMenu();
        assert.deepEqual(entries.slice(0, 2), words.menu);
        await screen.picture(`menu-${locale}`);
        await page.keyboard.press('Escape');
        writeEnvFile(workspace, -hourMs);
        const told = screen.toast(words.expired);
        await told.waitFor();
        await screen.picture(`expired-${locale}`);
        await screen.press(told, words.button);
        await screen.toast(words.refreshed).waitFor();
        await screen.picture(`refreshed-${locale}`);
        // Without a picture, which would show the token.
        await screen.runCommand(words.palette);
        await page.locator('.tab.active').filter({ hasText: '.env.local' }).waitFor();
      });
    } finally {
      await workspace.dispose();
    }
  });
}
