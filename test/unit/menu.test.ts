import assert from 'node:assert/strict';
import { test } from 'node:test';
import { menuEntries } from '../../src/core/menu';
import type { Project } from '../../src/core/project';
import type { Status } from '../../src/core/status';
import type { Token } from '../../src/core/token';

const token: Token = {
  ...{ expiresAt: 0, issuedAt: undefined, project: undefined, team: undefined },
  ...{ environment: undefined, identity: 'x' },
};
const statuses: readonly Status[] = [
  { kind: 'apiKey', line: 0, shadows: false },
  { kind: 'valid', line: 0, token, leftMs: 1 },
  { kind: 'expiring', line: 0, token, leftMs: 1 },
  { kind: 'expired', line: 0, token, passedMs: 1 },
  { kind: 'invalid', line: 0 },
  { kind: 'none', fileExists: false },
  { kind: 'unreadable', problem: 'failed' },
];

function firstOf(status: Status, linked: boolean): string | undefined {
  const link = linked ? { project: 'web' } : undefined;
  const project: Project = { envFile: { kind: 'absent' }, link, concerned: true };
  const entries = menuEntries(status, project, false);
  assert.ok(entries.length <= 8);
  assert.equal(new Set(entries.map(({ label }) => label.split(' ')[0])).size, entries.length, 'an icon twice');
  return entries[0]?.label;
}

test('offers the remedy first, at most eight entries, and no icon twice', () => {
  const first = statuses.map((status) => [status.kind, firstOf(status, true), firstOf(status, false)]);
  assert.deepEqual(first, [
    ['apiKey', '$(go-to-file) Open Env File', '$(go-to-file) Open Env File'],
    ['valid', '$(sync) Refresh OIDC Token', '$(link) Link Project'],
    ['expiring', '$(sync) Refresh OIDC Token', '$(link) Link Project'],
    ['expired', '$(sync) Refresh OIDC Token', '$(link) Link Project'],
    ['invalid', '$(sync) Refresh OIDC Token', '$(link) Link Project'],
    ['none', '$(sync) Refresh OIDC Token', '$(link) Link Project'],
    ['unreadable', '$(go-to-file) Open Env File', '$(go-to-file) Open Env File'],
  ]);
});
