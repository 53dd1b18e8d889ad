/** Texts of the files that come and go in a long run. */
import { largestFileBytes } from '../../../src/core/env/content';
import { token } from '../../vercel/token';
import { minuteMs } from '../harness';

/** What an env file holds; the kinds are what people and tools leave in one. */
export interface EnvContent {
  readonly kind: 'token' | 'key' | 'both' | 'empty' | 'noise' | 'noValue' | 'commented' | 'cut' | 'large' | 'locked';
  /** Of the token, from when it is written. */
  readonly leftMinutes: number;
  readonly style: 'plain' | 'quoted' | 'commentedLines' | 'crlf' | 'between';
}

const hour = 60;

export function tokenAt(now: number, leftMinutes: number): string {
  const expiresAt = now + leftMinutes * minuteMs;
  return token({ issuedAt: expiresAt - 12 * hour * minuteMs, expiresAt });
}

/** The text, or the size of a file that is not to be read. */
export function envFileAt(now: number, { kind, leftMinutes, style }: EnvContent): string | { readonly size: number } {
  const oidc = tokenAt(now, leftMinutes);
  const lineOf = (name: string, value: string): string =>
    style === 'plain' ? `${name}=${value}` : style === 'crlf' ? `export ${name}='${value}'` : `${name}="${value}"`;
  const key = lineOf('AI_GATEWAY_API_KEY', 'vck_0123456789abcdefghijklmnop');
  const own = lineOf('VERCEL_OIDC_TOKEN', oidc);
  switch (kind) {
    case 'token':
      return styled(own, style);
    case 'key':
      return styled(key, style);
    case 'both':
      return styled(`${key}\n${own}`, style);
    case 'empty':
      return '';
    case 'noise':
      return styled('DATABASE_URL=postgres://localhost/web', style);
    case 'noValue':
      return styled('VERCEL_OIDC_TOKEN=', style);
    case 'commented':
      return styled(`# ${key}\n${own}`, style);
    case 'cut':
      return styled(own.slice(0, own.lastIndexOf('.') + 1), 'plain');
    case 'large':
      return { size: largestFileBytes + 1 };
    case 'locked':
      return { size: 100 };
  }
}

function styled(lines: string, style: EnvContent['style']): string {
  switch (style) {
    case 'plain':
    case 'quoted':
      return `${lines}\n`;
    case 'commentedLines':
      return `# mine\n\nA='1' # one\n${lines}`;
    case 'crlf':
      return `A=1\n${lines}\nB="2"\n`.replaceAll('\n', '\r\n');
    case 'between':
      return `A=1\n${lines} # from Vercel\nB=2\n\n`;
  }
}

/** What the CLI leaves in its staging file. */
export const stagedKinds = ['fresh', 'older', 'expired', 'noToken', 'nothing', 'half', 'huge'] as const;
export type StagedKind = (typeof stagedKinds)[number];

/** `undefined` for no file. */
export function stagedAt(now: number, kind: StagedKind): string | undefined {
  const withToken = (leftMinutes: number): string =>
    `# Created by Vercel CLI\nB="3"\nVERCEL_OIDC_TOKEN="${tokenAt(now, leftMinutes)}"\n`;
  switch (kind) {
    case 'fresh':
      return withToken(12 * hour);
    case 'older':
      return withToken(-400 * hour);
    case 'expired':
      return withToken(-1);
    case 'noToken':
      return '# Created by Vercel CLI\nB="3"\n';
    case 'nothing':
      return undefined;
    case 'half':
      return withToken(12 * hour).slice(0, 300);
    case 'huge':
      return 'A'.repeat(largestFileBytes + 1);
  }
}

/** A link to a project in `.vercel/project.json`. */
export const link = '{"projectId":"prj_test","orgId":"team_test","projectName":"web"}';

/** A `.vercel/repo.json` with these projects, `directory: name`. */
export function repoListing(names: Readonly<Record<string, string>>): string {
  const projects = Object.entries(names).map(([directory, name]) => ({ id: 'prj_test', name, directory }));
  return JSON.stringify({ orgId: 'team_test', projects });
}

export function manifestWith(dependencies: readonly string[]): string {
  return JSON.stringify({ dependencies: Object.fromEntries(dependencies.map((name) => [name, '1.0.0'])) });
}
