/** Which program is the Vercel CLI for a project. */
import type { Program } from '../words/program';

/** With its first arguments. */
export type Cli = Program;

export type CliSearch =
  | { readonly kind: 'found'; readonly cli: Cli }
  /** Not installed; this package manager would download it to run it, which is to be asked first. */
  | { readonly kind: 'downloadable'; readonly cli: Cli }
  /** `configured` is the executable of the setting, where that is what is missing. */
  | { readonly kind: 'missing'; readonly configured: string | undefined };

/** What the search may ask of the machine. Paths are relative to the project's folder, with `/`. */
export interface CliSurroundings {
  readonly windows: boolean;
  /** The setting `aiGatewayAuth.cli`; empty when not set. */
  readonly configured: readonly string[];
  /** How many folders there are above the project's. */
  readonly depth: number;
  isFile(path: string): Promise<boolean>;
  /** The text that a file begins with; `undefined` where there is no such file. */
  readStart(path: string): Promise<string | undefined>;
  /** Whether a bare name is found on the `PATH`; an absolute path is looked up itself. */
  isExecutable(name: string): Promise<boolean>;
}

/** A row serves projects with that lock file, and, where given, that text at its start. */
const packageManagers = [
  { lockFile: 'pnpm-lock.yaml', run: ['pnpm', 'dlx'] },
  // Yarn 1 has no `dlx`; its lock file has no metadata.
  { lockFile: 'yarn.lock', contains: '__metadata:', run: ['yarn', 'dlx'] },
  { lockFile: 'bun.lock', run: ['bunx'] },
  { lockFile: 'bun.lockb', run: ['bunx'] },
  { lockFile: 'package-lock.json', run: ['npx', '--yes'] },
] as const;

const npx = ['npx', '--yes'] as const;

/** The setting, then `node_modules/.bin` from the project upward, then the `PATH`, then the package manager. */
export async function findCli(at: CliSurroundings): Promise<CliSearch> {
  const [configured, ...configuredArguments] = at.configured;
  if (configured !== undefined) {
    if (!(await at.isExecutable(configured))) return { kind: 'missing', configured };
    return { kind: 'found', cli: { executable: configured, arguments: configuredArguments } };
  }
  const names = namesOf('vercel', at.windows);
  for (const folder of upward(at.depth)) {
    for (const name of names) {
      const path = `${folder}node_modules/.bin/${name}`;
      if (await at.isFile(path))
        return { kind: 'found', cli: { executable: asCommand(path, at.windows), arguments: [] } };
    }
  }
  for (const executable of names) {
    if (await at.isExecutable(executable)) return { kind: 'found', cli: { executable, arguments: [] } };
  }
  for (const [manager, ...first] of [await packageManagerOf(at), npx]) {
    for (const executable of namesOf(manager, at.windows)) {
      if (await at.isExecutable(executable))
        return { kind: 'downloadable', cli: { executable, arguments: [...first, 'vercel'] } };
    }
  }
  return { kind: 'missing', configured: undefined };
}

/** On Windows, Bun and Volta install programs as `.exe`, npm and others as `.cmd`; a bare name may mean another file. */
function namesOf(name: string, windows: boolean): readonly string[] {
  return windows ? [`${name}.exe`, `${name}.cmd`] : [name];
}

async function packageManagerOf(at: CliSurroundings): Promise<readonly [string, ...string[]]> {
  for (const folder of upward(at.depth)) {
    for (const row of packageManagers) {
      const path = `${folder}${row.lockFile}`;
      if (!(await at.isFile(path))) continue;
      if (!('contains' in row) || (await at.readStart(path))?.includes(row.contains) === true) return row.run;
    }
  }
  return npx;
}

/** `''`, `'../'`, `'../../'`, …: relative, so that no folder's name ever meets the shell that runs a `.cmd`. */
function upward(depth: number): string[] {
  return Array.from({ length: depth + 1 }, (_, level) => '../'.repeat(level));
}

/** A relative path needs its dot, or it is looked for elsewhere. */
function asCommand(path: string, windows: boolean): string {
  const dotted = path.startsWith('.') ? path : `./${path}`;
  return windows ? dotted.replaceAll('/', '\\') : dotted;
}
