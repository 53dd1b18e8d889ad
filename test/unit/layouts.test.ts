import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsOf } from '../../src/core/status/findings';
import { isSuspicious } from '../../src/core/status/suspicion';
import { fileFor } from '../../src/core/project/inEffect';
import { placeToOpen } from '../../src/core/project/places';
import { placeOf } from '../../src/core/project/sourceWords';
import { statusAt } from '../../src/core/status/status';
import { statusViewOf, type Severity } from '../../src/core/status/view';
import { token, type TokenOptions } from '../vercel/token';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';
import { pseudo, untranslatedIn } from './pseudo';

const now = Date.UTC(2026, 0, 31, 12);
const minute = 60_000;
const hour = 60 * minute;

function oidc(leftMs: number, options: Partial<TokenOptions> = {}): string {
  const expiresAt = now + leftMs;
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: expiresAt - 12 * hour, expiresAt, ...options })}\n`;
}
function value(leftMs: number): string {
  return oidc(leftMs).slice('VERCEL_OIDC_TOKEN='.length).trim();
}

const key = 'AI_GATEWAY_API_KEY=vck_abc\n';
const vite = { 'package.json': '{"devDependencies":{"vite":"8"}}' };
const nextAndVite = { 'package.json': '{"dependencies":{"next":"16","vite":"8"}}' };
const local = (text: string): Layout => ({ files: { '.env.local': text } });
const linkedLocal = (text: string, more: Omit<Layout, 'files'> = {}): Layout => ({
  files: { ...linked, '.env.local': text },
  ...more,
});
const above = { project: 'web', projectId: 'prj_test', teamId: 'team_test', own: false };
const unreadable = { kind: 'unreadable', problem: 'failed' } as const;

type Row = readonly [about: string, layout: Layout, text: string, severity: Severity, from: string, findings: RegExp[]];

const development = '.env.development, line 1';
const developmentLocal = '.env.development.local, line 1';
const base = '.env, line 1';
const inLocal = '.env.local, line 1';
const shell = 'the environment of terminals';

const layouts: readonly Row[] = [
  // One file.
  ['no file', {}, 'No credential', 'none', '-', [/does not exist\. Once the folder is linked/]],
  ['no file, linked', { files: linked }, 'No credential', 'none', '-', [/does not exist\. A refresh creates it/]],
  ['no file, virtual', { onDisk: false }, 'No credential', 'none', '-', [/does not exist\.$/, /virtual/]],
  ['an empty file', local(''), 'No credential', 'none', '-', [/^Neither AI_GATEWAY_API_KEY nor VERCEL_OIDC_TOKEN/]],
  ['a key', local(key), 'API key', 'none', inLocal, []],
  ['a token', local(oidc(hour)), 'OIDC 1h 0m', 'none', inLocal, []],
  ['an expired token', local(oidc(-hour)), 'OIDC expired', 'error', inLocal, [/^Requests that send it are refused/]],
  ['a token in its last minutes', local(oidc(14 * minute)), 'OIDC 14m', 'warning', inLocal, []],
  ['a key and a token', local(key + oidc(hour)), 'API key', 'none', inLocal, [/^VERCEL_OIDC_TOKEN is set too/]],
  ['a token before a key', local(oidc(hour) + key), 'API key', 'none', '.env.local, line 2', [/is set too/]],
  ['an empty key', local(`AI_GATEWAY_API_KEY=\n${oidc(hour)}`), 'OIDC 1h 0m', 'none', '.env.local, line 2', []],
  ['the last of two counts', local(`${oidc(-hour)}${oidc(hour)}`), 'OIDC 1h 0m', 'none', '.env.local, line 2', []],
  ['a commented key', local(`# ${key}${oidc(hour)}`), 'OIDC 1h 0m', 'none', '.env.local, line 2', []],
  ['exported, with a colon', local(`export VERCEL_OIDC_TOKEN: ${value(hour)}`), 'OIDC 1h 0m', 'none', inLocal, []],
  ['quoted', local(`VERCEL_OIDC_TOKEN='${value(hour)}'`), 'OIDC 1h 0m', 'none', inLocal, []],
  // Next.js's order.
  ['.env alone', { files: { '.env': key } }, 'API key', 'none', base, []],
  [
    '.env.development over .env',
    { files: { '.env.development': oidc(hour), '.env': oidc(-hour) } },
    'OIDC 1h 0m',
    'none',
    development,
    [/stands, older, unused in \.env, line 1/],
  ],
  [
    '.env.local over .env.development',
    { files: { '.env.local': oidc(hour), '.env.development': oidc(-hour) } },
    'OIDC 1h 0m',
    'none',
    inLocal,
    [/older/],
  ],
  [
    '.env.development.local over all',
    { files: { '.env.development.local': oidc(hour), '.env.local': oidc(-hour), '.env': key } },
    'API key',
    'none',
    base,
    [/is set too/, /older/],
  ],
  [
    'a stale token hides a fresh one',
    { files: { '.env.development.local': oidc(-hour), '.env.local': oidc(hour) } },
    'OIDC expired',
    'error',
    developmentLocal,
    [
      /^Requests/,
      /^A fresher token stands unused in \.env\.local, line 1, hidden by the one in \.env\.development\.local, line 1/,
    ],
  ],
  [
    'an empty key hides one',
    { files: { '.env.local': `AI_GATEWAY_API_KEY=\n${oidc(hour)}`, '.env': key } },
    'OIDC 1h 0m',
    'none',
    '.env.local, line 2',
    [/AI_GATEWAY_API_KEY in \.env, line 1 is hidden by the empty value in \.env\.local, line 1/],
  ],
  [
    'an empty token hides one',
    { files: { '.env.local': 'VERCEL_OIDC_TOKEN=""', '.env': oidc(hour) } },
    'No credential',
    'none',
    '-',
    [/^Neither/, /in \.env, line 1 is hidden by the empty value in \.env\.local, line 1/],
  ],
  [
    'the key in one file, the token in another',
    { files: { '.env.local': oidc(hour), '.env': key } },
    'API key',
    'none',
    base,
    [/is set too/],
  ],
  [
    'two keys',
    { files: { '.env.local': key, '.env': key } },
    'API key',
    'none',
    inLocal,
    [/AI_GATEWAY_API_KEY stands unused in \.env, line 1, too: the one in \.env\.local, line 1 decides/],
  ],
  [
    'three tokens',
    { files: { '.env.local': oidc(hour), '.env.development': oidc(-hour), '.env': oidc(-2 * hour) } },
    'OIDC 1h 0m',
    'none',
    inLocal,
    [/\.env\.development, line 1 and in \.env, line 1/],
  ],
  [
    'next and vite',
    { files: { ...nextAndVite, '.env.local': oidc(hour), '.env.development': oidc(-hour) } },
    'OIDC 1h 0m',
    'none',
    inLocal,
    [/older/],
  ],
  // Vite's order.
  [
    'vite: .env.development over .env.local',
    { files: { ...vite, '.env.development': oidc(hour), '.env.local': oidc(-hour) } },
    'OIDC 1h 0m',
    'none',
    development,
    [/older/],
  ],
  [
    'vite: .env.development.local over all',
    { files: { ...vite, '.env.development.local': oidc(hour), '.env.development': oidc(-hour) } },
    'OIDC 1h 0m',
    'none',
    developmentLocal,
    [/older/],
  ],
  [
    'vite: .env.local over .env',
    { files: { ...vite, '.env.local': oidc(hour), '.env': oidc(-hour) } },
    'OIDC 1h 0m',
    'none',
    inLocal,
    [/older/],
  ],
  [
    'vite: a stale token hides a fresh one',
    { files: { ...vite, '.env.development': oidc(-hour), '.env.local': oidc(hour) } },
    'OIDC expired',
    'error',
    development,
    [/^Requests/, /fresher/],
  ],
  // The setting's order.
  [
    'setting: only .env',
    { files: { '.env.local': oidc(-hour), '.env': oidc(hour) }, envFiles: ['.env'] },
    'OIDC 1h 0m',
    'none',
    base,
    [],
  ],
  [
    'setting: .env first',
    { files: { '.env.local': oidc(-hour), '.env': oidc(hour) }, envFiles: ['.env', '.env.local'] },
    'OIDC 1h 0m',
    'none',
    base,
    [/older/],
  ],
  [
    'setting: a file elsewhere',
    { files: { 'config/secrets.env': key }, envFiles: ['config/secrets.env'] },
    'API key',
    'none',
    'config/secrets.env, line 1',
    [],
  ],
  [
    'setting over vite',
    {
      files: { ...vite, '.env.local': oidc(hour), '.env.development': oidc(-hour) },
      envFiles: ['.env.local', '.env.development'],
    },
    'OIDC 1h 0m',
    'none',
    inLocal,
    [/older/],
  ],
  // References.
  [
    'a reference in the file',
    local(`TEAM_KEY=vck_team\nAI_GATEWAY_API_KEY=$TEAM_KEY`),
    'API key',
    'none',
    '.env.local, line 2',
    [],
  ],
  [
    'a reference to nothing',
    local(`AI_GATEWAY_API_KEY=$TEAM_KEY\n${oidc(hour)}`),
    'OIDC 1h 0m',
    'none',
    '.env.local, line 2',
    [],
  ],
  ['a reference with a default', local('AI_GATEWAY_API_KEY=${TEAM_KEY:-vck_default}'), 'API key', 'none', inLocal, []],
  [
    'a reference to the shell',
    { ...local('AI_GATEWAY_API_KEY=$TEAM_KEY'), shell: { TEAM_KEY: 'vck_shell' } },
    'API key',
    'none',
    inLocal,
    [],
  ],
  [
    'next: a reference to a file that wins',
    { files: { '.env.local': 'TEAM_KEY=vck_a', '.env': 'AI_GATEWAY_API_KEY=$TEAM_KEY' } },
    'API key',
    'none',
    base,
    [],
  ],
  [
    'next: a reference to a file behind',
    { files: { '.env.local': 'AI_GATEWAY_API_KEY=$TEAM_KEY', '.env': 'TEAM_KEY=vck_a' } },
    'No credential',
    'none',
    '-',
    [/^Neither/],
  ],
  [
    'vite: a reference to a file behind',
    { files: { ...vite, '.env.local': 'AI_GATEWAY_API_KEY=$TEAM_KEY', '.env': 'TEAM_KEY=vck_a' } },
    'API key',
    'none',
    inLocal,
    [],
  ],
  [
    'a token by reference',
    local(`MY_TOKEN=${value(hour)}\nVERCEL_OIDC_TOKEN="\${MY_TOKEN}"`),
    'OIDC 1h 0m',
    'none',
    '.env.local, line 2',
    [],
  ],
  ['an escaped dollar', local('AI_GATEWAY_API_KEY="\\$TEAM_KEY"'), 'API key', 'none', inLocal, []],
  // The environment.
  [
    'a key in the shell',
    { ...local(oidc(hour)), shell: { AI_GATEWAY_API_KEY: 'vck_s' } },
    'API key (shell)',
    'none',
    shell,
    [/is set too/, /outranks every file/],
  ],
  [
    'a key in the shell over one in a file',
    { ...local(key), shell: { AI_GATEWAY_API_KEY: 'vck_s' } },
    'API key (shell)',
    'none',
    shell,
    [/outranks/, /unused in \.env\.local, line 1/],
  ],
  [
    'a token in the shell',
    { shell: { VERCEL_OIDC_TOKEN: value(hour) } },
    'OIDC 1h 0m (shell)',
    'none',
    shell,
    [/outranks/],
  ],
  [
    'a stale token in the shell',
    { ...local(oidc(hour)), shell: { VERCEL_OIDC_TOKEN: value(-hour) } },
    'OIDC expired (shell)',
    'error',
    shell,
    [/^Requests/, /outranks/, /fresher token stands unused in \.env\.local/],
  ],
  [
    'an empty key in the shell',
    { ...local(key + oidc(hour)), shell: { AI_GATEWAY_API_KEY: '' } },
    'OIDC 1h 0m',
    'none',
    '.env.local, line 2',
    [/in \.env\.local, line 1 is hidden by the empty value in the environment of terminals/],
  ],
  [
    'a key in a file over a token in the shell',
    { ...local(key), shell: { VERCEL_OIDC_TOKEN: value(hour) } },
    'API key',
    'none',
    inLocal,
    [/is set too/],
  ],
  // Values that only look present.
  [
    'white space',
    local('AI_GATEWAY_API_KEY=" "'),
    'API key invalid',
    'error',
    inLocal,
    [/white space, which is sent as a key/],
  ],
  [
    '[SENSITIVE]',
    local('AI_GATEWAY_API_KEY="[SENSITIVE]"'),
    'API key invalid',
    'error',
    inLocal,
    [/^"\[SENSITIVE\]" stands in for the key/],
  ],
  [
    'quotes in quotes',
    local(`AI_GATEWAY_API_KEY="'vck_abc'"`),
    'API key invalid',
    'error',
    inLocal,
    [/quotes within its quotes/],
  ],
  [
    'a placeholder',
    local('AI_GATEWAY_API_KEY=your_api_key_here'),
    'API key invalid',
    'error',
    inLocal,
    [/placeholder of an example/],
  ],
  ['another placeholder', local('AI_GATEWAY_API_KEY=<your key>'), 'API key invalid', 'error', inLocal, [/placeholder/]],
  [
    'a token for a key',
    local(`AI_GATEWAY_API_KEY=${value(hour)}`),
    'API key invalid',
    'error',
    inLocal,
    [/belongs into VERCEL_OIDC_TOKEN/],
  ],
  [
    'a key for a token',
    local('VERCEL_OIDC_TOKEN=vck_abc'),
    'OIDC invalid',
    'error',
    inLocal,
    [/belongs into AI_GATEWAY_API_KEY/],
  ],
  [
    '[SENSITIVE] for a token',
    local('VERCEL_OIDC_TOKEN=[SENSITIVE]'),
    'OIDC invalid',
    'error',
    inLocal,
    [/stands in for the token/],
  ],
  [
    'no token',
    local('VERCEL_OIDC_TOKEN=abc'),
    'OIDC invalid',
    'error',
    inLocal,
    [/is not a token\. Once the folder is linked/],
  ],
  [
    'no token, linked',
    linkedLocal('VERCEL_OIDC_TOKEN=abc'),
    'OIDC invalid',
    'error',
    inLocal,
    [/is not a token\. A refresh gets a new one/],
  ],
  [
    'the same token twice is no older one',
    { files: { '.env.local': oidc(hour), '.env': oidc(hour) } },
    'OIDC 1h 0m',
    'none',
    inLocal,
    [/unused in \.env, line 1, too: the one in \.env\.local/],
  ],
  // Files that cannot be read, beside what is shown.
  [
    'a token beside a file that may hold a key',
    { files: { '.env.local': oidc(hour), '.env': unreadable } },
    'OIDC 1h 0m',
    'warning',
    inLocal,
    [/^\.env cannot be read\. If there is an API key in it/],
  ],
  [
    'a token, and an empty key before a file that cannot be read',
    { files: { '.env.local': `AI_GATEWAY_API_KEY=\n${oidc(hour)}`, '.env': unreadable } },
    'OIDC 1h 0m',
    'none',
    '.env.local, line 2',
    [],
  ],
  [
    'a token of the shell beside a file that may hold a key',
    { files: { '.env.local': unreadable }, shell: { VERCEL_OIDC_TOKEN: value(hour) } },
    'OIDC 1h 0m (shell)',
    'warning',
    shell,
    [/^\.env\.local cannot be read/, /outranks/],
  ],
  [
    'a key of the shell beside a file that cannot be read',
    { files: { '.env.local': unreadable }, shell: { AI_GATEWAY_API_KEY: 'vck_abc' } },
    'API key (shell)',
    'none',
    shell,
    [/outranks/],
  ],
  // The setting.
  [
    'a setting that leads out of the folder',
    { ...local(oidc(hour)), envFiles: ['../outside.env', './.env.local', '/etc/x', 'a/../../b', '$(key)'] },
    'OIDC 1h 0m',
    'warning',
    inLocal,
    [/"aiGatewayAuth\.envFiles" names .*: \.\.\/outside\.env, \/etc\/x, a\/\.\.\/\.\.\/b, \$ \(key\)$/],
  ],
  ['a key of another shape is a key', local('AI_GATEWAY_API_KEY=abc123'), 'API key', 'none', inLocal, []],
  // Tokens that are wrong in other ways.
  [
    'no exp',
    local(oidc(0, { claims: { exp: undefined } })),
    'OIDC without end',
    'warning',
    inLocal,
    [/does not say when it expires/],
  ],
  [
    'not valid yet',
    local(oidc(12 * hour, { claims: { nbf: (now + 10 * minute) / 1000 } })),
    'OIDC not valid yet',
    'warning',
    inLocal,
    [/for another 10 minutes, unless this computer's clock is behind by that much/],
  ],
  [
    'valid in a moment',
    local(oidc(12 * hour, { claims: { nbf: (now + 30_000) / 1000 } })),
    'OIDC 12h 0m',
    'none',
    inLocal,
    [],
  ],
  ['of the linked project', linkedLocal(oidc(hour)), 'OIDC 1h 0m', 'none', inLocal, []],
  [
    'of another project',
    linkedLocal(oidc(hour, { project: 'shop', claims: { project_id: 'prj_other' } })),
    'OIDC 1h 0m',
    'warning',
    inLocal,
    [/of the project "shop", and the folder is linked to "web"/],
  ],
  [
    'of another team',
    linkedLocal(oidc(hour, { owner: 'other', claims: { owner_id: 'team_other' } })),
    'OIDC 1h 0m',
    'warning',
    inLocal,
    [/of the team "other" \(team_other\), and the folder is linked to team_test/],
  ],
  [
    'of production',
    linkedLocal(oidc(hour, { environment: 'production' })),
    'OIDC 1h 0m',
    'none',
    inLocal,
    [/of the environment "production", not of development/],
  ],
  // Expired, but not broken.
  [
    'expired, linked and logged in',
    linkedLocal(oidc(-hour), { loggedIn: true }),
    'OIDC expired',
    'warning',
    inLocal,
    [/JavaScript SDK renews it by itself.*Other clients send the expired one/],
  ],
  ['expired and linked', linkedLocal(oidc(-hour)), 'OIDC expired', 'error', inLocal, [/^Requests/]],
  ['expired and logged in', { ...local(oidc(-hour)), loggedIn: true }, 'OIDC expired', 'error', inLocal, [/^Requests/]],
  [
    'expired, linked by repo.json alone',
    { ...local(oidc(-hour)), linkAbove: above, loggedIn: true },
    'OIDC expired',
    'error',
    inLocal,
    [/^Requests/],
  ],
  // Files that cannot be read.
  [
    'an unreadable file',
    { files: { '.env.local': unreadable } },
    'Cannot read .env.local',
    'error',
    '-',
    [/reading it failed/],
  ],
  [
    'an unreadable file that would win',
    { files: { '.env.local': unreadable, '.env': key } },
    'Cannot read .env.local',
    'error',
    '-',
    [/reading it failed/],
  ],
  ['an unreadable file behind', { files: { '.env.local': key, '.env': unreadable } }, 'API key', 'none', inLocal, []],
  [
    'an unreadable file, and a key in the shell',
    { files: { '.env.local': unreadable }, shell: { AI_GATEWAY_API_KEY: 'vck_s' } },
    'API key (shell)',
    'none',
    shell,
    [/outranks/],
  ],
  [
    'Vite reads no colon',
    { files: { ...vite, '.env.local': 'AI_GATEWAY_API_KEY: vck_abc' } },
    'No credential',
    'none',
    '-',
    [/^Neither/],
  ],
  [
    'Vite takes a byte order mark for part of a name',
    { files: { ...vite, '.env.local': `\uFEFF${key}${oidc(hour)}` } },
    'OIDC 1h 0m',
    'none',
    '.env.local, line 2',
    [],
  ],
  [
    'Next.js drops a file whose references go in a circle',
    { files: { '.env.local': `${key}A=$B\nB=$A\n`, '.env': oidc(hour) } },
    'OIDC 1h 0m',
    'none',
    base,
    [],
  ],
  [
    'a virtual folder',
    { ...linkedLocal(oidc(hour)), onDisk: false },
    'OIDC 1h 0m',
    'none',
    inLocal,
    [/^This folder is virtual: its status is told/],
  ],
];

