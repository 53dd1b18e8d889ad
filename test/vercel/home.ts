/** Makes the Vercel CLI logged in to the stand-in, and a folder linked to its project. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { orgId, projectId, type VercelApi } from './api';

/** Writes the CLI's data below `home`; the result is the environment that makes the CLI read it, and say nothing else. */
export function logIn(home: string, api: Pick<VercelApi, 'url'>): Record<string, string> {
  const folder = dataOf(home);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'auth.json'), JSON.stringify({ token: 'loopback' }));
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ api: api.url, currentTeam: orgId }));
  // With the ids in the environment, the CLI would not look at the link.
  return { XDG_DATA_HOME: dirname(folder), VERCEL_TELEMETRY_DISABLED: '1', VERCEL_ORG_ID: '', VERCEL_PROJECT_ID: '' };
}

/** The CLI stays pointed at the stand-in. */
export function logOut(home: string): void {
  rmSync(join(dataOf(home), 'auth.json'));
}

export function linkProject(folder: string, project = projectId): void {
  mkdirSync(join(folder, '.vercel'), { recursive: true });
  writeFileSync(
    join(folder, '.vercel', 'project.json'),
    JSON.stringify({ projectId: project, orgId, projectName: 'web', settings: {} }),
  );
}

/** Gives the folder the CLI as a dependency of its own, as `npm install` would, in place of one that it has. */
export function addCli(folder: string, bin: string): void {
  const link = join(folder, 'node_modules', '.bin', 'vercel');
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join(bin, 'vercel'), link);
}

function dataOf(home: string): string {
  return join(home, 'data', 'com.vercel.cli');
}
