import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { oidcIn } from '../../../src/core/credential/readEnvFile';
import { token } from '../../vercel/token';
import { editorUnderTest, withWindow } from '../window';
import { envFileText, hourMs, makeWorkspace, minuteMs, writeEnvFile, type Workspace } from '../workspace';
import { Screen, settingsFor, themes, type Theme } from './screen';

const root = process.cwd();

const expired = token({ issuedAt: Date.now() - 13 * hourMs, expiresAt: Date.now() - hourMs });

/** With all that a pull by the CLI itself would lose, and a byte that is no UTF-8. */
const handWritten = Buffer.from(
  [
    "# mine \xFF\r\nexport AI_MODEL='local'  # why\r\n\r\n# AI_GATEWAY_API_KEY=vck_mine\r\n",
    `export VERCEL_OIDC_TOKEN='${expired}' # pulled\r\nPEM="-----BEGIN\r\nx\r\n-----END"`,
  ].join(''),
  'latin1',
);

for (const theme of Object.keys(themes) as Theme[]) {
  test(`an expired token is refreshed by a click, in a ${theme} theme`, async () => {
    const executable = await editorUnderTest();
    const workspace = await makeWorkspace(root);
    writeFileSync(workspace.envFile, handWritten);
    chmodSync(workspace.envFile, 0o640);
    try {
      const { folder, env } = workspace;
      await withWindow({ executable, folder, env, settings: settingsFor(theme) }, async (page, userData) => {
        const screen = new Screen(page, theme);
        await expiredIsTold(screen);
        await refreshByClick(screen, workspace);
        const staged = readdirSync(userData, { recursive: true, encoding: 'utf8' }).filter((path) =>
          path.includes('staging-'),
        );
        assert.deepEqual(staged, []);
        await everyStateShows(screen, workspace);
        if (theme === 'dark') await everyChangeIsFollowed(screen, workspace);
      });
      assert.deepEqual(workspace.api.unknown, []);
    } finally {
      await workspace.dispose();
    }
  });
}

async function expiredIsTold(screen: Screen): Promise<void> {
  await screen.sees('OIDC expired');
  // Linked and logged in: the JavaScript SDK renews it by itself.
  await screen.seesBackground('warning');
  assert.equal(await screen.item.getAttribute('aria-label'), 'AI Gateway: OIDC token expired');
  const toast = screen.toast('The OIDC token in .env.local has expired.');
  await toast.waitFor();
  await screen.picture('expired');
  await screen.dismiss(toast);
}

async function refreshByClick(screen: Screen, workspace: Workspace): Promise<void> {
  const { title, entries } = await screen.openMenu();
  assert.equal(title, 'AI Gateway: OIDC token expired');
  assert.equal(entries[0], 'Refresh OIDC Token');
  await screen.picture('menu');
  await screen.choose('Refresh OIDC Token');
  await screen.sees(/^OIDC 11h 59m$/);
  await screen.toast('OIDC token refreshed. It lasts 11 hours 59 minutes.').waitFor();
  assert.ok(!(await screen.page.locator('.part.panel').isVisible()), 'the panel came up');
  await screen.runCommand('Terminal: Focus Terminal');
  const text = await screen.terminalText('Press any key');
  for (const part of [
    'vercel env pull for my-app: the token of .env.local',
    '✓ Created',
    '.env.local has a new token.',
  ])
    assert.ok(text.includes(part), text);
  assert.ok(!text.includes('staging'), text);
  await screen.leave();
  await screen.picture('refreshed');
  const written = readFileSync(workspace.envFile, 'latin1');
  const fresh = oidcIn(written);
  assert.ok(fresh !== undefined && fresh.token.expiresAt > Date.now() + 11 * hourMs);
  assert.equal(written, handWritten.toString('latin1').replace(expired, fresh.value), 'more than the token changed');
  assert.equal(statSync(workspace.envFile).mode & 0o777, 0o640);
  assert.equal(workspace.api.pulls, 1);
  assert.ok(!existsSync(join(workspace.folder, '.gitignore')), 'the CLI edited .gitignore');
  await screen.dismiss(screen.toast('OIDC token refreshed'));
  // Any key closes the terminal, and the panel with the last one.
  await screen.page.locator('.terminal-wrapper.active').click();
  await screen.page.keyboard.press('Space');
  await screen.page.locator('.part.panel').waitFor({ state: 'hidden' });
}