const icons = { none: 'key', warning: 'warning', error: 'error' };

for (const [about, layout, text, severity, from, findings] of layouts) {
  test(`in effect: ${about}`, () => {
    const project = projectFrom(layout);
    const status = statusAt(now, project, 15).value;
    const found = findingsOf(english, status, project);
    const suspicious = isSuspicious(status, project);
    assert.equal(
      found.some((finding) => finding.suspicious),
      suspicious,
    );
    const shown = { format: 'countdown', pulling: false, suspicious } as const;
    const view = statusViewOf(english, status, shown).value;
    const place = 'source' in status ? placeOf(english, status.source) : '-';
    const icon = status.kind === 'none' ? 'circle-slash' : icons[severity];
    assert.deepEqual([view.text, view.severity, place], [`$(${icon}) ${text}`, severity, from]);
    assert.equal(found.length, findings.length, JSON.stringify(found));
    for (const [index, finding] of findings.entries()) assert.match(found[index]?.text ?? '', finding);
    assert.doesNotMatch(JSON.stringify([view, found]), /vck_\w|eyJ/);
    const translated = statusViewOf(pseudo, status, shown).value;
    const sentences = findingsOf(pseudo, status, project).map((finding) => finding.text);
    for (const words of [translated.text, translated.spoken, ...sentences]) assert.equal(untranslatedIn(words), '');
  });
}

