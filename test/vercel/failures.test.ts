/** How the real CLI's pull into a staging file ends when it brings no token, and that it touches nothing else then. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { logOut } from './home';
import { installVercel, vercelVersions, type VercelVersion } from './install';
import { inLinkedFolder, pull, stagingPath, type LinkedFolder } from './linkedFolder';

interface Failure {
  readonly about: string;
  readonly cause: (linked: LinkedFolder) => void | Promise<void>;
  /** By version, for those to try. */
  readonly exitCodes: Readonly<Partial<Record<VercelVersion, number>>>;
  /** What the staging file holds; `undefined` where there is none. */
  readonly staged?: string;
}

/** These end at once. */
const quick: readonly Failure[] = [
  {
    about: 'not logged in',
    cause: ({ home }) => {
      logOut(home);
    },
    exitCodes: { '55.0.0': 1, '56.5.0': 1, '64.0.2': 1 },
  },
  {
    about: 'refused',
    cause: ({ api }) => {
      api.failure = 403;
    },
    exitCodes: { '55.0.0': 1, '56.5.0': 1, '64.0.2': 1 },
  },
  {
    about: 'with OIDC off',
    cause: ({ api }) => {
      api.variables = () => ({ AI_MODEL: 'anthropic/claude' });
    },
    exitCodes: { '55.0.0': 0, '56.5.0': 0, '64.0.2': 0 },
    staged: '# Created by Vercel CLI\nAI_MODEL="anthropic/claude"\n',
  },
];

/**
 * Here the CLI tries again for many seconds, in which the machine is idle. HTTP 429 is not among them: four times the
 * CLI waits for what `Retry-After` says and up to 30 s more at random, 7 s to two minutes in all without that header.
 */
const slow: readonly Failure[] = [
  {
    about: 'with a fault of the server',
    cause: ({ api }) => {
      api.failure = 500;
    },
    exitCodes: { '64.0.2': 1 },
  },
  {
    about: 'without a network',
    cause: ({ api }) => api.close(),
    // The older ones say nothing at all.
    exitCodes: { '55.0.0': 0, '56.5.0': 0, '64.0.2': 1 },
  },
];

for (const [speed, failures, concurrency] of [
  ['at once', quick, 1],
  ['after many tries', slow, 8],
] as const) {
  describe(`a pull that fails ${speed}`, { concurrency }, () => {
    for (const failure of failures) {
      for (const version of vercelVersions.filter((each) => each in failure.exitCodes)) {
        test(`vercel ${version} ${failure.about}`, () => checkFailure(failure, version));
      }
    }
  });
}

async function checkFailure({ cause, exitCodes, staged }: Failure, version: VercelVersion): Promise<void> {
  const bin = await installVercel(process.cwd(), version);
  await inLinkedFolder(async (linked) => {
    const untouched = { '.env.local': 'AI_MODEL=mine # My own\n', '.gitignore': 'node_modules\n' };
    for (const [name, text] of Object.entries(untouched)) writeFileSync(join(linked.folder, name), text);
    await cause(linked);
    assert.equal(await pull(linked, bin, stagingPath), exitCodes[version]);
    assert.equal(readIfThere(linked.stagingFile), staged);
    for (const [name, text] of Object.entries(untouched)) {
      assert.equal(readFileSync(join(linked.folder, name), 'utf8'), text);
    }
  });
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
