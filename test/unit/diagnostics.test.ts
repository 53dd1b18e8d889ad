import assert from 'node:assert/strict';
import { test } from 'node:test';
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

test('of many projects the first are told, and how many more there are', () => {
  const lines = linesOf(Array.from({ length: 23 }, () => ({})));
  assert.ok(lines.includes('Project 20 (nothing concerns the AI Gateway):'));
  assert.ok(lines.includes('3 more projects'));
});
