/** What is said beside a status, word for word: of the credential in effect, of the project, and of what is unused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import { findingsOf } from '../../src/core/status/findings';
import { statusAt } from '../../src/core/status/status';
import { isSuspicious, strayOf } from '../../src/core/status/suspicion';
import { token, type TokenOptions } from '../vercel/token';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;

function oidc(leftMs: number, options: Partial<TokenOptions> = {}): string {
  const expiresAt = now + leftMs;
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: expiresAt - 12 * hour, expiresAt, ...options })}\n`;
}

const key = 'AI_GATEWAY_API_KEY=vck_abc\n';
const tooLarge = { kind: 'unreadable', problem: 'tooLarge' } as const;
const failed = { kind: 'unreadable', problem: 'failed' } as const;
const ofFile = (text: string, more: Layout['files'] = {}): Layout => ({ files: { ...more, '.env.local': text } });
const endedKey: Layout = {
  ...ofFile(key),
  known: [
    {
      identity: identityOf('vck_abc'),
      key: { at: now, expiresAt: now, spent: undefined, limit: undefined, period: undefined },
    },
  ],
};

const set =
  'It is set in the environment that terminals start with, which outranks every file for programs that are started from here.';
const setup = 'It may come from the block that "vercel ai-gateway setup" writes into the profile of your shell.';
const refused = 'Requests that send it are refused.';

/** One that begins with `!` is worth a warning in the status bar. */
const table: readonly (readonly [about: string, layout: Layout, findings: Readonly<Record<string, string>>])[] = [
  ['an expired key', endedKey, { keyExpired: `${refused} Create a new one, and set it.` }],
  ['an expired token', ofFile(oidc(-hour), linked), { expired: `${refused} A refresh gets a new one.` }],
  [
    'an expired token without a link',
    ofFile(oidc(-hour)),
    { expired: `${refused} Once the folder is linked to its Vercel project, a refresh gets a new one.` },
  ],
  [
    'an expired token that the SDK renews',
    { ...ofFile(oidc(-hour), linked), loggedIn: true },
    {
      expired:
        'The JavaScript SDK renews it by itself, since the Vercel CLI is logged in. Other clients send the expired one and are refused.',
    },
  ],
  [
    'a token of tomorrow',
    ofFile(oidc(30 * hour)),
    { early: "It is not valid for another 18 hours, unless this computer's clock is behind by that much." },
  ],
  [
    'no token where a refresh gets one',
    ofFile('VERCEL_OIDC_TOKEN=x', linked),
    { noToken: 'The value is not a token. A refresh gets a new one.' },
  ],
  [
    'no key',
    ofFile('AI_GATEWAY_API_KEY=...'),
    { placeholder: 'The value is the placeholder of an example. Set your own key.' },
  ],
  [
    'a token of another project',
    ofFile(oidc(hour, { project: 'shop', claims: { project_id: 'prj_shop' } }), linked),
    {
      '!otherProject':
        'The token is of the project "shop", and the folder is linked to "web". A refresh gets the one of the link.',
    },
  ],
  [
    'a token of another project of the same name',
    ofFile(oidc(hour, { claims: { project_id: 'prj_shop' } }), linked),
    {
      '!otherProject':
        'The token is of the project "web (prj_shop)", and the folder is linked to "web (prj_test)". A refresh gets the one of the link.',
    },
  ],
  [
    'a token of another team, where nothing can be run',
    { ...ofFile(oidc(hour, { claims: { owner_id: 'team_shop' } }), linked), onDisk: false },
    {
      '!otherTeam': 'The token is of the team "acme" (team_shop), and the folder is linked to team_test.',
      virtual: 'This folder is virtual: its status is told here, but nothing can be run or written in it.',
    },
  ],
  [
    'a token of production',
    ofFile(oidc(hour, { environment: 'production' })),
    { otherEnvironment: 'The token is of the environment "production", not of development.' },
  ],
  ['a token that names no environment', ofFile(oidc(hour, { claims: { environment: undefined } })), {}],
  [
    'a key over a token',
    ofFile(key + oidc(hour)),
    { shadows: 'VERCEL_OIDC_TOKEN is set too, and not used while the API key is.' },
  ],
  ['a key of the environment', { shell: { AI_GATEWAY_API_KEY: 'vck_abc' } }, { shell: `${set} ${setup}` }],
  [
    'a token of the environment',
    { shell: { VERCEL_OIDC_TOKEN: oidc(hour).replace('VERCEL_OIDC_TOKEN=', '').trim() } },
    { shell: set },
  ],
  [
    'no token of the environment',
    { shell: { VERCEL_OIDC_TOKEN: 'x' }, onDisk: false },
    {
      noToken: 'The value is not a token.',
      shell: set,
      virtual: 'This folder is virtual: its status is told here, but nothing can be run or written in it.',
    },
  ],
  [
    'a file that is too large',
    { files: { '.env.local': tooLarge } },
    { unreadable: 'It is over 1 MiB, which is more than an env file should hold.' },
  ],
  [
    'a file that cannot be read',
    { files: { '.env.local': failed } },
    { unreadable: 'It is there, but reading it failed. The log says why.' },
  ],
  [
    'a file behind a token that cannot be read',
    { files: { '.env.local': oidc(hour), '.env': failed } },
    {
      '!unreadableBeside': '.env cannot be read. If there is an API key in it, that is what requests send.',
    },
  ],
  [
    'a file without a value',
    ofFile(''),
    { none: 'Neither AI_GATEWAY_API_KEY nor VERCEL_OIDC_TOKEN has a value there.' },
  ],
  ['no file, with a link', { files: linked }, { none: 'The file does not exist. A refresh creates it.' }],
  [
    'no file, without a link',
    {},
    {
      none: 'The file does not exist. Once the folder is linked to its Vercel project, a refresh gets a new one.',
    },
  ],
  [
    'a setting that names no files, before what is less grave',
    { ...ofFile(key + oidc(hour)), envFiles: ['.env.local', '../x', '/y'] },
    {
      '!refused':
        'The setting "aiGatewayAuth.envFiles" names what is no file in this folder, and is not followed: ../x, /y',
      shadows: 'VERCEL_OIDC_TOKEN is set too, and not used while the API key is.',
    },
  ],
  [
    'an older token in other files',
    { files: { '.env.local': oidc(2 * hour), '.env.development': oidc(hour), '.env': `A=1\n${oidc(hour)}` } },
    {
      unused: 'VERCEL_OIDC_TOKEN stands, older, unused in .env.development, line 1 and in .env, line 2, too.',
    },
  ],
  [
    'a fresher token in another file',
    { files: { '.env.local': oidc(hour), '.env': oidc(2 * hour) } },
    { unusedFresher: 'A fresher token stands unused in .env, line 1, hidden by the one in .env.local, line 1.' },
  ],
  [
    'no token behind a token',
    { files: { '.env.local': oidc(hour), '.env': 'VERCEL_OIDC_TOKEN=x' } },
    { unused: 'VERCEL_OIDC_TOKEN stands unused in .env, line 1, too: the one in .env.local, line 1 decides.' },
  ],
  [
    'a key behind an empty value',
    { files: { '.env.local': `AI_GATEWAY_API_KEY=\n${oidc(hour)}`, '.env': key } },
    { hidden: 'AI_GATEWAY_API_KEY in .env, line 1 is hidden by the empty value in .env.local, line 1.' },
  ],
];

for (const [about, layout, expected] of table) {
  test(`over ${about} is said: ${Object.keys(expected).join(', ') || 'nothing'}`, () => {
    const project = projectFrom(layout);
    const status = statusAt(now, project, 15).value;
    const findings = findingsOf(english, status, project);
    assert.deepEqual(
      findings.map(({ code, suspicious, text }) => [suspicious ? `!${code}` : code, text]),
      Object.entries(expected),
    );
    assert.equal(
      isSuspicious(status, project),
      findings.some(({ suspicious }) => suspicious),
    );
  });
}

test('a token that does not say what it is of is of no other project or team', () => {
  const project = projectFrom(ofFile(oidc(hour, { claims: { project_id: undefined, owner_id: undefined } }), linked));
  const status = statusAt(now, project, 15).value;
  assert.ok('token' in status);
  assert.equal(strayOf(status.token, project.link), undefined);
});
