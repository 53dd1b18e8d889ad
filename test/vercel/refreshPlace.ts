/** A project on the real disk with a stand-in for the Vercel CLI, for refreshes that something happens to. */
import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { until } from '../host/until';
import { token } from './token';

const hourMs = 60 * 60_000;

export const expired = token({ issuedAt: Date.now() - 13 * hourMs, expiresAt: Date.now() - hourMs });
export const fresh = token({ issuedAt: Date.now(), expiresAt: Date.now() + 12 * hourMs });

export const textWith = (value: string): string => `# ${'x'.repeat(50_000)}\nVERCEL_OIDC_TOKEN="${value}"\nB=1\n`;

/** What tells of a secret, in whatever file. */
const secrets = [expired, fresh].map((value) => value.slice(100, 200));

export class RefreshPlace {
  readonly base = mkdtempSync(join(tmpdir(), 'aga-refresh-'));
  readonly folder = join(this.base, 'app');
  readonly storage = join(this.base, 'storage');
  readonly envFile = join(this.folder, '.env.local');
  /** There while the CLI is at work; apart, since it goes while files are looked through. */
  readonly atWork = `${this.base}-at-work`;

  constructor() {
    const cli = join(this.folder, 'node_modules', '.bin', 'vercel');
    mkdirSync(dirname(cli), { recursive: true });
    mkdirSync(join(this.folder, '.vercel'));
    writeFileSync(join(this.folder, '.vercel', 'project.json'), '{"projectId":"prj_test","orgId":"team_test"}');
    const half = Math.floor(fresh.length / 2);
    const lines = [
      // Nobody may read any more what it complains of, which would end it.
      ...[
        '#!/bin/sh',
        'exec > /dev/null 2>&1',
        `: > '${this.atWork}'`,
        `printf '%s' 'VERCEL_OIDC_TOKEN="${fresh.slice(0, half)}' > "$3"`,
      ],
      ...[`printf '%s' '${fresh.slice(half)}"' >> "$3"`, `rm '${this.atWork}'`],
    ];
    writeFileSync(cli, lines.join('\n'));
    chmodSync(cli, 0o755);
  }

  /** Once the CLI has ended, which goes on by itself: the file is whole, and no secret beside it, nor in the other folders. */
  async afterKill(...others: readonly string[]): Promise<'old' | 'new'> {
    await until(
      'the end of the CLI',
      () => existsSync(this.atWork),
      (isAtWork) => !isAtWork,
    );
    const text = readFileSync(this.envFile, 'utf8');
    assert.ok(
      [expired, fresh].some((value) => text === textWith(value)),
      'neither the old file nor the new one',
    );
    for (const base of [this.base, ...others]) assert.deepEqual(this.openSecrets(base), []);
    return text === textWith(fresh) ? 'new' : 'old';
  }

  /** The files in which a secret stands, here or in another folder, without those that nobody else can look into. */
  openSecrets(base = this.base): string[] {
    const entries = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => path !== this.envFile && !path.endsWith('/vercel'))
      .filter((path) => secrets.some((secret) => readFileSync(path, 'utf8').includes(secret)))
      .filter((path) => (statSync(dirname(path)).mode & 0o077) !== 0 || !isSwept(dirname(path)));
  }

  /** Folders that are swept when the extension starts. */
  left(base = this.base): string[] {
    return readdirSync(base, { recursive: true, encoding: 'utf8' }).filter(isSwept);
  }

  remove(): void {
    rmSync(this.base, { recursive: true });
  }
}

function isSwept(path: string): boolean {
  return /^(staging-|\.env\.unfinished-)/.test(basename(path));
}
