/** A linked folder with the stand-in of Vercel's API behind it, and the real CLI run in it without a terminal. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { startVercelApi, type VercelApi } from './api';
import { linkProject, logIn } from './home';

/** An argument for `pull`; relative, since Windows would need a shell to quote the folder's name. */
export const stagingPath = join('staging', 'env');

export interface LinkedFolder {
  readonly api: VercelApi;
  readonly folder: string;
  /** Where the CLI's data is. */
  readonly home: string;
  /** Does not exist yet, in a folder of its own. */
  readonly stagingFile: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The folder's name has a space and a single quote. */
export async function inLinkedFolder(use: (linked: LinkedFolder) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "Ada's shop "));
  const api = await startVercelApi(() => ({}));
  try {
    linkProject(folder);
    const home = join(folder, 'home');
    const stagingFile = join(folder, stagingPath);
    mkdirSync(dirname(stagingFile));
    await use({ api, folder, home, stagingFile, env: logIn(home, api) });
    assert.deepEqual(api.unknown, []);
  } finally {
    await api.close();
    rmSync(folder, { recursive: true });
  }
}

// Under a coding agent the CLI logs in by a browser even without a terminal. The names are those of @vercel/detect-agent.
const agentVariables = [
  ...['AI_AGENT', 'CURSOR_TRACE_ID', 'CURSOR_AGENT', 'CURSOR_EXTENSION_HOST_ROLE', 'GEMINI_CLI', 'CODEX_SANDBOX'],
  ...['CODEX_CI', 'CODEX_THREAD_ID', 'ANTIGRAVITY_AGENT', 'AUGMENT_AGENT', 'OPENCODE_CLIENT', 'CLAUDECODE'],
  ...['CLAUDE_CODE', 'REPL_ID', 'COPILOT_MODEL', 'COPILOT_ALLOW_ALL', 'COPILOT_GITHUB_TOKEN'],
];
const noAgent = Object.fromEntries(agentVariables.map((name) => [name, '']));

/** The exit code of `vercel env pull` with those arguments; `bin` is the folder that holds the CLI. */
export async function pull(linked: LinkedFolder, bin: string, ...args: string[]): Promise<number> {
  return (await vercel(linked, bin, 'env', 'pull', ...args)).code;
}

export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the CLI, which can ask nothing; `bin` is the folder that holds it. */
export function vercel({ folder, env }: LinkedFolder, bin: string, ...args: readonly string[]): Promise<Ended> {
  const path = `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
  const options = {
    cwd: folder,
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1', ...noAgent, ...env, PATH: path },
    shell: process.platform === 'win32',
    timeout: 60_000,
  };
  return new Promise((resolve, reject) => {
    const child = execFile('vercel', args, options, (error, output, errors) => {
      if (error === null) resolve({ code: 0, output, errors });
      else if (typeof error.code === 'number') resolve({ code: error.code, output, errors });
      else reject(new Error('vercel was not found, or not done in time', { cause: error }));
    });
    child.stdin?.end();
  });
}
