import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import type { CheckResult } from '../../src/core/credential/known';
import { presentationAt, type Contexts, type Presentation } from '../../src/core/status/presentation';
import { token } from '../vercel/token';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';
import { settings } from './settings';

const now = Date.UTC(2026, 0, 31, 12);
const minute = 60_000;
const hour = 60 * minute;

function presented(layout: Layout, display: Partial<Parameters<typeof presentationAt>[3]> = {}): Presentation {
  const shown = { settings, pulling: false, name: undefined, ...display };
  return presentationAt(english, now, projectFrom(layout), shown).value;
}

function oidc(leftMs: number): string {
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: now - 12 * hour, expiresAt: now + leftMs })}\n`;
}

const key = 'AI_GATEWAY_API_KEY=vck_abc\n';
const ofFile = (text: string): Layout => ({ files: { '.env.local': text } });
const answered = (kind: 'invalid' | 'offline' | 'valid'): Layout => {
  const result: CheckResult = kind === 'valid' ? { kind, balance: '9', used: '1' } : { kind };
  return { ...ofFile(key), known: [{ identity: identityOf('vck_abc'), check: { at: now, result } }] };
};
const ended: Layout = {
  ...ofFile(key),
  known: [
    {
      identity: identityOf('vck_abc'),
      key: { at: now, expiresAt: now, spent: undefined, limit: undefined, period: undefined },
    },
  ],
};
const unreadable: Layout = { files: { '.env.local': { kind: 'unreadable', problem: 'failed' } } };
/** What is in a file behind one that cannot be read is not believed. */
const behindUnreadable: Layout = { files: { ...unreadable.files, '.env': oidc(hour) } };

const nothing: Contexts = {
  status: 'none',
  inEffect: undefined,
  keyInFile: false,
  hasCommentedKey: false,
  pulling: false,
  loggedIn: false,
  linked: false,
  usable: false,
  accepted: false,
  lacksCredential: false,
};
const aToken: Partial<Contexts> = { status: 'valid', inEffect: 'oidc', usable: true };
const aKey: Partial<Contexts> = { status: 'apiKey', inEffect: 'apiKey', keyInFile: true, usable: true };

const contexts: readonly (readonly [about: string, layout: Layout, contexts: Partial<Contexts>])[] = [
  ['nothing', {}, {}],
  ['a token', ofFile(oidc(hour)), aToken],
  ['a token in its last minutes', ofFile(oidc(minute)), { ...aToken, status: 'expiring' }],
  ['an expired token', ofFile(oidc(-hour)), { ...aToken, status: 'expired', usable: false }],
  ['no token', ofFile('VERCEL_OIDC_TOKEN=x'), { ...aToken, status: 'badToken', usable: false }],
  ['a key', ofFile(key), aKey],
  ['a key of the environment', { shell: { AI_GATEWAY_API_KEY: 'vck_abc' } }, { ...aKey, keyInFile: false }],
  ['no key', ofFile('AI_GATEWAY_API_KEY="Bearer vck_abc"'), { ...aKey, status: 'badKey', usable: false }],
  ['an expired key', ended, { ...aKey, status: 'keyExpired', usable: false }],
  ['a key that is accepted', answered('valid'), { ...aKey, accepted: true }],
  ['a key that is refused', answered('invalid'), aKey],
  ['a key that was not checked to the end', answered('offline'), aKey],
  ['a key in a comment', ofFile(`# ${key}`), { hasCommentedKey: true }],
  ['a link', { files: linked }, { linked: true }],
  ['a login', { loggedIn: true }, { loggedIn: true }],
  ['the AI SDK alone', { files: { 'package.json': '{"dependencies":{"ai":"7"}}' } }, { lacksCredential: true }],
  ['a file that cannot be read', unreadable, { status: 'unreadable' }],
  ['a token behind a file that cannot be read', behindUnreadable, { status: 'unreadable' }],
];

for (const [about, layout, expected] of contexts) {
  test(`commands are shown and hidden as it is with ${about}`, () => {
    assert.deepEqual(presented(layout).contexts, { ...nothing, ...expected });
  });
}

test('while the Vercel CLI is at work, the item and the commands know', () => {
  const { contexts: known, view } = presented(ofFile(oidc(hour)), { pulling: true, name: 'web' });
  assert.equal(known.pulling, true);
  assert.equal(view.text, '$(sync~spin) OIDC 1h 0m · web');
});

test('the item has the form that people chose', () => {
  const clock = { ...settings, 'statusBar.format': 'clock' as const };
  assert.equal(presented(ofFile(oidc(hour)), { settings: clock }).view.text, '$(key) OIDC until 13:00');
});

test('a token that is due is refreshed without being asked where a refresh can run, and nowhere else', () => {
  const on = { settings: { ...settings, autoRefresh: true } };
  const { status, ...due } = presented({ files: { ...linked, '.env.local': oidc(-hour) } }, on);
  assert.deepEqual([due.remedy, due.renewal], ['refresh', 'token' in status ? status.token : 'none']);
  const { remedy, renewal } = presented(ofFile(oidc(-hour)), on);
  assert.deepEqual([remedy, renewal], ['link', undefined]);
});

test('what is shown is true for as long as the status and its words are', () => {
  const trueForMs = (leftMs: number) => {
    const display = { settings, pulling: false, name: undefined };
    return presentationAt(english, now, projectFrom(ofFile(oidc(leftMs))), display).trueForMs;
  };
  // The countdown goes on long before the status is another.
  assert.equal(trueForMs(hour + 30_000), 30_001);
  assert.equal(trueForMs(-hour), Infinity);
});
