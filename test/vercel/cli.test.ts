/** The real Vercel CLI against the stand-in of its API, without an editor: shows that the host tests may rely on both. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { before, test } from 'node:test';
import { startVercelApi, type VercelApi } from './api';
import { linkProject, logIn } from './home';
import { installVercel } from './install';
import { token } from './token';

let bin: string;
before(async () => {
  bin = await installVercel(process.cwd());
});

interface Project {
  readonly api: VercelApi;
  readonly folder: string;
  readonly stagingFile: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The folder's name has a space and a single quote. */
async function inLinkedFolder(use: (project: Project) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "Ada's shop "));
  const api = await startVercelApi(() => ({}));
  try {
    linkProject(folder);
    await use({ api, folder, stagingFile: join(folder, 'staging'), env: logIn(join(folder, 'home'), api) });
    assert.deepEqual(api.unknown, []);
  } finally {
    await api.close();
    rmSync(folder, { recursive: true });
  }
}

/** The exit code of `vercel env pull staging`, run without a terminal. */
function pull({ folder, env }: Project): Promise<number> {
  const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const options = {
    cwd: folder,
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1', ...env, PATH: path },
    shell: process.platform === 'win32',
    timeout: 60_000,
  };
  return new Promise((resolve, reject) => {
    execFile('vercel', ['env', 'pull', 'staging'], options, (error) => {
      if (error === null) resolve(0);
      else if (typeof error.code === 'number') resolve(error.code);
      else reject(new Error('vercel was not found, or not done in time', { cause: error }));
    });
  });
}

test('a pull writes the token that the API makes for it', () =>
  inLinkedFolder(async (project) => {
    const made = token({ issuedAt: 1_800_000_000_000, expiresAt: 1_800_043_200_000 });
    project.api.variables = (environment) => ({ VERCEL_OIDC_TOKEN: made, VERCEL_ENV: environment });
    assert.equal(await pull(project), 0);
    const text = `# Created by Vercel CLI\nVERCEL_ENV="development"\nVERCEL_OIDC_TOKEN="${made}"\n`;
    assert.equal(readFileSync(project.stagingFile, 'utf8'), text);
  }));

test('a refused pull exits with 1 and leaves the file as it was', () =>
  inLinkedFolder(async (project) => {
    const text = '# Created by Vercel CLI\nA="1"\n';
    writeFileSync(project.stagingFile, text);
    project.api.failure = 403;
    assert.equal(await pull(project), 1);
    assert.equal(readFileSync(project.stagingFile, 'utf8'), text);
  }));
