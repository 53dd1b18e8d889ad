/** A monorepo whose `repo.json` lists many projects, of which the first one is shown. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { envFileText, hourMs } from '../host/workspace';
import { orgId, projectId } from '../vercel/api';

/** The first one's env file, by its path in the workspace folder. */
export const firstEnvFile = 'apps/p0/.env.local';

/** Of {@link lines}. */
export const lineBytes = 25;

/** As many lines of variables as have that many bytes at most, each with a name of its own. */
export function lines(bytes: number): string {
  const numbers = Array.from({ length: Math.floor(bytes / lineBytes) }, (_, index) => String(index).padStart(8, '0'));
  return numbers.map((number) => `NAME_${number}=some value\n`).join('');
}

/** Makes the folder one in place of a project of its own; each project has an env file, with `more` in it. */
export function listProjects(folder: string, count: number, more: string): void {
  rmSync(join(folder, '.vercel', 'project.json'));
  const directories = Array.from({ length: count }, (_, index) => `apps/p${index}`);
  const rows = directories.map((directory) => ({ id: projectId, name: directory.slice(5), directory }));
  writeFileSync(join(folder, '.vercel', 'repo.json'), JSON.stringify({ orgId, projects: rows }));
  for (const directory of directories) {
    mkdirSync(join(folder, directory), { recursive: true });
    writeFileSync(join(folder, directory, '.env.local'), envFileText(5 * hourMs) + more);
  }
}
