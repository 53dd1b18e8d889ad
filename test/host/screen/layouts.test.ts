import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { logOut } from '../../vercel/home';
import { token, type TokenOptions } from '../../vercel/token';
import { editorUnderTest, withWindow } from '../window';
import { hourMs, makeWorkspace } from '../workspace';
import { Screen, settingsFor } from './screen';

const root = process.cwd();

function oidc(hours: number, options: Partial<TokenOptions> = {}): string {
  const expiresAt = Date.now() + hours * hourMs + 30_000;
  return `VERCEL_OIDC_TOKEN="${token({ issuedAt: expiresAt - 12 * hourMs, expiresAt, ...options })}"\n`;
}

const vite = '{"devDependencies":{"vite":"8"}}';

/** What the item shows, its background, and what its hover says, one after the other in one window. */
const layouts: readonly (readonly [files: Record<string, string>, text: RegExp, background: string, hover: string])[] =
  [
    [{ '.env': 'AI_GATEWAY_API_KEY=vck_a' }, /^API key$/, 'none', '.env, line 1'],
    [
      { '.env.local': oidc(3), '.env': oidc(1) },
      /^OIDC (3h 0m|2h 5\dm)$/,
      'none',
      'stands, older, unused in .env, line 1',
    ],
    [
      { '.env.development.local': oidc(-1), '.env.local': oidc(5) },
      /^OIDC expired$/,
      'error',
      'A fresher token stands unused in .env.local, line 1',
    ],
    [
      { '.env.development': oidc(6), '.env.local': oidc(2), 'package.json': vite },
      /^OIDC (6h 0m|5h 5\dm)$/,
      'none',
      '.env.development, line 1',
    ],
    [
      { '.env.local': `AI_GATEWAY_API_KEY=\n${oidc(4)}`, '.env': 'AI_GATEWAY_API_KEY=vck_a' },
      /^OIDC (4h 0m|3h 5\dm)$/,
      'none',
      'AI_GATEWAY_API_KEY in .env, line 1 is hidden by the empty value in .env.local, line 1',
    ],
    [{ '.env.local': 'TEAM_KEY=vck_a', '.env': 'AI_GATEWAY_API_KEY=$TEAM_KEY' }, /^API key$/, 'none', '.env, line 1'],
    [
      { '.env.local': 'AI_GATEWAY_API_KEY=$TEAM_KEY', '.env': 'TEAM_KEY=vck_a' },
      /^No credential$/,
      'none',
      'Neither AI_GATEWAY_API_KEY nor',
    ],
    [{ '.env.local': 'AI_GATEWAY_API_KEY="[SENSITIVE]"' }, /^API key invalid$/, 'error', 'stands in for the key'],
    [{ '.env.local': 'VERCEL_OIDC_TOKEN=vck_abc' }, /^OIDC invalid$/, 'error', 'A key belongs into AI_GATEWAY_API_KEY'],
    [
      { '.env.local': oidc(7, { project: 'shop', claims: { project_id: 'prj_other' } }) },
      /^OIDC (7h 0m|6h 5\dm)$/,
      'warning',
      'of the project "shop", and the folder is linked to "web"',
    ],
    [
      { '.env.local': oidc(8, { environment: 'production' }) },
      /^OIDC (8h 0m|7h 5\dm)$/,
      'none',
      'of the environment "production"',
    ],
    [
      { '.env.local': oidc(9, { claims: { exp: undefined } }) },
      /^OIDC without end$/,
      'warning',
      'does not say when it expires',
    ],
    [
      { '.env.local': oidc(9, { claims: { nbf: Date.now() / 1000 + 3600 } }) },
      /^OIDC not valid yet$/,
      'warning',
      "this computer's clock is behind by that much",
    ],
  ];

for (const theme of ['dark', 'light'] as const) {
  test(`the screen shows what each layout of files is worth, in a ${theme} theme`, async () => {
    const executable = await editorUnderTest();
    const workspace = await makeWorkspace(root);
    const { folder, env } = workspace;
    // Logged in, an expired token would be a warning only.
    logOut(workspace.home);
    try {
      await withWindow({ executable, folder, env, settings: settingsFor(theme) }, async (page) => {
        const screen = new Screen(page, theme);
        await screen.sees('No credential');
        for (const [index, [files, text, background, hover]] of layouts.entries()) {
          for (const name of readdirSync(folder)) if (/^\.env|^package/.test(name)) rmSync(join(folder, name));
          for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
          await screen.sees(text);
          await screen.hover(hover);
          await screen.seesBackground(background);
          await screen.picture(`layout-${index}`);
          await screen.leave();
        }
      });
    } finally {
      await workspace.dispose();
    }
  });
}

test('the item follows the editor through a monorepo, and what the terminals start with outranks it', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(root);
  const { folder, env } = workspace;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  rmSync(join(folder, '.vercel', 'project.json'));
  const row = (name: string): object => ({ id: `prj_${name}`, name, directory: `apps/${name}` });
  write('.vercel/repo.json', JSON.stringify({ orgId: 'team_test', projects: [row('web'), row('docs')] }));
  write('apps/web/.env.local', oidc(3, { claims: { project_id: 'prj_web' } }));
  write('apps/docs/.env.local', oidc(5, { claims: { project_id: 'prj_docs' } }));
  write('apps/docs/page.md', '# Docs\n');
  try {
    await withWindow({ executable, folder, env, settings: settingsFor('dark') }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees(/^OIDC (3h 0m|2h 5\dm) · web$/);
      await screen.openFile('page.md');
      await screen.sees(/^OIDC (5h 0m|4h 5\dm) · docs$/);
      await screen.picture('monorepo');
      const { entries } = await screen.openMenu();
      assert.equal(entries.at(-1), 'Choose Project…');
      await screen.choose('Choose Project…');
      await page
        .locator('.quick-input-widget:visible .monaco-list-row')
        .filter({ hasText: 'OIDC token expires' })
        .first()
        .waitFor();
      await screen.picture('choose-project');
      await screen.choose('web');
      await screen.sees(/^OIDC (3h 0m|2h 5\dm) · web$/);
      write('.vscode/settings.json', '{"terminal.integrated.env.linux": {"AI_GATEWAY_API_KEY": "vck_test"}}');
      await screen.sees('API key (shell) · web');
      await screen.hover('outranks every file');
      await screen.picture('shell');
    });
  } finally {
    await workspace.dispose();
  }
});
