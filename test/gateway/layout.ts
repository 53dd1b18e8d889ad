/** Runs the program in a layout of env files, as on a machine where nobody is logged in to Vercel. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { envLoaders } from '../../src/core/env/loaders';
import { linkProject } from '../vercel/home';
import { modelsPath, startGatewayApi, type Arrival } from './api';
import type { Sdk } from './sdks';

export interface Layout {
  readonly loader: keyof typeof envLoaders;
  /** Texts of the env files, by their names. */
  readonly files: Readonly<Record<string, string>>;
  /** All of the environment that the program is started in, but for where its home is. */
  readonly shell: Readonly<Record<string, string>>;
  /** Texts of files in the folder where programs keep data of the user's, by their paths. */
  readonly data?: Readonly<Record<string, string>>;
}

export interface Run {
  readonly arrivals: readonly Arrival[];
  /** `answered`, or the name of the error that the SDK raised. */
  readonly outcome: string;
}

const timeoutMs = 20_000;

/** The project is linked: only the missing login keeps the SDK from a token of its own. */
export async function runIn(sdk: Sdk, { loader, files, shell, data = {} }: Layout): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'aga-gateway-'));
  const at = { project: join(folder, 'project'), home: join(folder, 'home'), data: join(folder, 'data') };
  const api = await startGatewayApi();
  try {
    for (const path of Object.values(at)) mkdirSync(path);
    linkProject(at.project);
    writeAll(at.project, files);
    writeAll(at.data, data);
    const env = { ...shell, HOME: at.home, XDG_DATA_HOME: at.data };
    const args = [join(__dirname, 'program.js'), loader, sdk, `${api.url}${modelsPath}`];
    const outcome = await outputOf(args, at.project, env);
    return { arrivals: [...api.arrivals], outcome };
  } finally {
    await api.close();
    rmSync(folder, { recursive: true });
  }
}

function writeAll(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Rejects with what the program said, if it fails or does not come to an end. */
function outputOf(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env, timeout: timeoutMs, killSignal: 'SIGKILL' } as const;
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else if (error.killed === true) reject(new Error(`The program did not end within ${timeoutMs} ms. ${stderr}`));
      else reject(new Error(`The program failed: ${stderr}`));
    });
  });
}
