import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createQuestion,
  createTitle,
  keyAtHandMessage,
  keyFailureMessage,
  lifeChoices,
  lifePrompt,
  limitChoices,
  limitProblem,
  limitPrompt,
  namePrompt,
  nameProblem,
  needsLinkMessage,
  oldCliMessage,
  otherLimitPrompt,
  periodChoices,
  periodPrompt,
  removedMessage,
  strandedMessage,
  unknownCreationMessage,
  type Target,
} from '../../src/core/apiKey/createWords';
import type { KeyFailureReason } from '../../src/core/apiKey/cliKeys';
import type { NewKey } from '../../src/core/apiKey/newKey';
import type { Button, Message } from '../../src/core/words/message';
import { token } from '../vercel/token';
import { english } from './english';
import { projectFrom, type Layout } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;

test('each question about a new key says what is asked for', () => {
  assert.equal(createTitle(english), 'AI Gateway: Create API Key…');
  assert.deepEqual(
    [namePrompt, limitPrompt, otherLimitPrompt, limitProblem, periodPrompt, lifePrompt].map((words) => words(english)),
    [
      'The name of the key, as it will stand in the list of your team.',
      'How much may be spent with the key?',
      'The limit in US dollars, at least 1.',
      'An amount of at least 1, such as 25 or 12.50.',
      'When does the limit start anew?',
      'How long does the key last?',
    ],
  );
});

test('a name is one visible line of at most 60 characters, the white space around it aside', () => {
  const [none, other] = ['A key needs a name.', 'Use at most 60 visible characters.'];
  const rows: readonly (readonly [typed: string, problem: string | undefined])[] = [
    ['demo', undefined],
    ['  my demo\t', undefined],
    ['-x "q" \'y\' $z', undefined],
    ['', none],
    [' \t ', none],
    ['x'.repeat(60), undefined],
    ['x'.repeat(61), other],
    [` ${'x'.repeat(60)} `, undefined],
    ['🔑'.repeat(60), undefined],
    ['🔑'.repeat(61), other],
    ['two\nlines', other],
    ['in\u200bvisible', other],
    ['[x](command:y)', other],
    ['x'.repeat(100_000), other],
  ];
  for (const [typed, problem] of rows) assert.equal(nameProblem(english, typed), problem, typed.slice(0, 80));
});

test('limits, periods and lifetimes are offered, those without an end beside them', () => {
  assert.deepEqual(limitChoices(english), [
    { label: 'No limit of its own', description: 'What the budgets of your team allow', value: 'none' },
    { label: '$5', description: '', value: 5 },
    { label: '$20', description: '', value: 20 },
    { label: '$100', description: '', value: 100 },
    { label: 'Another amount…', description: '', value: 'other' },
  ]);
  assert.deepEqual(periodChoices(english), [
    { label: 'Every month', description: '', value: 'monthly' },
    { label: 'Every week', description: '', value: 'weekly' },
    { label: 'Every day', description: '', value: 'daily' },
    { label: 'Never', description: 'Once it is spent, the key is used up', value: 'none' },
  ]);
  assert.deepEqual(lifeChoices(english), [
    { label: '90 days', description: '', value: '90d' },
    { label: '30 days', description: '', value: '30d' },
    { label: '7 days', description: '', value: '7d' },
    { label: '60 days', description: '', value: '60d' },
    { label: '1 year', description: '', value: '1y' },
    { label: 'No end', description: '', value: 'none' },
  ]);
});

const demo: NewKey = { name: 'demo', limit: undefined, life: '90d' };

function questionOf(layout: Layout, key: NewKey = demo, other: Partial<Target> = {}): Message {
  const link = { project: 'web', projectId: 'prj_test', teamId: 'team_test', own: true };
  const target = { project: projectFrom(layout), link, file: '.env.local', name: undefined, ...other };
  return createQuestion(english, key, target);
}

