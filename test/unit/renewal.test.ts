import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayOfferAutoRefresh, renewalOf } from '../../src/core/status/renewal';
import { statusAt } from '../../src/core/status/status';
import { token } from '../vercel/token';
import { linked, projectFrom, type Layout } from './layout';
import { settings } from './settings';

const now = Date.UTC(2026, 0, 31, 12);
const minuteMs = 60_000;
const off = settings;
const on = { ...settings, autoRefresh: true };

function oidc(leftMs: number): string {
  return token({ issuedAt: now - 60 * minuteMs, expiresAt: now + leftMs });
}

const cases: readonly (readonly [about: string, layout: Layout, isDue: boolean])[] = [
  ['a token with time left', { files: { '.env.local': `VERCEL_OIDC_TOKEN=${oidc(60 * minuteMs)}` } }, false],
  ['one in its last minutes', { files: { '.env.local': `VERCEL_OIDC_TOKEN=${oidc(14 * minuteMs)}` } }, true],
  ['one that has expired', { files: { '.env.local': `VERCEL_OIDC_TOKEN=${oidc(-minuteMs)}` } }, true],
  ['one that the environment has', { shell: { VERCEL_OIDC_TOKEN: oidc(-minuteMs) } }, false],
  [
    'one beside a key',
    { files: { '.env.local': `AI_GATEWAY_API_KEY=vck_abc\nVERCEL_OIDC_TOKEN=${oidc(-minuteMs)}` } },
    false,
  ],
];

for (const [about, layout, isDue] of cases) {
  test(`${about} ${isDue ? 'is refreshed' : 'is not refreshed'} by itself, and never where that is switched off`, () => {
    const status = statusAt(now, projectFrom(layout), 15).value;
    assert.equal(renewalOf(status, on) !== undefined, isDue);
    assert.equal(renewalOf(status, off), undefined);
  });
}

test('automatic refresh is offered where it could work, and is not switched on', () => {
  const project = projectFrom({ files: linked });
  assert.equal(mayOfferAutoRefresh(project, off, true), true);
  assert.equal(mayOfferAutoRefresh(project, on, true), false);
  assert.equal(mayOfferAutoRefresh(project, off, false), false);
  assert.equal(mayOfferAutoRefresh(projectFrom({}), off, true), false);
});