test('the table has at least sixty layouts, each another', () => {
  assert.ok(layouts.length >= 60);
  assert.equal(new Set(layouts.map(([, layout]) => JSON.stringify(layout))).size, layouts.length);
});

test('two projects of one name are told apart by their ids', () => {
  const project = projectFrom(linkedLocal(oidc(hour, { project: 'web', claims: { project_id: 'prj_other' } })));
  const [finding] = findingsOf(english, statusAt(now, project, 15).value, project);
  assert.match(finding?.text ?? '', /project "web \(prj_other\)", .* linked to "web \(prj_test\)"/);
});

test('with a setting, the first file is where a credential goes that stands nowhere, and is named', () => {
  const project = projectFrom({ envFiles: ['./config//.env.vercel', '.env.local'] });
  assert.equal(fileFor(project, 'oidc'), 'config/.env.vercel');
  const status = statusAt(now, project, 15).value;
  const shown = { format: 'countdown', pulling: false, suspicious: false } as const;
  assert.equal(statusViewOf(english, status, shown).value.spoken, 'No credential in config/.env.vercel');
  assert.equal(placeToOpen(project).file, 'config/.env.vercel');
  assert.equal(fileFor(projectFrom({}), 'oidc'), '.env.local');
  assert.equal(fileFor(projectFrom({ envFiles: ['a', '.env'], files: { '.env': oidc(hour) } }), 'oidc'), '.env');
});

test('an editor opens where the credential stands, else where a variable does', () => {
  const placeOfFirst = (layout: Layout): string => {
    const { file, line, exists } = placeToOpen(projectFrom(layout));
    return `${file}:${line ?? '-'}${exists ? '' : ' (new)'}`;
  };
  assert.equal(placeOfFirst({}), '.env.local:- (new)');
  assert.equal(placeOfFirst(local('X=1')), '.env.local:-');
  assert.equal(placeOfFirst({ files: { '.env': `X=1\n${key}` } }), '.env:1');
  assert.equal(placeOfFirst(local('X=1\nVERCEL_OIDC_TOKEN=')), '.env.local:1');
  assert.equal(placeOfFirst({ files: { '.env.local': unreadable } }), '.env.local:-');
});
