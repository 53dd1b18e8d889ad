import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileContent } from '../../src/core/env/content';
import { identityOf } from '../../src/core/credential/identity';
import type { KeyFacts } from '../../src/core/credential/known';
import type { Project } from '../../src/core/project/project';
import { statusAt } from '../../src/core/status/status';
import type { StatusBarFormat } from '../../src/core/words/settings';
import { statusViewOf, type StatusView } from '../../src/core/status/view';
import { token } from '../vercel/token';
import { english } from './english';
import { projectFrom } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const minute = 60_000;
const hour = 60 * minute;

function oidc(leftMs: number): string {
  return `VERCEL_OIDC_TOKEN="${token({ issuedAt: now + leftMs - 12 * hour, expiresAt: now + leftMs })}"\n`;
}

function local(content: FileContent): Project {
  return projectFrom({ files: { '.env.local': content } });
}

function viewOf(project: Project, warnBeforeMinutes = 15, format: StatusBarFormat = 'countdown'): StatusView {
  const status = statusAt(now, project, warnBeforeMinutes).value;
  return statusViewOf(english, status, { format, pulling: false, suspicious: false }).value;
}

const texts: readonly (readonly [about: string, envFile: string, text: string, severity: StatusView['severity']])[] = [
  ['an API key', 'AI_GATEWAY_API_KEY=x', '$(key) API key', 'none'],
  ['an API key before a token', `${oidc(hour)}AI_GATEWAY_API_KEY=x`, '$(key) API key', 'none'],
  ['an API key over an expired token', `${oidc(-hour)}AI_GATEWAY_API_KEY=x`, '$(key) API key', 'none'],
  ['an empty API key', `AI_GATEWAY_API_KEY=\n${oidc(11.55 * hour)}`, '$(key) OIDC 11h 33m', 'none'],
  ['a token', oidc(11 * hour + 32 * minute), '$(key) OIDC 11h 32m', 'none'],
  ['a token in its last hour', oidc(32 * minute), '$(key) OIDC 32m', 'none'],
  ['exactly the warning time left', oidc(15 * minute), '$(key) OIDC 15m', 'none'],
  ['less than the warning time left', oidc(15 * minute - 1000), '$(warning) OIDC 14m', 'warning'],
  ['a token in its last minute', oidc(45_000), '$(warning) OIDC 45s', 'warning'],
  ['a token at its very end', oidc(0), '$(error) OIDC expired', 'error'],
  ['an expired token', oidc(-1000), '$(error) OIDC expired', 'error'],
  ['no JWT', 'VERCEL_OIDC_TOKEN=abc', '$(error) OIDC invalid', 'error'],
  ['a half-written token', oidc(hour).slice(0, 60), '$(error) OIDC invalid', 'error'],
  [
    'a token without exp',
    `VERCEL_OIDC_TOKEN=${token({ issuedAt: now, expiresAt: now, claims: { exp: undefined } })}`,
    '$(warning) OIDC without end',
    'warning',
  ],
  [
    'a token whose exp is text',
    `VERCEL_OIDC_TOKEN=${token({ issuedAt: now, expiresAt: now, claims: { exp: '9999999999' } })}`,
    '$(warning) OIDC without end',
    'warning',
  ],
  [
    'a token whose exp no date can hold',
    `VERCEL_OIDC_TOKEN=${token({ issuedAt: now, expiresAt: now, claims: { exp: 1e300 } })}`,
    '$(warning) OIDC without end',
    'warning',
  ],
  ['both without a value', 'AI_GATEWAY_API_KEY=""\nVERCEL_OIDC_TOKEN=', '$(circle-slash) No credential', 'none'],
  ['other variables', 'X=1', '$(circle-slash) No credential', 'none'],
  ['an empty file', '', '$(circle-slash) No credential', 'none'],
];
for (const [about, envFile, text, severity] of texts) {
  test(`${about} shows "${text}" (${severity})`, () => {
    const view = viewOf(local({ kind: 'text', text: envFile }));
    assert.deepEqual([view.text, view.severity], [text, severity]);
  });
}

test('a file that is missing, too large or unreadable says so', () => {
  assert.equal(viewOf(local({ kind: 'absent' })).text, '$(circle-slash) No credential');
  for (const content of [
    { kind: 'unreadable', problem: 'tooLarge' },
    { kind: 'unreadable', problem: 'failed' },
    { kind: 'directory' },
  ] as const) {
    assert.deepEqual(
      [viewOf(local(content)).text, viewOf(local(content)).severity],
      ['$(error) Cannot read .env.local', 'error'],
    );
  }
});

