import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { oidcIn } from '../../../src/core/credential/readEnvFile';
import { addCli } from '../../vercel/home';
import { installVercel, vercelVersions } from '../../vercel/install';
import { token } from '../../vercel/token';
import { withInstalled } from '../installed';
import { stagedIn } from '../staging';
import { hourMs, makeWorkspace, type Workspace } from '../workspace';
import { serverUnderTest } from '../window';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

const expired = token({ issuedAt: Date.now() - 13 * hourMs, expiresAt: Date.now() - hourMs });

/** With all that a pull by the CLI itself would lose. */
const handWritten = [
  '# Keys of the staging shop. Ask Ada for others.',
  "export AI_MODEL='local'  # why",
  '',
  'AI_GATEWAY_API_KEY=vck_made_by_hand',
  `export VERCEL_OIDC_TOKEN='${expired}' # pulled`,
  'PEM="-----BEGIN CERTIFICATE-----',
  'MIIB',
  '-----END CERTIFICATE-----"',
  'LOCAL_ONLY=1',
  'SECRET=mine',
].join('\r\n');

const upstream = { AI_MODEL: 'anthropic/claude', GREETING: 'say "hi"', SECRET: '' };

test('with every version of the CLI, a refresh changes the token alone, and a pull loses nothing local', async () => {
  const executable = await serverUnderTest();
  const workspace = await makeWorkspace(root);
  workspace.api.variables = () => ({
    ...upstream,
    VERCEL_OIDC_TOKEN: token({ issuedAt: Date.now(), expiresAt: Date.now() + 12 * hourMs }),
  });
  const settings = { ...settingsFor('dark'), 'security.workspace.trust.enabled': false };
  try {
    const { folder, env } = workspace;
    writeFileSync(workspace.envFile, handWritten);
    await withInstalled({ executable, folder, env, settings }, async (page, userData) => {
      const screen = new Screen(page, 'dark');
      await screen.sees('API key');
      for (const version of vercelVersions) {
        addCli(folder, await installVercel(root, version));
        writeFileSync(workspace.envFile, handWritten);
        const refreshed = await refresh(screen, workspace);
        await pull(screen, workspace, refreshed, version === '64.0.2');
        assert.deepEqual(stagedIn(userData), []);
      }
    });
    assert.ok(!existsSync(join(folder, '.gitignore')), 'the CLI edited .gitignore');
  } finally {
    await workspace.dispose();
  }
});

/** The text of the file then. */
async function refresh(screen: Screen, { envFile }: Workspace): Promise<string> {
  await screen.runCommand('AI Gateway: Refresh OIDC Token');
  const toast = screen.toast('OIDC token refreshed.');
  await toast.waitFor();
  assert.match(await toast.innerText(), /AI_GATEWAY_API_KEY stays in effect while it is set\./);
  const written = readFileSync(envFile, 'utf8');
  assert.equal(written, handWritten.replace(expired, tokenOf(written)));
  await screen.dismiss(toast);
  return written;
}

async function pull(screen: Screen, { envFile }: Workspace, before: string, reviewed: boolean): Promise<void> {
  await screen.runCommand('AI Gateway: Pull Environment Variables…');
  await screen.choose('development');
  const dialog = screen.dialog('Take the development variables over into .env.local?');
  await dialog.waitFor();
  const text = await dialog.innerText();
  for (const part of ['1 new, 2 changed, 3 only here', 'New: GREETING', 'Changed: AI_MODEL, VERCEL_OIDC_TOKEN'])
    assert.ok(text.includes(part), text);
  for (const value of ['say "hi"', 'mine', tokenOf(before)]) assert.ok(!text.includes(value), 'a value is shown');
  await screen.picture('pull');
  assert.equal(readFileSync(envFile, 'utf8'), before);
  if (reviewed) await review(screen, dialog);
  else await screen.press(dialog, 'Apply');
  const toast = screen.toast('.env.local now has what came');
  await toast.waitFor();
  const written = readFileSync(envFile, 'utf8');
  const expected = before.replace(tokenOf(before), tokenOf(written)).replace("'local'", "'anthropic/claude'");
  assert.equal(written, `${expected}\r\nGREETING='say "hi"'`);
  await screen.dismiss(toast);
}

async function review(screen: Screen, dialog: ReturnType<Screen['dialog']>): Promise<void> {
  await screen.press(dialog, 'Review Changes');
  const diff = screen.page.locator('.monaco-diff-editor');
  await diff.getByText('GREETING').first().waitFor();
  await screen.picture('review');
  await screen.press(screen.toast('Take the development variables over'), 'Apply');
  await diff.waitFor({ state: 'detached' });
}

function tokenOf(text: string): string {
  return oidcIn(text)?.value ?? '';
}