test('before a key is created, one is asked whether it is to be so', () => {
  assert.deepEqual(questionOf({}), {
    severity: 'info',
    modal: true,
    text: 'Create the API key "demo" for the team team_test?',
    detail: 'Spend limit: No limit of its own\nLifetime: 90 days\nIt is written to .env.local as AI_GATEWAY_API_KEY.',
    buttons: ['create'],
  });
});

test('the question tells the limit with its period, and the lifetime', () => {
  const rows: readonly (readonly [limit: NewKey['limit'], life: NewKey['life'], words: string])[] = [
    [{ dollars: 20, period: 'monthly' }, '30d', 'Spend limit: $20.00 (monthly)\nLifetime: 30 days\n'],
    [{ dollars: 12.5, period: 'weekly' }, '1y', 'Spend limit: $12.50 (weekly)\nLifetime: 1 year\n'],
    [{ dollars: 5, period: undefined }, 'none', 'Spend limit: $5.00\nLifetime: No end\n'],
  ];
  for (const [limit, life, words] of rows) {
    const { detail } = questionOf({}, { ...demo, limit, life });
    assert.equal(detail, `${words}It is written to .env.local as AI_GATEWAY_API_KEY.`);
  }
});

test('the question tells where the key goes, and what it meets there', () => {
  const plain = 'It is written to .env.local as AI_GATEWAY_API_KEY.';
  const inPlace = 'It is written to .env.local as AI_GATEWAY_API_KEY, in place of the value there.';
  const behindShell =
    'The AI_GATEWAY_API_KEY in the environment of terminals stays in effect for what is started there.';
  const held = 'AI_GATEWAY_API_KEY=vck_abc';
  const shell = { AI_GATEWAY_API_KEY: 'vck_abc' };
  const rows: readonly (readonly [layout: Layout, sentences: string, other?: Partial<Target>])[] = [
    [{ files: { '.env.local': held } }, inPlace],
    [{ files: { '.env.local': `VERCEL_OIDC_TOKEN=x\n${held}` } }, inPlace],
    [{ files: { '.env.local': 'AI_GATEWAY_API_KEY=' } }, plain],
    [{ files: { '.env.local': 'VERCEL_OIDC_TOKEN=x' } }, plain],
    [{ files: { '.env': held } }, plain],
    [{ files: { '.env.local': held } }, 'It is written to .env.other as AI_GATEWAY_API_KEY.', { file: '.env.other' }],
    [{ files: { '.env.local': { kind: 'unreadable', problem: 'failed' } } }, plain],
    [{ files: {} }, 'It is written to .env.local of web as AI_GATEWAY_API_KEY.', { name: 'web' }],
    [
      { files: { '.env.local': held } },
      'It is written to .env.local of web as AI_GATEWAY_API_KEY, in place of the value there.',
      { name: 'web' },
    ],
    [{ files: {}, shell }, `${plain}\n${behindShell}`],
    [{ files: { '.env.local': held }, shell }, `${inPlace}\n${behindShell}`],
    [{ files: {}, shell: { VERCEL_OIDC_TOKEN: 'x' } }, plain],
  ];
  for (const [layout, sentences, other] of rows) {
    const { detail } = questionOf(layout, demo, other);
    assert.equal(detail, `Spend limit: No limit of its own\nLifetime: 90 days\n${sentences}`);
  }
});

test('the team goes by its name where a token of that team tells it', () => {
  const teamIn = (claims: Readonly<Record<string, unknown>>, key = ''): string => {
    const text = token({ issuedAt: now, expiresAt: now + hour, claims });
    const { text: question } = questionOf({ files: { '.env.local': `${key}VERCEL_OIDC_TOKEN=${text}` } });
    return /^Create the API key "demo" for the team (.*)\?$/.exec(question)?.[1] ?? '';
  };
  assert.equal(teamIn({}), 'acme');
  assert.equal(teamIn({}, 'AI_GATEWAY_API_KEY=vck_abc\n'), 'acme');
  assert.equal(teamIn({ owner_id: 'team_other' }), 'team_test');
  assert.equal(teamIn({ owner_id: undefined }), 'team_test');
});

type Said = readonly [severity: Message['severity'], text: string, ...buttons: Button[]];