test('speaks in whole words and units', () => {
  const spoken = (envFile: string): string => viewOf(local({ kind: 'text', text: envFile })).spoken;
  assert.equal(spoken(oidc(3 * hour + 11 * minute)), 'OIDC token expires in 3 hours 11 minutes');
  assert.equal(spoken(oidc(-1)), 'OIDC token expired');
  assert.equal(spoken('AI_GATEWAY_API_KEY=x'), 'API key in effect');
});

test('tells the time of day, or nothing but the icon, as people like it', () => {
  const project = local({ kind: 'text', text: oidc(3 * hour) });
  assert.equal(viewOf(project, 15, 'clock').text, '$(key) OIDC until 15:00');
  assert.equal(viewOf(project, 15, 'icon').text, '$(key)');
  assert.equal(viewOf(project, 15, 'icon').spoken, 'OIDC token expires in 3 hours');
  assert.equal(viewOf(local({ kind: 'text', text: oidc(-1) }), 15, 'icon').severity, 'error');
  assert.equal(viewOf(local({ kind: 'text', text: 'AI_GATEWAY_API_KEY=x' }), 15, 'clock').text, '$(key) API key');
});

test('without a warning time there is no warning', () => {
  assert.equal(viewOf(local({ kind: 'text', text: oidc(1000) }), 0).severity, 'none');
});

test('the status is true until the moment it names, and not a millisecond longer', () => {
  for (const warnBeforeMinutes of [0, 15, 1440]) {
    const project = local({ kind: 'text', text: oidc(hour) });
    let at = now;
    const kinds: string[] = [];
    for (;;) {
      const { value, trueForMs } = statusAt(at, project, warnBeforeMinutes);
      kinds.push(value.kind);
      if (trueForMs === Infinity) break;
      assert.equal(statusAt(at + trueForMs - 1, project, warnBeforeMinutes).value.kind, value.kind);
      at += trueForMs;
    }
    const expected = { 0: ['valid', 'expired'], 15: ['valid', 'expiring', 'expired'], 1440: ['expiring', 'expired'] };
    assert.deepEqual(kinds, expected[warnBeforeMinutes as keyof typeof expected]);
  }
});

const links: readonly (readonly [
  about: string,
  files: Record<string, string>,
  linkedAbove: boolean,
  renews: boolean,
])[] = [
  ['its own link', { '.vercel/project.json': '{"projectId":"p","orgId":"t"}' }, false, true],
  ['a link above', {}, true, true],
  ['a folder of its own without a link, which ends the search', { '.vercel/repo.json': '{}' }, true, false],
  ['no link', {}, false, false],
];
for (const [about, files, linkedAbove, renews] of links) {
  test(`with ${about} the SDK ${renews ? 'renews' : 'does not renew'}`, () => {
    const project = projectFrom({ files: { ...files, '.env.local': oidc(-hour) }, linkedAbove, loggedIn: true });
    const status = statusAt(now, project, 15).value;
    assert.equal(status.kind === 'expired' && status.renews, renews);
  });
}

test('a key warns in less than the warning time, and only where its end is known', () => {
  const statusOf = (leftMs: number | undefined): unknown[] => {
    const expiresAt = leftMs === undefined ? undefined : now + leftMs;
    const key: KeyFacts = { at: now, expiresAt, spent: undefined, limit: undefined, period: undefined };
    const files = { '.env.local': 'AI_GATEWAY_API_KEY=vck_abc' };
    const project = projectFrom({ files, known: [{ identity: identityOf('vck_abc'), key }] });
    const { value, trueForMs } = statusAt(now, project, 15);
    return [value.kind, 'leftMs' in value ? value.leftMs : undefined, trueForMs];
  };
  assert.deepEqual(statusOf(undefined), ['apiKey', undefined, Infinity]);
  assert.deepEqual(statusOf(15 * minute), ['apiKey', 15 * minute, 1]);
  assert.deepEqual(statusOf(15 * minute - 1), ['keyExpiring', 15 * minute - 1, 15 * minute - 1]);
  assert.deepEqual(statusOf(0), ['keyExpired', undefined, Infinity]);
});

test('a token that is not valid yet is early for more than a minute, which clocks may be apart', () => {
  const statusIn = (inMs: number): unknown[] => {
    const value = token({ issuedAt: now, expiresAt: now + hour, claims: { nbf: (now + inMs) / 1000 } });
    const { value: status, trueForMs } = statusAt(now, local({ kind: 'text', text: `VERCEL_OIDC_TOKEN=${value}` }), 15);
    return [status.kind, trueForMs];
  };
  assert.deepEqual(statusIn(minute + 5000), ['early', 5000]);
  assert.deepEqual(statusIn(minute), ['valid', 45 * minute + 1]);
});
