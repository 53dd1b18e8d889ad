import assert from 'node:assert/strict';
import { test } from 'node:test';
import { menuEntries } from '../../src/core/status/menu';
import type { Status } from '../../src/core/status/status';
import type { Token } from '../../src/core/credential/token';
import { english } from './english';
import { linked, projectFrom } from './layout';

const source = { kind: 'file', file: '.env.local', line: 0 } as const;
const token: Token = {
  ...{ expiresAt: 0, issuedAt: undefined, validFrom: undefined, project: undefined, team: undefined },
  ...{ projectId: undefined, teamId: undefined, environment: undefined, identity: 'x' },
};
const key = { identity: 'x', facts: undefined, leftMs: undefined };
const facts = { at: 0, expiresAt: 0, spent: undefined, limit: undefined, period: undefined };
const ending = { identity: 'x', facts, expiresAt: 0 };
const statuses: readonly Status[] = [
  { kind: 'apiKey', source, shadows: false, ...key },
  { kind: 'apiKey', source, shadows: true, ...key },
  { kind: 'keyExpiring', source, shadows: false, ...ending, leftMs: 1 },
  { kind: 'keyExpired', source, shadows: false, ...ending },
  { kind: 'badKey', source, doubt: 'blank' },
  { kind: 'badToken', source, doubt: 'noToken' },
  { kind: 'valid', source, token, leftMs: 1 },
  { kind: 'expiring', source, token, leftMs: 1 },
  { kind: 'early', source, token, inMs: 1 },
  { kind: 'expired', source, token, renews: false },
  { kind: 'none', file: '.env.local', fileExists: false },
  { kind: 'unreadable', file: '.env', problem: 'failed' },
];

function firstOf(status: Status, isLinked: boolean, name?: string): string | undefined {
  const files = { '.env.local': '# AI_GATEWAY_API_KEY=vck_x', ...(isLinked ? linked : {}) };
  const entries = menuEntries(english, status, projectFrom({ files }), { pulling: false, name });
  assert.ok(entries.length <= 8, `${entries.length} entries for ${status.kind}`);
  assert.equal(new Set(entries.map(({ label }) => label.split(' ')[0])).size, entries.length, 'an icon twice');
  return entries[0]?.label;
}

test('offers what works in a virtual folder, and no more', () => {
  const project = projectFrom({ files: { '.env.local': 'AI_GATEWAY_API_KEY=vck_x' }, onDisk: false });
  const offered = statuses.map((status) => menuEntries(english, status, project, { pulling: false, name: undefined }));
  for (const entries of offered) {
    assert.deepEqual(
      entries.map(({ action }) => action),
      ['openEnvFile', 'openSettings', 'showLog'],
    );
  }
});

test('offers the remedy first, at most eight entries, and no icon twice', () => {
  const first = statuses.map((status) => [status.kind, firstOf(status, true), firstOf(status, false)]);
  for (const status of statuses) firstOf(status, true, 'web');
  const refresh = ['$(sync) Refresh OIDC Token', '$(link) Link Project'];
  const open = ['$(go-to-file) Open Env File', '$(go-to-file) Open Env File'];
  assert.deepEqual(first, [
    ['apiKey', ...open],
    ['apiKey', ...open],
    ['keyExpiring', ...open],
    ['keyExpired', '$(add) Create API Key…', '$(add) Create API Key…'],
    ['badKey', '$(edit) Set API Key…', '$(edit) Set API Key…'],
    ['badToken', ...refresh],
    ['valid', ...refresh],
    ['expiring', ...refresh],
    ['early', ...refresh],
    ['expired', ...refresh],
    ['none', ...refresh],
    ['unreadable', ...open],
  ]);
});
