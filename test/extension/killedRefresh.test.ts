/**
 * A whole refresh that is killed: by the real `activate` in a process of its own, against the recorder of the editor, with
 * the real disk and a stand-in for the Vercel CLI that is a process, too, and goes on when nobody waits for it any more.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
import { test } from 'node:test';
import { until } from '../host/until';
import { token } from '../vercel/token';
import { hourMs } from './harness';
import { startOn } from './realDisk';

const kills = 200;

const expired = token({ issuedAt: Date.now() - 13 * hourMs, expiresAt: Date.now() - hourMs });
const fresh = token({ issuedAt: Date.now(), expiresAt: Date.now() + 12 * hourMs });

const textWith = (value: string): string => `# ${'x'.repeat(50_000)}\nVERCEL_OIDC_TOKEN="${value}"\nB=1\n`;

/** What tells of a secret, in whatever file. */
const secrets = [expired, fresh].map((value) => value.slice(100, 200));

class Place {
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

  /** The files in which a secret stands, by their paths from the base, without those that nobody else can look into. */
  openSecrets(): string[] {
    const entries = readdirSync(this.base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => path !== this.envFile && !path.endsWith('/vercel'))
      .filter((path) => secrets.some((secret) => readFileSync(path, 'utf8').includes(secret)))
      .filter((path) => (statSync(dirname(path)).mode & 0o077) !== 0 || !isSwept(dirname(path)));
  }

  left(): string[] {
    return readdirSync(this.base, { recursive: true, encoding: 'utf8' }).filter(isSwept);
  }
}

function isSwept(path: string): boolean {
  return /^(staging-|\.env\.unfinished-)/.test(basename(path));
}

test(
  `a refresh that is killed at any moment, ${kills} times, leaves a whole file, and no secret once it starts again`,
  { timeout: 300_000 },
  async (context) => {
    const place = new Place();
    const seen = { old: 0, new: 0, left: 0 };
    let longestMs = 100;
    try {
      for (let kill = 0; kill < kills; kill += 1) {
        writeFileSync(place.envFile, textWith(expired));
        const args = [join(__dirname, 'refreshProcess.js'), place.folder, place.storage];
        const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
        const ended = once(host, 'close');
        await once(host.stdout, 'data');
        const startedAt = performance.now();
        const killAt = startedAt + Math.random() * longestMs;
        // The first one comes to its end, and tells how long one takes.
        if (kill === 0) await once(host.stdout, 'data');
        else while (performance.now() < killAt) await new Promise(setImmediate);
        if (kill === 0) longestMs = performance.now() - startedAt;
        host.kill('SIGKILL');
        await ended;
        await until(
          'the end of the CLI',
          () => existsSync(place.atWork),
          (isAtWork) => !isAtWork,
        );
        const text = readFileSync(place.envFile, 'utf8');
        assert.ok(
          [expired, fresh].some((value) => text === textWith(value)),
          'neither the old file nor the new one',
        );
        assert.deepEqual(place.openSecrets(), []);
        const isNew = text === textWith(fresh);
        seen[isNew ? 'new' : 'old'] += 1;
        // How long one takes changes with what else this computer does: about one in six comes to its write.
        longestMs *= isNew ? 0.9 : 1.02;
        if (place.left().length > 0) seen.left += 1;
        const next = startOn(place.folder, place.storage);
        await until(
          'nothing left',
          () => place.left(),
          (left) => left.length === 0,
        );
        next.dispose();
      }
    } finally {
      rmSync(place.base, { recursive: true });
    }
    context.diagnostic(JSON.stringify(seen));
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `no kill found it ${what}`);
  },
);
