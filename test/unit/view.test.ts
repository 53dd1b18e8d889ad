import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Status } from '../../src/core/status/status';
import { statusViewOf, type Severity, type StatusView } from '../../src/core/status/view';
import { english } from './english';

const hour = 3_600_000;
const file = { kind: 'file', file: '.env.local', line: 0 } as const;
const token = {
  ...{ expiresAt: 15 * hour, issuedAt: undefined, validFrom: undefined, project: undefined, team: undefined },
  ...{ projectId: undefined, teamId: undefined, environment: undefined, identity: 'x' },
};
const facts = { at: 0, expiresAt: 0, spent: undefined, limit: undefined, period: undefined };
const key = { source: file, shadows: false, identity: 'x', facts };

const display = { format: 'countdown', pulling: false, suspicious: false } as const;

function viewOf(status: Status, more: Partial<Parameters<typeof statusViewOf>[2]> = {}): StatusView {
  return statusViewOf(english, status, { ...display, ...more }).value;
}

const apiKey: Status = { kind: 'apiKey', ...key, leftMs: undefined };
const valid: Status = { kind: 'valid', source: file, token, leftMs: 3 * hour };

const words: readonly (readonly [status: Status, text: string, severity: Severity, spoken: string])[] = [
  [apiKey, '$(key) API key', 'none', 'API key in effect'],
  [{ ...apiKey, leftMs: 12 * 24 * hour }, '$(key) API key · 12d', 'none', 'API key expires in 12 days'],
  [
    { kind: 'keyExpiring', ...key, expiresAt: 0, leftMs: hour },
    '$(warning) API key · 1h 0m',
    'warning',
    'API key expires in 1 hour',
  ],
  [{ kind: 'keyExpired', ...key, expiresAt: 0 }, '$(error) API key expired', 'error', 'API key has expired'],
  [{ kind: 'badKey', source: file, doubt: 'blank' }, '$(error) API key invalid', 'error', 'API key is not usable'],
  [valid, '$(key) OIDC 3h 0m', 'none', 'OIDC token expires in 3 hours'],
  [{ ...valid, kind: 'expiring' }, '$(warning) OIDC 3h 0m', 'warning', 'OIDC token expires in 3 hours'],
  [
    { kind: 'early', source: file, token, inMs: 2 * hour },
    '$(warning) OIDC not valid yet',
    'warning',
    'OIDC token is valid in 2 hours',
  ],
  [{ kind: 'expired', source: file, token, renews: false }, '$(error) OIDC expired', 'error', 'OIDC token expired'],
  [{ kind: 'expired', source: file, token, renews: true }, '$(warning) OIDC expired', 'warning', 'OIDC token expired'],
  [
    { kind: 'badToken', source: file, doubt: 'noExpiry' },
    '$(warning) OIDC without end',
    'warning',
    'OIDC token does not say when it expires',
  ],
  [{ kind: 'badToken', source: file, doubt: 'cut' }, '$(error) OIDC invalid', 'error', 'OIDC token is not readable'],
  [
    { kind: 'none', file: '.env.local', fileExists: false },
    '$(circle-slash) No credential',
    'none',
    'No credential in .env.local',
  ],
  [{ kind: 'unreadable', file: '.env', problem: 'failed' }, '$(error) Cannot read .env', 'error', 'Cannot read .env'],
];

for (const [status, text, severity, spoken] of words) {
  test(`${status.kind} shows "${text}", and is spoken "${spoken}"`, () => {
    assert.deepEqual(viewOf(status), { text, severity, spoken });
  });
}

const inShell: Status = { ...apiKey, source: { kind: 'shell' } };
const badKey: Status = { kind: 'badKey', source: file, doubt: 'blank' };

interface Row {
  readonly status: Status;
  readonly shown: Parameters<typeof viewOf>[1];
  readonly view: StatusView;
}

const shown: Readonly<Record<string, Row>> = {
  'from the environment': {
    status: inShell,
    shown: {},
    view: { text: '$(key) API key (shell)', severity: 'none', spoken: 'API key in effect, from the shell' },
  },
  'of one project of several': {
    status: apiKey,
    shown: { name: 'web' },
    view: { text: '$(key) API key · web', severity: 'none', spoken: 'API key in effect, project web' },
  },
  'while the Vercel CLI is at work': {
    status: apiKey,
    shown: { pulling: true },
    view: { text: '$(sync~spin) API key', severity: 'none', spoken: 'API key in effect, pulling from Vercel' },
  },
  'with all of that': {
    status: inShell,
    shown: { name: 'web', pulling: true },
    view: {
      text: '$(sync~spin) API key (shell) · web',
      severity: 'none',
      spoken: 'API key in effect, from the shell, project web, pulling from Vercel',
    },
  },
  'as an icon alone, which speaks all the same': {
    status: inShell,
    shown: { name: 'web', format: 'icon' },
    view: { text: '$(key)', severity: 'none', spoken: 'API key in effect, from the shell, project web' },
  },
  'by the clock': {
    status: valid,
    shown: { format: 'clock' },
    view: { text: '$(key) OIDC until 15:00', severity: 'none', spoken: 'OIDC token expires in 3 hours' },
  },
  'beside something wrong': {
    status: apiKey,
    shown: { suspicious: true },
    view: { text: '$(warning) API key', severity: 'warning', spoken: 'API key in effect' },
  },
  'beside something less wrong than itself': {
    status: badKey,
    shown: { suspicious: true },
    view: { text: '$(error) API key invalid', severity: 'error', spoken: 'API key is not usable' },
  },
};

for (const [about, { status, shown: display, view }] of Object.entries(shown)) {
  test(`a status ${about} shows "${view.text}", and is spoken "${view.spoken}"`, () => {
    assert.deepEqual(viewOf(status, display), view);
  });
}
