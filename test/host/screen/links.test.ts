import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { editorUnderTest, withWindow } from '../window';
import { envFileText, hourMs, makeWorkspace } from '../workspace';
import { hoursLeft, Screen, settingsFor, spareMs } from './screen';

test('an env file that is a link is followed to where it leads, outside the workspace, too', async () => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const { folder, env, envFile } = workspace;
  const elsewhere = join(dirname(folder), 'shared [env] {a,b}');
  mkdirSync(elsewhere);
  const target = join(elsewhere, '.env');
  const other = join(elsewhere, '.env.other');
  const write = (path: string, hours: number): void => {
    writeFileSync(path, envFileText(hours * hourMs + spareMs));
  };
  write(target, 3);
  write(other, 7);
  rmSync(envFile, { force: true });
  symlinkSync(target, envFile);
  try {
    await withWindow({ executable, folder, env, settings: settingsFor('dark') }, async (page) => {
      const screen = new Screen(page, 'dark');
      await screen.sees(hoursLeft(3));
      write(target, 4);
      await screen.sees(hoursLeft(4));
      write(`${target}.new`, 5);
      renameSync(`${target}.new`, target);
      await screen.sees(hoursLeft(5));
      write(target, 6);
      await screen.sees(hoursLeft(6));
      rmSync(envFile);
      symlinkSync(other, envFile);
      await screen.sees(hoursLeft(7));
      write(other, 8);
      await screen.sees(hoursLeft(8));
    });
  } finally {
    await workspace.dispose();
  }
});
