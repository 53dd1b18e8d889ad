/** Answers as the CLI gives them; `test/vercel` holds them to the real one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  creationIn,
  factsOf,
  failureIn,
  keyRowsIn,
  type Creation,
  type KeyFailureReason,
  type KeyRow,
} from '../../src/core/apiKey/cliKeys';
import type { RunEnd } from '../../src/core/words/program';

const key = 'vck_S3cretS3cretS3cretS3cret';
const asking = 'Creating API key\n';
const success = `${asking}> Success! API key demo (ak_1) created [8ms]\n`;

const exited = (code: number): RunEnd => ({ kind: 'exited', code });
const created = (id: string | undefined, of = key): Creation => ({ kind: 'created', key: of, id });
const unknown = (id: string | undefined): Creation => ({ kind: 'unknown', id });

type Answer = readonly [about: string, output: string, errors: string, creation: Creation, end?: RunEnd];

function assertRead(answers: readonly Answer[], usualEnd: RunEnd): void {
  for (const [about, output, errors, creation, end = usualEnd] of answers)
    assert.deepEqual(creationIn({ end, output, errors }), creation, about);
}

test('a key is the one line of the output that looks like one', () => {
  const [shortest, longest] = ['vcp_a-B_5678', `vck_${'a'.repeat(500)}`];
  const answers: readonly Answer[] = [
    ['alone', `${key}\n`, success, created('ak_1')],
    ['without its id', `${key}\n`, asking, created(undefined)],
    ['among what a package manager says', `\n> npx vercel\nfetched in 1 s\n\t${key} \r\n`, success, created('ak_1')],
    ['the shortest', shortest, success, created('ak_1', shortest)],
    ['the longest', longest, success, created('ak_1', longest)],
    ['though the run failed', `${key}\n`, success, created('ak_1'), exited(1)],
    ['though the run was cancelled', `${key}\n`, asking, created(undefined), { kind: 'cancelled' }],
    ['twice', `${key}\n${key}\n`, success, unknown('ak_1')],
    ['within a sentence', `Your key: ${key}\n`, success, unknown('ak_1')],
    ['before other words', `${key} is yours\n`, success, unknown('ak_1')],
    ['too short', 'vck_1234567', success, unknown('ak_1')],
    ['too long', `vck_${'a'.repeat(501)}`, success, unknown('ak_1')],
    ['of another kind', 'sk_S3cretS3cret', success, unknown('ak_1')],
    ['on the other output', '', `${success}${key}\n`, unknown('ak_1')],
    ['nowhere', '', '', unknown(undefined)],
  ];
  assertRead(answers, exited(0));
});

test('the id of a key is what stands last in parentheses before "created"', () => {
  const rows: Readonly<Record<string, string | undefined>> = {
    'API key demo (ak_1) created [8ms]': 'ak_1',
    'API key a (fake_id) created (ak_1) created [8ms]': 'ak_1',
    'API key demo (A-b_9) created': 'A-b_9',
    [`API key demo (a${'b'.repeat(100)}) created`]: `a${'b'.repeat(100)}`,
    [`API key demo (a${'b'.repeat(101)}) created`]: undefined,
    'API key demo (ak) created': undefined,
    'API key demo (--all) created': undefined,
    'API key demo (ak 1) created': undefined,
    'API key demo (ak_1) removed': undefined,
    'API key demo ak_1 created': undefined,
  };
  for (const [errors, id] of Object.entries(rows))
    assert.deepEqual(creationIn({ end: exited(0), output: key, errors }), created(id), errors);
});

test('without a key, a creation failed only where Vercel was not asked, or refused', () => {
  const failed = (reason: KeyFailureReason, words: string | undefined): Creation => ({ kind: 'failed', reason, words });
  const answers: readonly Answer[] = [
    ['before it is asked', '', 'Error: Oops.\n', failed('other', 'Oops.')],
    ['in silence', '', '', failed('other', undefined)],
    ['refused', '', `${asking}Error: Not you. (403)\n`, failed('refused', 'Not you. (403)')],
    ['not paid for', '', `${asking}Error: Pay. (402)\n`, failed('other', 'Pay. (402)')],
    ['by a fault of the server', '', `${asking}Error: Response Error (502)\n`, unknown(undefined)],
    ['by a status that is none', '', `${asking}Error: Oops. (4)\n`, unknown(undefined)],
    ['by a lost answer', '', asking, unknown(undefined)],
    ['by a lost answer of a network that is gone', '', `${asking}Error: fetch failed\n`, unknown(undefined)],
    ['after it was said to be there', '', success, unknown('ak_1')],
    ['after nothing but that was said', '', 'API key demo (ak_1) created\n', unknown('ak_1')],
    ['though it ended well', '', 'Error: Oops.\n', unknown(undefined), exited(0)],
    ['by a signal', '', 'Error: Oops.\n', unknown(undefined), { kind: 'killed', signal: 'SIGKILL' }],
    ['by a person', '', '', unknown(undefined), { kind: 'cancelled' }],
  ];
  assertRead(answers, exited(1));
});

test('why a command for keys failed is read from what the CLI says', () => {
  const rows: Readonly<Record<string, KeyFailureReason>> = {
    'Error: No existing credentials found. Please run `vercel login`': 'loggedOut',
    'Error: The specified token is not valid.': 'loggedOut',
    'Error: No team selected': 'noTeam',
    'Error: The specified scope does not exist': 'noTeam',
    'Error: Not you. (403)': 'refused',
    'Error: Not able to load user because of unexpected error: fetch failed': 'offline',
    'Error: connect ECONNREFUSED 127.0.0.1:1': 'offline',
    'Error: getaddrinfo ENOTFOUND api.example': 'offline',
    'Error: getaddrinfo EAI_AGAIN api.example': 'offline',
    'Error: connect ETIMEDOUT': 'offline',
    'Error: Oops. (500)': 'other',
    '': 'other',
  };
  for (const [errors, reason] of Object.entries(rows)) assert.equal(failureIn(errors).reason, reason, errors);
});

test('words of the CLI are repeated where nothing in them looks like a secret', () => {
  const rows: Readonly<Record<string, string | undefined>> = {
    'Error: Oops.\n': 'Oops.',
    'Vercel CLI 64.0.2\n\t Error:   Oops. (500) \nMore of it\n': 'Oops. (500)',
    'Error:Oops.\nError: Another.': 'Oops.',
    'Error: [x](command:y) $(zap)': '[x] (command:y) $ (zap)',
    [`Error: ${'so long '.repeat(50)}`]: `${'so long '.repeat(24)}so long…`,
    [`Error: ${'a'.repeat(23)} is bad`]: `${'a'.repeat(23)} is bad`,
    [`Error: ${'a'.repeat(24)} is bad`]: undefined,
    'Error: vck_x is bad': undefined,
    'Error: eyJhbG is bad': undefined,
    'Error: obeyJust': 'obeyJust',
    'TypeError: Oops.': undefined,
    'Oops.': undefined,
    'Error: ': undefined,
  };
  for (const [errors, words] of Object.entries(rows)) assert.equal(failureIn(errors).words, words, errors);
});

const noFacts = { at: 7, expiresAt: undefined, spent: undefined, limit: undefined, period: undefined };

function rowIn(row: unknown): KeyRow | undefined {
  const [found, ...others] = keyRowsIn(JSON.stringify({ apiKeys: [row] }), 7) ?? [];
  assert.deepEqual(others, []);
  return found;
}

test('a row of the list tells the end of the key, and what was spent of its limit', () => {
  const quota = { currentSpend: 3.2, limitAmount: 20, refreshPeriod: 'monthly' };
  assert.deepEqual(rowIn({ id: 'ak_1', partialKey: '-end', expiresAt: 99, quota }), {
    ...{ id: 'ak_1', ending: '-end' },
    facts: { at: 7, expiresAt: 99, spent: 3.2, limit: 20, period: 'monthly' },
  });
  const nothing = { id: undefined, ending: undefined, facts: noFacts };
  for (const row of [{}, null, 'text', 7, [], { id: 7, partialKey: '', expiresAt: '99', quota: 'text' }])
    assert.deepEqual(rowIn(row), nothing, JSON.stringify(row));
});

test('a figure of the list that none can be is not known', () => {
  const rows: readonly (readonly [row: string, facts: Partial<KeyRow['facts']>])[] = [
    ['{"expiresAt":0,"quota":{"currentSpend":0,"limitAmount":0}}', { expiresAt: 0, spent: 0, limit: 0 }],
    ['{"expiresAt":8640000000000000}', { expiresAt: 8_640_000_000_000_000 }],
    ['{"expiresAt":8640000000000001}', {}],
    ['{"expiresAt":-1,"quota":{"currentSpend":-1,"limitAmount":-0.01}}', {}],
    ['{"expiresAt":1e999,"quota":{"currentSpend":1e999,"limitAmount":1e999}}', {}],
    ['{"expiresAt":null,"quota":{"currentSpend":"1","limitAmount":[1]}}', {}],
    ['{"quota":{"refreshPeriod":"daily"}}', { period: 'daily' }],
    ['{"quota":{"refreshPeriod":"yearly"}}', {}],
  ];
  for (const [row, facts] of rows) {
    const [found] = keyRowsIn(`{"apiKeys":[${row}]}`, 7) ?? [];
    assert.deepEqual(found?.facts, { ...noFacts, ...facts }, row);
  }
});

test('a list is found behind what a package manager says, and nothing else is taken for one', () => {
  const list = '{"apiKeys":[{"id":"ak_1"},{"id":"ak_2"}]}';
  for (const output of [list, `> npx vercel\n${list}\n`])
    assert.deepEqual(
      keyRowsIn(output, 7)?.map(({ id }) => id),
      ['ak_1', 'ak_2'],
      output,
    );
  assert.deepEqual(keyRowsIn('{"apiKeys":[]}', 7), []);
  for (const output of ['', 'text', '[]', '{}', '{"apiKeys":{}}', '{"apiKeys":"text"}', list.slice(0, -1)])
    assert.equal(keyRowsIn(output, 7), undefined, output);
});

test('a key is that of a row where no other row ends like it', () => {
  const row = (ending: string | undefined, spent: number): KeyRow => ({
    ...{ id: undefined, ending },
    facts: { ...noFacts, spent },
  });
  const rows: readonly (readonly [endings: readonly (string | undefined)[], spent: number | undefined])[] = [
    [['cret'], 0],
    [['aaaa', '3cret', undefined], 1],
    [[key], 0],
    [['ret'], undefined],
    [['ret', 'cret'], 1],
    [['cret', 'cret'], undefined],
    [['vck_', 'S3cr'], undefined],
    [[undefined], undefined],
    [[], undefined],
  ];
  for (const [endings, spent] of rows) assert.equal(factsOf(key, endings.map(row))?.spent, spent, endings.join(' '));
});
