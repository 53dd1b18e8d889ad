import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { editorUnderTest, withWindow } from '../window';
import { envFileText, hourMs, makeWorkspace } from '../workspace';
import { hoursLeft, Screen, settingsFor, spareMs } from './screen';

const link = '{"projectId":"prj_test","orgId":"team_test","projectName":"web"}';

test('the item follows folders below the workspace folder that are moved, removed and made, whatever their names', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const { folder, env } = workspace;
  const at = (path: string): string => join(folder, path);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  const rows = (...directories: string[]): string =>
    JSON.stringify({
      orgId: 'team_test',
      projects: directories.map((directory) => ({ id: 'prj_test', name: directory.slice(5), directory })),
    });
  rmSync(at('.vercel'), { recursive: true });
  for (const [path, hours] of [
    ['apps/web', 3],
    ['apps/docs', 5],
    ['apps/[slug]', 7],
    ['apps/{a,b}', 9],
  ] as const) {
    write(`${path}/.env.local`, envFileText(hours * hourMs + spareMs));
    write(`${path}/page-${hours}.md`, '');
  }
  write('notes.md', '');
  try {
    await withWindow({ executable, folder, env, settings: settingsFor('dark') }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.openFile('page-3.md');
      await screen.sees(hoursLeft(3));
      await screen.runCommand('View: Close All Editors');

      renameSync(at('apps/web'), at('apps/site'));
      await screen.sees('');
      renameSync(at('apps/site'), at('apps/web'));
      await screen.sees(hoursLeft(3));
      renameSync(at('apps'), at('old'));
      await screen.sees('');
      renameSync(at('old'), at('apps'));
      await screen.sees(hoursLeft(3));
      write('apps/web/.env.local', envFileText(4 * hourMs + spareMs));
      await screen.sees(hoursLeft(4));
      rmSync(at('apps/web'), { recursive: true });
      await screen.sees('');

      for (const [path, hours] of [
        ['apps/[slug]', 7],
        ['apps/{a,b}', 9],
      ] as const) {
        await screen.openFile(`page-${hours}.md`);
        await screen.sees(hoursLeft(hours));
        write(`${path}/.env.local`, envFileText((hours + 1) * hourMs + spareMs));
        await screen.sees(hoursLeft(hours + 1));
        rmSync(at(path), { recursive: true });
        await screen.sees('');
      }

      write('.vercel/repo.json', rows('apps/web', 'apps/docs'));
      await screen.sees(hoursLeft(5, 'docs'));
      write('apps/web/.env.local', envFileText(3 * hourMs + spareMs));
      await screen.openFile('notes.md');
      await screen.sees(hoursLeft(5, 'docs'));
      write('.vercel/repo.json', rows('apps/web'));
      rmSync(at('apps/docs'), { recursive: true });
      await screen.sees(hoursLeft(3));
      write('apps/web/.vercel/project.json', link);
      await screen.hover('Refresh');
      await screen.leave();
      rmSync(at('apps/web'), { recursive: true });
      rmSync(at('.vercel'), { recursive: true });
      await screen.sees('');
    });
  } finally {
    await workspace.dispose();
  }
});

test('the item follows workspace folders that are added, renamed, removed, and moved on disk', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const file = join(dirname(workspace.folder), 'all.code-workspace');
  const place = (folders: readonly { path: string; name?: string }[]): void => {
    writeFileSync(file, JSON.stringify({ folders }));
  };
  const other = join(dirname(workspace.folder), 'other');
  mkdirSync(other);
  writeFileSync(workspace.envFile, envFileText(3 * hourMs + spareMs));
  writeFileSync(join(other, '.env.local'), envFileText(5 * hourMs + spareMs));
  writeFileSync(join(other, 'page.md'), '');
  place([{ path: 'my-app' }]);
  try {
    const { env } = workspace;
    await withWindow({ executable, folder: file, env, settings: settingsFor('dark') }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees(hoursLeft(3));
      place([{ path: 'my-app' }, { path: 'other' }]);
      await screen.sees(hoursLeft(3, 'my-app'));
      await screen.openFile('page.md');
      await screen.sees(hoursLeft(5, 'other'));
      place([{ path: 'my-app' }, { path: 'other', name: 'Another' }]);
      await screen.sees(hoursLeft(5, 'Another'));
      renameSync(other, `${other}-away`);
      await screen.sees(hoursLeft(3));
      renameSync(`${other}-away`, other);
      await screen.sees(hoursLeft(5, 'Another'));
      place([{ path: 'my-app' }]);
      await screen.sees(hoursLeft(3));
    });
  } finally {
    await workspace.dispose();
  }
});
