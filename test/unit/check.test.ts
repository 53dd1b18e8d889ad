import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult } from '../../src/core/credential/known';
import { identityOf } from '../../src/core/credential/identity';
import {
  addressRefusedMessage,
  changedMeanwhileMessage,
  checkMessage,
  nothingToCheckMessage,
} from '../../src/core/gateway/checkMessage';
import { asSent, isSendable } from '../../src/core/credential/sent';
import { checkResultOf, creditsHeaders } from '../../src/core/gateway/creditsAnswer';
import { credentialsIn } from '../../src/core/project/inEffect';
import { checkedAt, shortCheckAt, spentWords } from '../../src/core/status/checkWords';
import { dollars } from '../../src/core/words/dollars';
import { noticeMessage } from '../../src/core/status/notice';
import { statusAt } from '../../src/core/status/status';
import { english } from './english';
import { projectFrom } from './layout';
import { pseudo, untranslatedIn } from './pseudo';
import { shownAt } from './shown';

const now = Date.UTC(2026, 0, 31, 12);
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const files = { '.env.local': 'AI_GATEWAY_API_KEY=vck_abc' };
const identity = identityOf('vck_abc');

const errorOf = (type: string): string => JSON.stringify({ error: { message: 'x', type } });

test('an answer is read by its status, and by the type of its error', () => {
  const rows: readonly (readonly [status: number, body: string, result: CheckResult])[] = [
    [200, '{"balance":"95.5","total_used":"4.5"}', { kind: 'valid', balance: '95.5', used: '4.5' }],
    [200, '{"balance":95.5,"total_used":4.5}', { kind: 'unexpected', status: 200 }],
    [200, '{"balance":"-0.000001","total_used":"1.5e-7"}', { kind: 'valid', balance: '-0.000001', used: '1.5e-7' }],
    [200, '{"balance":"Bearer vck_abc","total_used":"0"}', { kind: 'unexpected', status: 200 }],
    [200, `{"balance":"${'9'.repeat(60_000)}","total_used":"0"}`, { kind: 'unexpected', status: 200 }],
    [200, '<html>Sign in to the Wi-Fi</html>', { kind: 'unexpected', status: 200 }],
    [200, '', { kind: 'unexpected', status: 200 }],
    [401, '{"error":{"message":"No authentication provided","type":"authentication_error"}}', { kind: 'invalid' }],
    [401, 'rubbish', { kind: 'invalid' }],
    [402, errorOf('insufficient_funds'), { kind: 'unpaid' }],
    [402, errorOf('customer_verification_required'), { kind: 'verification' }],
    [403, errorOf('customer_verification_required'), { kind: 'verification' }],
    [403, errorOf('forbidden'), { kind: 'forbidden' }],
    [403, '<html>Blocked by your company</html>', { kind: 'unexpected', status: 403 }],
    [407, '', { kind: 'proxyRefused' }],
    [429, errorOf('rate_limit_exceeded'), { kind: 'rateLimited' }],
    [302, '', { kind: 'unexpected', status: 302 }],
    [404, '{}', { kind: 'unexpected', status: 404 }],
    [500, '{"error":"__proto__"}', { kind: 'unexpected', status: 500 }],
  ];
  for (const [status, body, result] of rows)
    assert.deepEqual(checkResultOf(status, body), result, `${status} ${body.slice(0, 80)}`);
});

test('the credential is sent with its kind, where a request can carry it', () => {
  const common = { accept: 'application/json', 'ai-gateway-protocol-version': '0.0.1' };
  assert.deepEqual(creditsHeaders('apiKey', 'vck_abc'), {
    ...common,
    authorization: 'Bearer vck_abc',
    'ai-gateway-auth-method': 'api-key',
  });
  assert.deepEqual(creditsHeaders('oidc', 'e.y.J'), {
    ...common,
    authorization: 'Bearer e.y.J',
    'ai-gateway-auth-method': 'oidc',
  });
  for (const [value, sendable] of [
    ['vck_abc', true],
    ['a b~', true],
    ['a\nb', false],
    ['a\tb', false],
    ['a\u007f', false],
    ['schlüssel', false],
  ] as const)
    assert.equal(isSendable(value), sendable, value);
});

test('white space at the end of a value is not sent', () => {
  for (const [value, sent] of [
    ['vck_a b\r\n\t ', 'vck_a b'],
    [' vck_a\u00a0', ' vck_a\u00a0'],
    [' \n', ''],
  ] as const)
    assert.equal(asSent(value), sent, JSON.stringify(value));
});

test('amounts are told in dollars', () => {
  const rows = {
    '95.5': '$95.50',
    '0': '$0.00',
    '-1.239': '−$1.24',
    '1e3': '$1000.00',
    '': '',
    'x](command:y)': 'x] (command:y)',
  };
  for (const [amount, words] of Object.entries(rows)) assert.equal(dollars(amount), words);
  const facts = {
    at: now,
    expiresAt: undefined,
    spent: 3.2,
    limit: 20,
    period: 'monthly' as const,
  };
  assert.equal(spentWords(english, facts), '$3.20 of $20.00 (monthly)');
  assert.equal(spentWords(english, { ...facts, period: undefined }), '$3.20 of $20.00');
  assert.equal(spentWords(english, { ...facts, limit: undefined }), '$3.20');
  assert.equal(spentWords(english, { ...facts, spent: undefined }), undefined);
});

