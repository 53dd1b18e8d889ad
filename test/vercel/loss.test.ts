/** What `vercel env pull --yes` loses of a hand-written `.env.local`: why a refresh pulls into a staging file instead. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withValue } from '../../src/core/env/edit';
import { valuesIn } from '../../src/core/env/text';
import { sensitiveVariable } from './api';
import { installVercel, vercelVersions } from './install';
import { inLinkedFolder, pull } from './linkedFolder';
import { token } from './token';

const dayMs = 24 * 60 * 60 * 1000;
const expired = token({ issuedAt: Date.now() - dayMs, expiresAt: Date.now() - dayMs / 2 });

const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
const localDatabase = 'postgres://localhost/shop';

const handWritten = [
  '# Keys of the staging shop. Ask Ada for others.',
  'CURRENCY=EUR # a comment behind a value',
  '',
  `VERCEL_OIDC_TOKEN="${expired}"`,
  'export LOCALE=de',
  "SINGLE='two words'",
  'DOUBLE="two words"',
  ...`CERTIFICATE="${certificate}"`.split('\n'),
  'AI_GATEWAY_API_KEY=vck_made_by_hand',
  'LOCAL_ONLY=1',
  `${sensitiveVariable}=test_secret`,
  `DATABASE_URL=${localDatabase}`,
  '',
].join('\r\n');

const upstream = { DATABASE_URL: 'postgres://shared/shop', [sensitiveVariable]: '' };

const ownIgnores = 'node_modules\n';

/** What is left after a pull. */
interface Left {
  readonly text: string;
  readonly ignores: string;
}

type Fate = 'kept' | 'lost';
/** In the order of the versions. */
type Fates = readonly [Fate, Fate, Fate];

const table: readonly (readonly [about: string, isKept: (left: Left) => boolean, ...fates: Fates])[] = [
  ['a comment on a line of its own', has('# Keys of the staging shop.'), 'lost', 'lost', 'lost'],
  ['a value with a comment behind it', reads('CURRENCY', 'EUR'), 'lost', 'lost', 'lost'],
  ['blank lines', has('\n\r\n'), 'lost', 'lost', 'lost'],
  ['the order of the variables', ({ text }) => /OIDC[^]*DATABASE/.test(text), 'lost', 'lost', 'lost'],
  ['CRLF line endings', ({ text }) => !/(?<!\r)\n/.test(text), 'lost', 'lost', 'lost'],
  ['export before a name', has('export LOCALE='), 'lost', 'kept', 'kept'],
  ['a local value in single quotes', reads('SINGLE', 'two words'), 'lost', 'lost', 'lost'],
  ['a local value in double quotes', reads('DOUBLE', 'two words'), 'lost', 'kept', 'kept'],
  ['a local value of several lines', reads('CERTIFICATE', certificate), 'lost', 'lost', 'lost'],
  ['an API key that is not upstream', reads('AI_GATEWAY_API_KEY', 'vck_made_by_hand'), 'lost', 'kept', 'kept'],
  ['any other variable that is not upstream', reads('LOCAL_ONLY', '1'), 'lost', 'kept', 'kept'],
  ['the local value of a variable that is upstream', reads('DATABASE_URL', localDatabase), 'lost', 'lost', 'lost'],
  ['the local value of a sensitive variable', reads(sensitiveVariable, 'test_secret'), 'lost', 'lost', 'kept'],
  ['the expired token', reads('VERCEL_OIDC_TOKEN', expired), 'lost', 'lost', 'lost'],
  ['.gitignore as it was', ({ ignores }) => ignores === ownIgnores, 'lost', 'lost', 'lost'],
];

for (const [column, version] of vercelVersions.entries()) {
  test(`vercel ${version} env pull --yes keeps and loses of a hand-written file what the table says`, async () => {
    const bin = await installVercel(process.cwd(), version);
    await inLinkedFolder(async (linked) => {
      const file = join(linked.folder, '.env.local');
      const gitignore = join(linked.folder, '.gitignore');
      const fresh = token({ issuedAt: Date.now(), expiresAt: Date.now() + dayMs / 2 });
      linked.api.variables = () => ({ ...upstream, VERCEL_OIDC_TOKEN: fresh });
      writeFileSync(file, handWritten);
      writeFileSync(gitignore, ownIgnores);
      assert.equal(await pull(linked, bin, '--yes'), 0);
      const left = { text: readFileSync(file, 'utf8'), ignores: readFileSync(gitignore, 'utf8') };
      assert.equal(valuesIn(left.text)['VERCEL_OIDC_TOKEN'], fresh);
      assert.deepEqual(fatesOf(left), Object.fromEntries(table.map(([about, , ...fates]) => [about, fates[column]])));
    });
  });
}

test('the README tells the same', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const [about, , ...fates] of table.filter(([row]) => row !== 'the expired token')) {
    const row = ['', about.replace('export', '`export`').replace('.gitignore', '`.gitignore`'), ...fates, 'kept'].join(
      ' | ',
    );
    assert.ok(readme.includes(`\n${row.trimStart()}`), row);
  }
});

test('our own edit of the same file loses the expired token and nothing else', () => {
  const left = { text: withValue(handWritten, 'VERCEL_OIDC_TOKEN', 'fresh'), ignores: ownIgnores };
  const lost = Object.entries(fatesOf(left)).filter(([, fate]) => fate === 'lost');
  assert.deepEqual(lost, [['the expired token', 'lost']]);
});

function fatesOf(left: Left): Record<string, Fate> {
  return Object.fromEntries(table.map(([about, isKept]) => [about, isKept(left) ? 'kept' : 'lost']));
}

function has(part: string): (left: Left) => boolean {
  return ({ text }) => text.includes(part);
}

/** As dotenv reads it. */
function reads(name: string, value: string): (left: Left) => boolean {
  return ({ text }) => valuesIn(text)[name] === value;
}
