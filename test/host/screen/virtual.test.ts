import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../until';
import { makeVirtualFolder, type VirtualFolder } from '../virtualFolder';
import { editorUnderTest, withWindow } from '../window';
import { envFileText, hourMs, makeWorkspace } from '../workspace';
import { hoursLeft, Screen, settingsFor, spareMs } from './screen';

const link = '{"projectId":"prj_test","orgId":"team_test","projectName":"web"}';

/** Opens a workspace of those folders. */
async function inWorkspace(
  { extension, env }: VirtualFolder,
  folders: readonly object[],
  look: (screen: Screen) => Promise<void>,
): Promise<void> {
  const executable = await editorUnderTest();
  const base = mkdtempSync(join(tmpdir(), 'aga-workspace-'));
  const file = join(base, 'all.code-workspace');
  writeFileSync(file, JSON.stringify({ folders }));
  const options = { executable, folder: file, env, installed: [extension], settings: settingsFor('dark') };
  try {
    await withWindow(options, (page) => look(new Screen(page, 'dark')));
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

async function seesLine(screen: Screen, tab: string, line: number): Promise<void> {
  const { page } = screen;
  const shown = async (): Promise<string[]> => [
    ...(await page.locator('.tab.active').allInnerTexts()),
    ...(await page.locator('[id="status.editor.selection"]').allInnerTexts()),
  ];
  await until(
    `${tab} at line ${line}`,
    shown,
    ([label = '', at = '']) => label.replace(/\s/g, '') === tab && at.startsWith(`Ln ${line},`),
  );
}

test('a virtual folder shows its status, and says plainly what does not work there', async () => {
  const virtual = await makeVirtualFolder({
    '.env.local': `# one\n${envFileText(3 * hourMs + spareMs)}`,
    '.vercel/project.json': link,
  });
  try {
    await inWorkspace(virtual, [{ uri: virtual.uri }], async (screen) => {
      await screen.sees(hoursLeft(3));
      virtual.write('.env.local', `# one\n${envFileText(5 * hourMs + spareMs)}`);
      await screen.sees(hoursLeft(5));
      await screen.runCommand('AI Gateway: Open Env File');
      await seesLine(screen, '.env.local', 4);
      virtual.write('.env.local', undefined);
      await screen.sees('No credential');
      virtual.write('.env', 'AI_GATEWAY_API_KEY=vck_test\n');
      await screen.sees('API key');

      for (const title of [
        'Refresh OIDC Token',
        'Pull Environment Variables…',
        'Set API Key…',
        'Use OIDC Instead',
        'Link Project',
        'Log In to Vercel',
      ]) {
        await screen.runCommand(`AI Gateway: ${title}`);
        const told = screen.toast('This folder is virtual');
        await told.waitFor();
        await screen.dismiss(told);
      }
      await screen.picture('virtual');

      virtual.write('.env', undefined);
      await screen.sees('No credential');
      await screen.runCommand('View: Close All Editors');
      await screen.runCommand('AI Gateway: Open Env File');
      await seesLine(screen, 'Untitled-1', 1);
    });
  } finally {
    virtual.dispose();
  }
});

test('a virtual folder stands beside one on disk, each with its own status', async () => {
  const virtual = await makeVirtualFolder({ '.env.local': envFileText(3 * hourMs + spareMs) });
  const workspace = await makeWorkspace(process.cwd(), 'disk');
  const folders = [{ path: workspace.folder }, { uri: virtual.uri, name: 'cloud' }];
  writeFileSync(workspace.envFile, envFileText(5 * hourMs + spareMs));
  try {
    await inWorkspace({ ...virtual, env: { ...virtual.env, ...workspace.env } }, folders, async (screen) => {
      await screen.sees(hoursLeft(5, 'disk'));
      await screen.runCommand('AI Gateway: Choose Project…');
      await screen.choose('cloud');
      await screen.sees(hoursLeft(3, 'cloud'));
      virtual.write('.env.local', `# one\n${envFileText(4 * hourMs + spareMs)}`);
      await screen.sees(hoursLeft(4, 'cloud'));
      await screen.runCommand('AI Gateway: Open Env File');
      await seesLine(screen, '.env.local', 4);
      await screen.runCommand('AI Gateway: Refresh OIDC Token');
      const told = screen.toast('This folder is virtual');
      await told.waitFor();
      await screen.dismiss(told);
      await screen.runCommand('AI Gateway: Choose Project…');
      await screen.choose('disk');
      await screen.sees(hoursLeft(5, 'disk'));
      await screen.runCommand('AI Gateway: Refresh OIDC Token');
      await screen.sees('OIDC 11h 59m · disk');
    });
  } finally {
    virtual.dispose();
    await workspace.dispose();
  }
});
