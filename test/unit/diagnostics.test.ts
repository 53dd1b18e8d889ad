import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import type { Known } from '../../src/core/credential/known';
import { diagnosticsOf, type Surroundings } from '../../src/core/status/diagnostics';
import { token } from '../vercel/token';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const hourMs = 3_600_000;

const around: Surroundings = {
  versions: { extension: '1.2.3', 'VS Code': '1.139.1' },
  trusted: false,
  folders: 2,
  settings: {},
  warnBeforeMinutes: 15,
};

const expired = token({ issuedAt: now - 13 * hourMs, expiresAt: now - hourMs, project: 'secret-project' });

function linesOf(layouts: readonly Layout[], more: Partial<Surroundings> = {}): string[] {
  return diagnosticsOf(english, now, { ...around, ...more }, layouts.map(projectFrom)).split('\n');
}

test('a report is Markdown, with a part for each project', () => {
  const held = { ...linked, '.env.local': `VERCEL_OIDC_TOKEN=${expired}\n`, '.env': 'AI_GATEWAY_API_KEY=\n' };
  assert.deepEqual(linesOf([{ files: held, loggedIn: true }, {}]), [
    '### AI Gateway Auth: diagnostics',
    '- extension: 1.2.3',
    '- VS Code: 1.139.1',
    '- workspace: 2 folders, Restricted Mode',
    '',
    'Settings that are not the default:',
    '- none',
    '',
    'Project 1:',
    '- status: expired',
    '- in effect: VERCEL_OIDC_TOKEN from .env.local',
    '- issued: 2026-01-30T23:00:00.000Z (-780 minutes from now)',
    '- expires: 2026-01-31T11:00:00.000Z (-60 minutes from now)',
    '- findings: expired',
    '- loader: next, AI SDK: no, on disk: yes',
    '- link: own, CLI logged in: yes',
    '- .env.development.local: absent',
    '- .env.local: VERCEL_OIDC_TOKEN in line 1',
    '- .env.development: absent',
    '- .env: AI_GATEWAY_API_KEY in line 1, empty',
    '',
    'Project 2 (nothing concerns the AI Gateway):',
    '- status: none',
    '- in effect: nothing',
    '- findings: none',
    '- loader: next, AI SDK: no, on disk: yes',
    '- link: none, CLI logged in: no',
    '- .env.development.local: absent',
    '- .env.local: absent',
    '- .env.development: absent',
    '- .env: absent',
    '',
  ]);
});

test('a report begins with versions, trust and settings', () => {
  const lines = linesOf([], { settings: { autoRefresh: 'true' } });
  for (const line of ['- extension: 1.2.3', '- workspace: 2 folders, Restricted Mode', '- autoRefresh: true'])
    assert.ok(lines.includes(line), line);
  assert.ok(linesOf([], { trusted: true }).includes('- workspace: 2 folders, trusted'));
  assert.ok(linesOf([]).includes('- none'));
});

const cases: readonly (readonly [about: string, layout: Layout, lines: readonly string[]])[] = [
  [
    'an expired token',
    { files: { ...linked, '.env.local': `VERCEL_OIDC_TOKEN=${expired}\n` }, loggedIn: true },
    [
      '- status: expired',
      '- in effect: VERCEL_OIDC_TOKEN from .env.local',
      '- expires: 2026-01-31T11:00:00.000Z (-60 minutes from now)',
      '- link: own, CLI logged in: yes',
      '- .env.local: VERCEL_OIDC_TOKEN in line 1',
      '- .env: absent',
    ],
  ],
  [
    'a key that is none, from the environment',
    { shell: { AI_GATEWAY_API_KEY: '[SENSITIVE]' }, files: { '.env': 'AI_GATEWAY_API_KEY=\n' } },
    [
      '- status: badKey (sensitive)',
      '- in effect: AI_GATEWAY_API_KEY from the environment',
      '- .env: AI_GATEWAY_API_KEY in line 1, empty',
      '- environment: AI_GATEWAY_API_KEY',
      '- link: none, CLI logged in: no',
    ],
  ],
  [
    'a file that a setting names',
    { files: { 'people/ann.env': 'X=1\n' }, envFiles: ['people/ann.env'] },
    ['- status: none', '- in effect: nothing', '- file 1 of the setting: neither variable'],
  ],
  [
    'a file that cannot be read',
    { files: { '.env.local': { kind: 'unreadable', problem: 'tooLarge' } } },
    ['- status: unreadable', '- .env.local: unreadable (tooLarge)'],
  ],
];

