import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyPeriods, periodWord } from '../../src/core/credential/keyPeriod';
import { isRefusal, type CheckResult } from '../../src/core/credential/known';
import { checkedAt, checkSentence, shortCheckAt } from '../../src/core/status/checkWords';
import { english } from './english';

const now = Date.UTC(2026, 0, 31, 12);
const minute = 60_000;

interface Told {
  readonly result: CheckResult;
  readonly sentence: string;
  /** In a few words. */
  readonly short: string;
  /** The credential itself is refused. */
  readonly refused: boolean;
}

const silent = { short: 'not checked: no answer', refused: false };
const answers: readonly Told[] = [
  {
    result: { kind: 'valid', balance: '95.5', used: '4.5' },
    sentence: 'The AI Gateway accepts it. Balance: $95.50, used so far: $4.50.',
    short: 'accepted, $95.50 left',
    refused: false,
  },
  {
    result: { kind: 'invalid' },
    sentence: 'The AI Gateway refuses it as not valid.',
    short: 'refused',
    refused: true,
  },
  {
    result: { kind: 'forbidden' },
    sentence: 'The AI Gateway knows it, and does not let it in.',
    short: 'refused',
    refused: true,
  },
  {
    result: { kind: 'verification' },
    sentence: 'The AI Gateway knows it, and wants the account verified first: add a credit card to the team.',
    short: 'account not verified',
    refused: true,
  },
  {
    result: { kind: 'unpaid' },
    sentence: 'The AI Gateway knows it, and the balance of its team is used up.',
    short: 'balance used up',
    refused: true,
  },
  {
    result: { kind: 'unsendable' },
    sentence: 'It has characters that no request can carry.',
    short: 'refused',
    refused: false,
  },
  {
    result: { kind: 'rateLimited' },
    sentence: 'The AI Gateway got too many requests and answers again in a while.',
    ...silent,
  },
  { result: { kind: 'offline' }, sentence: 'The AI Gateway could not be reached.', ...silent },
  { result: { kind: 'timedOut' }, sentence: 'The AI Gateway did not answer within 10 seconds.', ...silent },
  { result: { kind: 'proxyRefused' }, sentence: 'The proxy refused to pass the request on.', ...silent },
  {
    result: { kind: 'unexpected', status: 502 },
    sentence: 'What answered does not speak as the AI Gateway does (HTTP status 502).',
    ...silent,
  },
];

for (const { result, sentence, short, refused } of answers) {
  test(`an answer that is ${result.kind} says: ${sentence}`, () => {
    const check = { at: now - 5 * minute, result };
    assert.equal(checkSentence(english, result), sentence);
    assert.deepEqual(checkedAt(english, now, check), {
      value: `Checked 5 minutes ago: ${sentence}`,
      trueForMs: minute,
    });
    assert.deepEqual(shortCheckAt(english, now, check), { value: `${short} (5 minutes ago)`, trueForMs: minute });
    assert.equal(isRefusal(result), refused);
  });
}

test('an answer of a moment ago, or from a clock that is ahead, is of just now', () => {
  for (const at of [now, now + minute]) {
    const check = { at, result: { kind: 'offline' } } as const;
    assert.equal(checkedAt(english, now, check).value, 'Checked just now: The AI Gateway could not be reached.');
    assert.equal(shortCheckAt(english, now, check).value, 'not checked: no answer (just now)');
  }
});

test('a limit starts anew monthly, weekly or daily', () => {
  assert.deepEqual(
    keyPeriods.map((period) => periodWord(english, period)),
    ['monthly', 'weekly', 'daily'],
  );
});
