/** A workspace as people have it: linked, with the Vercel CLI as a dependency, and a loopback API behind it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVercelApi, type VercelApi } from '../vercel/api';
import { addCli, linkProject, logIn } from '../vercel/home';
import { installVercel } from '../vercel/install';
import { token } from '../vercel/token';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export interface Workspace {
  readonly folder: string;
  readonly envFile: string;
  readonly api: VercelApi;
  /** Where the CLI's data is. */
  readonly home: string;
  /** What makes the CLI in the editor's terminals talk to the API. */
  readonly env: Readonly<Record<string, string>>;
  /** Stops the API and removes the folder. */
  dispose(): Promise<void>;
}

/** A folder's name with what breaks careless quoting. */
export const hostileName = `Ann's "demo" $app`;

/** Nothing in it is an env file yet. */
export async function makeWorkspace(root: string, name = 'my-app'): Promise<Workspace> {
  const bin = await installVercel(root);
  const api = await startVercelApi(() => ({
    AI_MODEL: 'anthropic/claude',
    VERCEL_OIDC_TOKEN: token({ issuedAt: Date.now(), expiresAt: Date.now() + 12 * hourMs }),
  }));
  const base = mkdtempSync(join(tmpdir(), 'aga-work-'));
  const folder = join(base, name);
  const home = join(base, 'home');
  mkdirSync(folder);
  linkProject(folder);
  addCli(folder, bin);
  return {
    folder,
    envFile: join(folder, '.env.local'),
    api,
    home,
    env: logIn(home, api),
    dispose: async () => {
      await api.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

/** An env file as the Vercel CLI writes it, with a token that has that much time left. */
export function envFileText(leftMs: number): string {
  const expiresAt = Date.now() + leftMs;
  const value = token({ issuedAt: expiresAt - 12 * hourMs, expiresAt });
  return `# Created by Vercel CLI\nAI_MODEL="anthropic/claude"\nVERCEL_OIDC_TOKEN="${value}"\n`;
}

export function writeEnvFile({ envFile }: Workspace, leftMs: number): void {
  writeFileSync(envFile, envFileText(leftMs));
}
