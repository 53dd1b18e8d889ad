import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refreshMessageAt, obstacleTo, type RefreshResult } from '../../src/core/run';
import { readToken, type Token } from '../../src/core/token';
import { token } from '../vercel/token';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;

function tokenFor(leftMs: number, issuedAt = now + leftMs - 12 * hour): Token | undefined {
  return readToken(token({ issuedAt, expiresAt: now + leftMs }));
}

const old = tokenFor(-hour);
const fresh = tokenFor(12 * hour);
const exited = (code: number) => ({ kind: 'exited', code }) as const;
const closed = { kind: 'closed' } as const;

const outcomes: readonly (readonly [about: string, result: Partial<RefreshResult>, text: RegExp, buttons: string[]])[] =
  [
    ['a newer token', { end: exited(0), after: fresh }, /^OIDC token refreshed\. It lasts 12 hours\.$/, []],
    ['a newer token, whatever the exit code', { end: exited(1), after: fresh }, /^OIDC token refreshed/, []],
    ['a newer token, though the terminal was closed', { end: closed, after: fresh }, /^OIDC token refreshed/, []],
    ['a first token', { end: exited(0), before: undefined, after: fresh }, /^OIDC token refreshed/, []],
    [
      'a token that an API key shadows',
      { end: exited(0), after: fresh, apiKeyInEffect: true },
      /AI_GATEWAY_API_KEY stays in effect/,
      [],
    ],
    ['a newer token that has expired', { end: exited(0), after: tokenFor(-1000) }, /computer's clock/, ['openEnvFile']],
    ['the same token', { end: exited(0), after: old }, /^Nothing changed/, ['refresh']],
    ['no token at all', { end: exited(0), after: undefined, came: false }, /OIDC may be switched off/, ['refresh']],
    ['a failure', { end: exited(1), after: old }, /exit code 1.*log in/, ['login', 'refresh']],
    ['a closed terminal', { end: closed, after: old }, /was stopped/, ['refresh']],
  ];
for (const [about, result, text, buttons] of outcomes) {
  test(`after a refresh: ${about}`, () => {
    const message = refreshMessageAt(now, {
      end: exited(0),
      before: old,
      after: old,
      came: true,
      apiKeyInEffect: false,
      ...result,
    });
    assert.match(message.text, text);
    assert.deepEqual(message.buttons, buttons);
  });
}

test('what stands in the way of a run is told before anything starts', () => {
  const place = { onDisk: true, trusted: true, linked: true };
  assert.match(obstacleTo('refresh', undefined)?.text ?? '', /Open a folder/);
  assert.match(obstacleTo('login', { ...place, onDisk: false })?.text ?? '', /virtual/);
  for (const run of ['refresh', 'link', 'login'] as const) {
    assert.deepEqual(obstacleTo(run, { ...place, trusted: false })?.buttons, ['manageTrust']);
    assert.equal(obstacleTo(run, place), undefined);
  }
  assert.deepEqual(obstacleTo('refresh', { ...place, linked: false })?.buttons, ['link']);
  assert.equal(obstacleTo('link', { ...place, linked: false }), undefined);
});