const results: readonly CheckResult[] = [
  { kind: 'valid', balance: '95.5', used: '4.5' },
  ...(['invalid', 'forbidden', 'verification', 'unpaid', 'rateLimited', 'offline'] as const).map((kind) => ({ kind })),
  ...(['timedOut', 'proxyRefused', 'unsendable'] as const).map((kind) => ({
    kind,
  })),
  { kind: 'unexpected', status: 500 },
];

test('what was answered is all translated', () => {
  const [credential] = credentialsIn(projectFrom({ files }));
  assert.ok(credential);
  const project = { name: 'x', remedy: 'refresh' } as const;
  const token = { ...credential, kind: 'oidc' } as const;
  for (const result of results) {
    const check = { at: now, result };
    const told: string[] = [
      ...[credential, token].map((each) => checkMessage(pseudo, each, result, project).text),
      ...[checkedAt(pseudo, now, check).value, shortCheckAt(pseudo, now, check).value],
    ];
    assert.deepEqual(told.map(untranslatedIn), ['', '', '', ''], result.kind);
  }
  for (const { text } of [addressRefusedMessage, nothingToCheckMessage, changedMeanwhileMessage].map((of) =>
    of(pseudo),
  ))
    assert.equal(untranslatedIn(text), '');
});

test('the hover tells the answer with its age, and a refusal turns the item to a warning', () => {
  const answeredAt = (time: number, result: CheckResult) =>
    shownAt(time, projectFrom({ files, known: [{ identity, check: { at: now, result } }] }));
  const { value, trueForMs } = answeredAt(now + 5 * minute, {
    kind: 'valid',
    balance: '9',
    used: '1',
  });
  assert.match(value.tooltip, /Checked 5 minutes ago\\: The AI Gateway accepts it\\. Balance\\: \\\$9\\\.00/);
  assert.equal(trueForMs, minute);
  assert.equal(value.view.severity, 'none');
  assert.equal(answeredAt(now, { kind: 'invalid' }).value.view.text, '$(warning) API key');
  assert.equal(answeredAt(now, { kind: 'offline' }).value.view.text, '$(key) API key');
  const other = projectFrom({
    files: { '.env.local': 'AI_GATEWAY_API_KEY=vck_abd' },
    known: [{ identity, check: { at: now, result: { kind: 'invalid' } } }],
  });
  assert.doesNotMatch(shownAt(now, other).value.tooltip, /Checked/);
});

test('a key whose end is known counts down by days, and its end is told like that of a token', () => {
  const facts = {
    at: now,
    expiresAt: now + 12 * day + hour,
    spent: 3.2,
    limit: 20,
    period: 'monthly' as const,
  };
  const project = projectFrom({ files, known: [{ identity, key: facts }] });
  const at = (time: number) => shownAt(time, project);
  const textOf = ({ value }: ReturnType<typeof at>) =>
    value.notice && noticeMessage(english, value.status, value)?.text;
  const first = at(now + 2 * minute);
  assert.equal(first.value.view.text, '$(key) API key · 12d');
  assert.equal(first.value.view.spoken, 'API key expires in 12 days');
  assert.match(
    first.value.tooltip,
    /\| Spent \| \\\$3\\\.20 of \\\$20\\\.00 \\\(monthly\\\) \|\n\| As of \| 2 minutes ago \|/,
  );
  assert.match(first.value.tooltip, /\| Expires \|.*\\\(in 12 days 58 minutes|in 12 days/);
  assert.equal(first.trueForMs, minute);
  assert.equal(first.value.notice, undefined);
  const last = at(facts.expiresAt - 10 * minute);
  assert.equal(last.value.view.text, '$(warning) API key · 10m');
  assert.equal(textOf(last), 'The API key in .env.local expires in 10 minutes.');
  assert.equal(statusAt(facts.expiresAt - 10 * minute, project, 15).trueForMs, 10 * minute);
  const after = at(facts.expiresAt);
  assert.equal(after.value.view.text, '$(error) API key expired');
  assert.equal(textOf(after), 'The API key in .env.local has expired. Requests that send it are refused.');
  assert.notEqual(after.value.notice, last.value.notice);
  assert.doesNotMatch(JSON.stringify([first, last, after]), /vck_/);
  assert.equal(statusAt(now, project, 15).trueForMs, 12 * day + hour - 15 * minute + 1);
});

test('of a key, what is kept tells it from others and nothing else', () => {
  const many = new Set(Array.from({ length: 20_000 }, (_, index) => identityOf(`vck_${index}`)));
  assert.equal(many.size, 20_000);
  assert.doesNotMatch(identityOf('vck_S3cretS3cret'), /vck|S3c/);
});
