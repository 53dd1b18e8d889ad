import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import { readToken, type Token } from '../../src/core/credential/token';
import { statusAt } from '../../src/core/status/status';
import { needlessAt, noSuchFolder, refreshEndAt, type RefreshEnd } from '../../src/core/workflow/refreshWords';
import { summaryOf, type Summary } from '../../src/core/workflow/summary';
import type { Outcome } from '../../src/core/pull/steps';
import { token } from '../vercel/token';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';
import { shownAt } from './shown';

const now = Date.UTC(2026, 0, 31, 12);
const [minuteMs, hourMs] = [60_000, 3_600_000];
const keyValue = 'vck_abc';

function oidc(leftMs: number): string {
  const expiresAt = now + leftMs;
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: expiresAt - 12 * hourMs, expiresAt })}\n`;
}

const local = (text: string): Layout => ({ files: { ...linked, '.env.local': text } });
const valid = local(oidc(3 * hourMs));
const expired = local(oidc(-hourMs));
const key = local(`AI_GATEWAY_API_KEY=${keyValue}\n`);
const none: Layout = { files: linked };

function keyEndingIn(leftMs: number): Layout {
  const facts = { at: now, expiresAt: now + leftMs, spent: undefined, limit: undefined, period: undefined };
  return { ...key, known: [{ identity: identityOf(keyValue), key: facts }] };
}

function freshToken(): Token {
  const read = readToken(token({ issuedAt: now, expiresAt: now + 12 * hourMs }));
  assert.ok(read.kind === 'token');
  return read.token;
}

const ofKey = 'The API key is in effect, so that no OIDC token is needed. Nothing was refreshed.';

const needless: readonly (readonly [about: string, layout: Layout, message: string | undefined])[] = [
  ['a token with time left', valid, 'The OIDC token is fresh already: it expires in 3 hours.'],
  ['a key', key, ofKey],
  ['a key in its last minutes', keyEndingIn(5 * minuteMs), ofKey],
  ['a key that has expired', keyEndingIn(-hourMs), ofKey],
  ['a key that is none', local('AI_GATEWAY_API_KEY=your_key'), ofKey],
  ['an expired token', expired, undefined],
  ['a token in its last minutes', local(oidc(5 * minuteMs)), undefined],
  ['what is no token', local('VERCEL_OIDC_TOKEN=abc'), undefined],
  ['no credential', none, undefined],
  ['a file that cannot be read', { files: { '.env.local': { kind: 'unreadable', problem: 'failed' } } }, undefined],
];

for (const [about, layout, message] of needless) {
  test(`with ${about} a refresh is ${message === undefined ? 'needed' : 'not needed, and says why'}`, () => {
    const end = needlessAt(english, now, statusAt(now, projectFrom(layout), 15).value);
    assert.deepEqual(end, message && { outcome: 'notNeeded', message });
  });
}

const asIs = '.env.local is as it was';
const asks = 'Run "Refresh OIDC Token", which asks.';

const ends: readonly (readonly [outcome: Outcome, kind: RefreshEnd['outcome'], message: string])[] = [
  [
    { kind: 'refreshed', token: freshToken(), hiddenBy: undefined },
    'refreshed',
    'OIDC token refreshed. It lasts 12 hours.',
  ],
  [
    { kind: 'failed', code: 1 },
    'failed',
    `The refresh failed: the Vercel CLI ended with exit code 1, and ${asIs}. The terminal shows why; if you are not logged in, log in and try again.`,
  ],
  [{ kind: 'closed' }, 'cancelled', `The refresh was stopped before it was done, and ${asIs}.`],
  [{ kind: 'cancelled' }, 'cancelled', `Stopped. ${asIs}.`],
  [{ kind: 'declined' }, 'failed', `${asIs}.`],
  [{ kind: 'busyElsewhere' }, 'failed', 'Another window is refreshing this project. Try again in a moment.'],
  [
    { kind: 'noCli', obstacle: { kind: 'notInstalled' } },
    'failed',
    `The Vercel CLI is not installed. A refresh can download it, once you have agreed. ${asks}`,
  ],
  [
    { kind: 'noCli', obstacle: { kind: 'missing', configured: undefined } },
    'failed',
    'The Vercel CLI was not found: not in node_modules, not on the PATH, and no package manager to get it with.',
  ],
  [
    { kind: 'atRisk', risk: { state: 'open', file: '.env.local' } },
    'failed',
    `Git does not ignore .env.local, so that a credential in it could get committed. ${asks}`,
  ],
  [{ kind: 'notNewer' }, 'failed', 'Nothing changed: the token that came is not newer than the one in .env.local.'],
];

for (const [outcome, kind, message] of ends) {
  test(`to a program, a refresh is ${kind}: ${message.slice(0, 60)}`, () => {
    const end = refreshEndAt(english, now, { outcome, file: '.env.local', name: undefined });
    assert.deepEqual(end, { outcome: kind, message });
  });
}

test('a folder that is no project is told by its name', () => {
  assert.deepEqual(noSuchFolder(english, 'apps/x'), {
    outcome: 'failed',
    message: 'This workspace has no project at "apps/x".',
  });
});

const summaries: readonly (readonly [layout: Layout, summary: Partial<Summary>])[] = [
  [
    valid,
    { kind: 'valid', inEffect: 'oidc', source: 'file', file: '.env.local', expiresAt: now + 3 * hourMs, issues: [] },
  ],
  [expired, { kind: 'expired', inEffect: 'oidc', issues: ['expired'] }],
  [key, { kind: 'apiKey', inEffect: 'apiKey', expiresAt: undefined }],
  [keyEndingIn(50 * hourMs), { kind: 'apiKey', inEffect: 'apiKey', expiresAt: now + 50 * hourMs }],
  [{ shell: { AI_GATEWAY_API_KEY: 'vck_abc' } }, { source: 'shell', file: undefined }],
  [none, { kind: 'none', inEffect: undefined, source: undefined, file: '.env.local' }],
];

test('a program gets a status in codes, without words and values', () => {
  for (const [layout, expected] of summaries) {
    const project = projectFrom(layout);
    const summary = summaryOf(english, project, shownAt(now, project).value);
    assert.deepEqual({ ...summary, ...expected }, summary);
  }
});