function said({ severity, text, buttons, detail, modal }: Message): Said {
  assert.deepEqual([detail, modal], [undefined, undefined]);
  return [severity, text, ...buttons];
}

test('a creation that failed is told with its reason and the ways that are left', () => {
  const none = 'No key was created.';
  const foreign = `${none} The link of this folder is of a team that you cannot see.`;
  const refused = `${none} Your account may not create keys for this team.`;
  const rows: readonly (readonly [KeyFailureReason, words: string | undefined, text: string, ...Button[]])[] = [
    ['loggedOut', 'x', `${none} You are not logged in.`, 'login', 'keysPage'],
    ['noTeam', 'x', foreign, 'link', 'login', 'keysPage'],
    ['refused', 'Not you.', `${refused} The Vercel CLI says: Not you.`, 'keysPage'],
    ['refused', undefined, refused, 'keysPage'],
    ['offline', 'x', `${none} Vercel could not be reached.`, 'createApiKey', 'keysPage'],
    ['other', 'Oops.', `${none} The Vercel CLI says: Oops.`, 'keysPage', 'showLog'],
    ['other', undefined, none, 'keysPage', 'showLog'],
  ];
  for (const [reason, words, ...expected] of rows)
    assert.deepEqual(said(keyFailureMessage(english, { kind: 'failed', reason, words })), ['error', ...expected]);
});

test('what a key needs first is told with the way to it', () => {
  assert.deepEqual(said(oldCliMessage(english, '50.1.0')), [
    'error',
    'The Vercel CLI 50.1.0 is too old to create a key with a limit and an end: 64 and later do.',
    ...['keysPage', 'installGuide'],
  ]);
  assert.match(oldCliMessage(english, `1.0.0-${'x'.repeat(30)}`).text, /^The Vercel CLI 1\.0\.0-x{13}… is too old/);
  assert.deepEqual(said(oldCliMessage(english, undefined)), [
    'error',
    'This Vercel CLI does not say its version, so that it is not asked for a key.',
    ...['keysPage', 'installGuide'],
  ]);
  assert.deepEqual(said(needsLinkMessage(english)), [
    'warning',
    'This folder is not linked to a Vercel project yet, which says for which team the key is. Link it first.',
    ...['link', 'keysPage'],
  ]);
});

test('a key of which nobody knows, or that is lost, is named so that it can be removed', () => {
  const page = 'keysPage';
  const unknown = (key: string): string =>
    `It is not known whether the key ${key} was created. If it is in the list of your team, remove it there.`;
  assert.deepEqual(said(unknownCreationMessage(english, 'demo', undefined)), ['warning', unknown('"demo"'), page]);
  assert.deepEqual(said(unknownCreationMessage(english, 'demo', 'ak_1')), ['warning', unknown('"demo" (ak_1)'), page]);
  const lost = 'The key "demo" was created and is lost.';
  const inList = `${lost} Remove it from the list of your team.`;
  assert.deepEqual(said(strandedMessage(english, 'demo', undefined)), ['warning', inList, page]);
  const byCommand = `${lost} Remove it: vercel ai-gateway api-keys remove ak_1 --yes`;
  assert.deepEqual(said(strandedMessage(english, 'demo', 'ak_1')), ['warning', byCommand, page]);
  assert.deepEqual(said(removedMessage(english, 'demo')), ['info', 'The key "demo" was removed again.']);
});

test('a key that could not be written waits for an answer, and is removed by its id alone', () => {
  const reason = 'the disk is full.';
  const at = (id: string | undefined): Message =>
    keyAtHandMessage(english, { name: 'demo', id, file: '.env.local', reason });
  assert.deepEqual(at('ak_1'), {
    severity: 'error',
    modal: true,
    text: '.env.local could not be written and is as it was: the disk is full.',
    detail: 'The key "demo" was created, and is nowhere else: try again, or remove it.',
    buttons: ['tryAgain', 'removeKey'],
  });
  assert.deepEqual(at(undefined).buttons, ['tryAgain']);
});
