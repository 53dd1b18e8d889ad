import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { authErrorsIn } from '../../src/core/status/authError';
import { authErrorMessage } from '../../src/core/status/authErrorMessage';
import { token } from '../vercel/token';
import { cpuMsOf } from './cpuTime';
import { english } from './english';
import { linked, projectFrom } from './layout';
import { shownAt } from './shown';

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

const expired = `VERCEL_OIDC_TOKEN=${token({ issuedAt: 0, expiresAt: 1000 })}`;

for (const [about, text, files, spoken, buttons] of [
  ['an expired token, with a refresh', expired, linked, 'OIDC token expired', ['refresh', 'menu']],
  ['an expired token without a link', expired, {}, 'OIDC token expired', ['link', 'menu']],
  ['no token', 'VERCEL_OIDC_TOKEN=x', linked, 'OIDC token is not readable', ['refresh', 'menu']],
  [
    'an API key, with the menu alone: a new token would help nobody',
    `AI_GATEWAY_API_KEY=vck_abc\n${expired}`,
    linked,
    'API key in effect',
    ['menu'],
  ],
] as const) {
  test(`a refusal in the debug console is told beside ${about}`, () => {
    const project = projectFrom({ files: { ...files, '.env.local': text } });
    assert.deepEqual(authErrorMessage(english, shownAt(2000, project).value), {
      severity: 'warning',
      text: `The AI Gateway refused a request of the program. The status here: ${spoken}.`,
      buttons,
    });
  });
}

test('where nothing can be run, a refusal has the menu alone', () => {
  const project = projectFrom({ files: { '.env.local': expired }, onDisk: false });
  assert.deepEqual(authErrorMessage(english, shownAt(2000, project).value).buttons, ['menu']);
});