for (const [about, layout, expected] of cases) {
  test(`a report tells of ${about}, without values, names and paths`, () => {
    const lines = linesOf([layout]);
    for (const line of expected) assert.ok(lines.includes(line), `${line}\n\n${lines.join('\n')}`);
    assert.doesNotMatch(lines.join('\n'), /secret-project|acme|user_test|prj_test|ann|eyJ|SENSITIVE\]/);
  });
}

const both = `AI_GATEWAY_API_KEY=vck_abc\nVERCEL_OIDC_TOKEN=${expired}\n`;

/** What was found out of the key by asking. */
function keyWith(known: Omit<Known, 'identity'>): Layout {
  return {
    files: { '.env.local': 'AI_GATEWAY_API_KEY=vck_abc\n' },
    known: [{ identity: identityOf('vck_abc'), ...known }],
  };
}

const facts = { at: now, spent: undefined, limit: undefined, period: undefined };
const lines: readonly (readonly [about: string, layout: Layout, line: string])[] = [
  ['nothing to say', keyWith({}), '- findings: none'],
  [
    'several findings, each once',
    { files: { '.env.local': both }, envFiles: ['.env.local', '../a', '/b'], onDisk: false },
    '- findings: refused, shadows, virtual',
  ],
  [
    'an answer of the gateway',
    keyWith({ check: { at: now - 5 * 60_000, result: { kind: 'unpaid' } } }),
    '- checked: unpaid, 2026-01-31T11:55:00.000Z (-5 minutes from now)',
  ],
  [
    'a key whose end is known',
    keyWith({ key: { ...facts, expiresAt: now + 2 * hourMs } }),
    '- expires: 2026-01-31T14:00:00.000Z (120 minutes from now)',
  ],
  [
    'both in one file',
    { files: { '.env': both } },
    '- .env: AI_GATEWAY_API_KEY in line 1; VERCEL_OIDC_TOKEN in line 2',
  ],
  [
    'both in the environment',
    { shell: { AI_GATEWAY_API_KEY: 'vck_abc', VERCEL_OIDC_TOKEN: expired } },
    '- environment: AI_GATEWAY_API_KEY, VERCEL_OIDC_TOKEN',
  ],
  [
    'the second file of a setting',
    { files: { 'ann.env': both }, envFiles: ['bob.env', 'ann.env'] },
    '- in effect: AI_GATEWAY_API_KEY from file 2 of the setting',
  ],
  [
    'a link of a repository',
    { linkAbove: { project: 'web', projectId: 'prj_test', teamId: 'team_test', own: false } },
    '- link: of repo.json, CLI logged in: no',
  ],
  [
    'the framework and the AI SDK',
    { files: { 'package.json': '{"dependencies":{"ai":"6","vite":"8"}}' }, onDisk: false },
    '- loader: vite, AI SDK: yes, on disk: no',
  ],
];

for (const [about, layout, expected] of lines) {
  test(`a report tells of ${about}: ${expected}`, () => {
    const told = linesOf([layout]);
    assert.ok(told.includes(expected), told.join('\n'));
  });
}

test('what is not known has no line', () => {
  const never = {
    '.env.local': `VERCEL_OIDC_TOKEN=${token({ issuedAt: 0, expiresAt: 0, claims: { iat: undefined } })}`,
  };
  for (const layout of [{ files: never }, keyWith({}), keyWith({ key: { ...facts, expiresAt: undefined } })]) {
    const labels = linesOf([layout]).map((line) => line.replace(/:.*/, ''));
    for (const label of ['- issued', '- checked', '- environment']) assert.ok(!labels.includes(label), label);
    assert.equal(labels.includes('- expires'), layout.files === never);
  }
});

test('of many projects the first are told, and how many more there are', () => {
  const told = (count: number) => linesOf(Array.from({ length: count }, () => ({})));
  const projectsIn = (report: readonly string[]) => report.filter((line) => line.startsWith('Project ')).length;
  assert.equal(projectsIn(told(23)), 20);
  assert.ok(told(23).includes('Project 20 (nothing concerns the AI Gateway):'));
  assert.deepEqual(told(23).slice(-3), ['', '3 more projects', '']);
  assert.deepEqual(told(20).slice(-2), ['- .env: absent', '']);
});