async function everyStateShows(screen: Screen, workspace: Workspace): Promise<void> {
  const claim = '[x](command:workbench.action.closeWindow)';
  const expiresAt = Date.now() + 3 * hourMs + 11 * minuteMs + 30_000;
  const hostile = token({ issuedAt: expiresAt - 12 * hourMs, expiresAt, project: claim });
  writeFileSync(workspace.envFile, `VERCEL_OIDC_TOKEN='${hostile}'\n`);
  await screen.sees('OIDC 3h 11m');
  assert.equal(await screen.background(), 'none');
  const hover = await screen.hover('expires in 3 hours 11 minutes');
  const text = await hover.innerText();
  const shown = claim.replace('](', '] (');
  for (const part of [shown, '.env.local, line 1', 'acme', 'development', '8 hours ago'])
    assert.ok(text.includes(part), text);
  assert.deepEqual(await hover.locator('a').allInnerTexts(), [
    'Refresh OIDC Token',
    'Check Credential',
    'Open Env File',
    'Show Log',
  ]);
  for (const part of hostile.split('.')) assert.ok(!text.includes(part));
  await screen.leave();

  writeEnvFile(workspace, 11 * hourMs + 32 * minuteMs + 30_000);
  await screen.sees('OIDC 11h 32m');
  await screen.picture('countdown');
  await screen.hover('expires in 11 hours 32 minutes');
  await screen.picture('tooltip');
  await screen.leave();

  writeEnvFile(workspace, 14 * minuteMs + 30_000);
  await screen.sees('OIDC 14m');
  assert.equal(await screen.background(), 'warning');
  await screen.toast('The OIDC token in .env.local expires in 14 minutes.').waitFor();
  await screen.picture('warning');

  writeFileSync(workspace.envFile, 'AI_GATEWAY_API_KEY=vck_test\n');
  await screen.sees('API key');
  assert.equal(await screen.background(), 'none');
  await screen.picture('api-key');

  writeFileSync(workspace.envFile, 'VERCEL_OIDC_TOKEN=nonsense\n');
  await screen.sees('OIDC invalid');
  writeFileSync(workspace.envFile, Buffer.alloc(2 ** 20 + 1, 'x'));
  await screen.sees('Cannot read .env.local');
  assert.equal(await screen.background(), 'error');
}

async function everyChangeIsFollowed(screen: Screen, workspace: Workspace): Promise<void> {
  const { envFile } = workspace;
  const later = (hours: number): string => envFileText(hours * hourMs + 30_000);
  writeFileSync(envFile, later(9));
  await screen.sees('OIDC 9h 0m');
  const recorded = await screen.record();
  const changes: readonly (readonly [about: string, text: string, change: () => void])[] = [
    [
      'written in place',
      'OIDC 8h 0m',
      () => {
        writeFileSync(envFile, later(8));
      },
    ],
    [
      'truncated, then written',
      'OIDC 7h 0m',
      () => {
        truncateSync(envFile);
        writeFileSync(envFile, later(7));
      },
    ],
    [
      'renamed over',
      'OIDC 6h 0m',
      () => {
        writeFileSync(`${envFile}.new`, later(6));
        renameSync(`${envFile}.new`, envFile);
      },
    ],
    [
      'deleted, then created',
      'OIDC 5h 0m',
      () => {
        rmSync(envFile);
        writeFileSync(envFile, later(5));
      },
    ],
  ];
  for (const [, text, change] of changes) {
    change();
    await screen.sees(text);
  }
  assert.ok(
    (await recorded()).every(({ text }) => !text.includes('No credential')),
    'it flashed',
  );
  rmSync(envFile);
  await screen.sees('No credential');
}
