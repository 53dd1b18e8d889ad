import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult } from '../../src/core/credential/known';
import {
  addressRefusedMessage,
  changedMeanwhileMessage,
  checkMessage,
  nothingToCheckMessage,
} from '../../src/core/gateway/checkMessage';
import { credentialsIn } from '../../src/core/project/inEffect';
import type { Button, Message } from '../../src/core/words/message';
import { token } from '../vercel/token';
import { english } from './english';
import { projectFrom, type Layout } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const key = { AI_GATEWAY_API_KEY: 'vck_abc' };
const oidc = { VERCEL_OIDC_TOKEN: token({ issuedAt: now, expiresAt: now + 3_600_000 }) };
const inFile = (values: Readonly<Record<string, string>>): Layout => ({
  files: {
    '.env.local': Object.entries(values)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n'),
  },
});

function messageOf(layout: Layout, result: CheckResult, of: Partial<Parameters<typeof checkMessage>[3]> = {}): Message {
  const [credential] = credentialsIn(projectFrom(layout));
  assert.ok(credential);
  return checkMessage(english, credential, result, { name: undefined, remedy: undefined, ...of });
}

test('an answer is told in a sentence, with what can be done about it', () => {
  const again = ['checkCredential', 'showLog'] as const;
  const another = ['createApiKey', 'setApiKey'] as const;
  type Row = readonly [CheckResult, Message['severity'], sentence: string, ...buttons: Button[]];
  const rows: readonly Row[] = [
    [
      { kind: 'valid', balance: '95.5', used: '4.5' },
      'info',
      'The AI Gateway accepts it. Balance: $95.50, used so far: $4.50.',
    ],
    [{ kind: 'invalid' }, 'error', 'The AI Gateway refuses it as not valid.', ...another],
    [
      ...([{ kind: 'forbidden' }, 'error', 'The AI Gateway knows it, and does not let it in.'] as const),
      ...(['openDashboard', ...another] as const),
    ],
    [
      { kind: 'verification' },
      'error',
      'The AI Gateway knows it, and wants the account verified first: add a credit card to the team.',
      'openDashboard',
    ],
    [{ kind: 'unpaid' }, 'error', 'The AI Gateway knows it, and the balance of its team is used up.', 'openDashboard'],
    [{ kind: 'unsendable' }, 'error', 'It has characters that no request can carry.', ...another],
    [
      { kind: 'rateLimited' },
      'warning',
      'The AI Gateway got too many requests and answers again in a while.',
      ...again,
    ],
    [{ kind: 'offline' }, 'warning', 'The AI Gateway could not be reached.', ...again],
    [{ kind: 'timedOut' }, 'warning', 'The AI Gateway did not answer within 10 seconds.', ...again],
    [{ kind: 'proxyRefused' }, 'warning', 'The proxy refused to pass the request on.', ...again],
    [
      { kind: 'unexpected', status: 500 },
      'warning',
      'What answered does not speak as the AI Gateway does (HTTP status 500).',
      ...again,
    ],
  ];
  for (const [result, severity, sentence, ...buttons] of rows) {
    const text = `The API key in .env.local: ${sentence}`;
    assert.deepEqual(messageOf(inFile(key), result), { severity, text, buttons });
  }
});

test('the answer is of one credential: its kind, and where it stands', () => {
  const rows: readonly (readonly [layout: Layout, name: string | undefined, which: string])[] = [
    [inFile(key), undefined, 'The API key in .env.local:'],
    [inFile(key), 'web', 'The API key in .env.local of web:'],
    [inFile(oidc), undefined, 'The OIDC token in .env.local:'],
    [inFile(oidc), 'web', 'The OIDC token in .env.local of web:'],
    [{ shell: key }, 'web', 'The API key in the environment of terminals:'],
    [{ shell: oidc }, undefined, 'The OIDC token in the environment of terminals:'],
  ];
  for (const [layout, name, which] of rows) {
    const { text } = messageOf(layout, { kind: 'offline' }, { name });
    assert.equal(text, `${which} The AI Gateway could not be reached.`);
  }
});

test('for a token that is refused, there is what gets a new one', () => {
  for (const [remedy, ...buttons] of [['refresh', 'refresh'], ['link', 'link'], [undefined]] as const) {
    assert.deepEqual(messageOf(inFile(oidc), { kind: 'invalid' }, { remedy }).buttons, buttons);
    assert.deepEqual(messageOf(inFile(oidc), { kind: 'forbidden' }, { remedy }).buttons, ['openDashboard', ...buttons]);
  }
});

test('where nothing is asked, or the answer is of no use, it is said why', () => {
  assert.deepEqual(addressRefusedMessage(english), {
    severity: 'error',
    text: 'The setting "aiGatewayAuth.gatewayUrl" is no https address. The credential is sent to https alone, or to this computer itself.',
    buttons: ['openSettings'],
  });
  assert.deepEqual(changedMeanwhileMessage(english), {
    severity: 'info',
    text: 'The credential in effect has changed while it was checked. Check the new one.',
    buttons: ['checkCredential'],
  });
  assert.deepEqual(nothingToCheckMessage(english), {
    severity: 'info',
    text: 'There is no credential to check yet.',
    buttons: ['createApiKey', 'setApiKey'],
  });
});
