import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { authErrorsIn } from '../../src/core/status/authError';
import { cpuMsOf } from './cpuTime';

test('what the SDKs say of a credential that is refused is recognised', () => {
  for (const sdk of ['@ai-sdk/gateway', 'gateway-4']) {
    const source = readFileSync(`node_modules/${sdk}/dist/index.js`, 'utf8');
    const found = new Set(authErrorsIn(source).map(({ start, length }) => source.slice(start, start + length)));
    assert.deepEqual([...found].sort(), ['AI Gateway authentication failed', 'GatewayAuthenticationError'], sdk);
  }
});

test('nothing else is', () => {
  for (const text of ['', 'AI Gateway', 'Unauthenticated', 'gatewayauthenticationerror', 'Error: 401']) {
    assert.deepEqual(authErrorsIn(text), []);
  }
});

test('a long line is looked through in a moment', () => {
  const line = 'Unauthenticated request to AI Gatewa'.repeat(30_000);
  assert.ok(cpuMsOf(() => authErrorsIn(line)) < 50);
});
