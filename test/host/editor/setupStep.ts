/** Prints a step of the set-up with its seconds, and runs the commands of which it is made. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Prints `Set-up: NAME … 12 s`, the seconds only once the step is done. */
export async function setupStep(name: string, work: () => Promise<void>): Promise<void> {
  const startedAt = Date.now();
  process.stdout.write(`Set-up: ${name} … `);
  try {
    await work();
    process.stdout.write(`${Math.round((Date.now() - startedAt) / 1000)} s\n`);
  } catch (error) {
    process.stdout.write('failed\n');
    throw error;
  }
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

/** Rejects with one line that names the command and says whether it failed, hung or found no network. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { timeoutMs = 10 * 60_000, ...options }: CommandOptions = {},
): Promise<void> {
  try {
    await promisify(execFile)(command, [...args], { ...options, timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Error(`${[command, ...args.slice(0, 1)].join(' ')}: ${reasonOf(error)}`, { cause: error });
  }
}

/** What `execFile` adds to its errors. */
interface CommandError extends Error {
  readonly killed?: boolean;
  readonly code?: unknown;
  readonly stdout?: string;
  readonly stderr?: string;
}

const noNetwork = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|Could not resolve)\b/;

function reasonOf(error: CommandError): string {
  if (error.killed === true) return 'not done in time, and ended';
  if (error.code === 'ENOENT') return 'not installed';
  const output = `${error.stdout ?? ''}\n${error.stderr ?? ''}`;
  const network = noNetwork.exec(output);
  if (network) return `the network does not answer (${network[0]})`;
  const faults = output.split('\n').filter((line) => /error|^E:/i.test(line));
  return `exit code ${String(error.code)}. ${faults.slice(0, 3).join(' ')}`;
}
