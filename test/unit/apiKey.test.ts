import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  apiKeyProblem,
  apiKeyPrompt,
  credentialMessage,
  keyNotWrittenMessage,
  noKeyInEffectMessage,
  noKeyToBringBackMessage,
} from '../../src/core/apiKey/apiKey';
import type { Message } from '../../src/core/words/message';
import { token } from '../vercel/token';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const oidc = `VERCEL_OIDC_TOKEN=${token({ issuedAt: now, expiresAt: now + 3_600_000 })}`;
const key = 'AI_GATEWAY_API_KEY=vck_abc';
const empty = 'AI_GATEWAY_API_KEY=';

test('one is asked for the key with the place that it goes to', () => {
  assert.deepEqual(apiKeyPrompt(english, '.env.local'), {
    title: 'AI Gateway: Set API Key',
    prompt: 'It is written to .env.local as AI_GATEWAY_API_KEY.',
    placeHolder: 'vck_…',
  });
});

test('what is typed for a key is doubted where it is none, and refused where no file can hold it', () => {
  const start =
    'Keys of the AI Gateway start with "vck_" and have letters, digits, "_" and "-" alone. Press Enter to use it all the same.';
  const quotes = 'This has quotes around it, which would count as part of the key. Press Enter to use it all the same.';
  const refusal = 'This has characters that an env file cannot hold.';
  const rows: readonly (readonly [typed: string, text: string | undefined])[] = [
    ['', undefined],
    [' \t', undefined],
    ['vck_abc', undefined],
    [' vck_abc\n', undefined],
    ['sk-abc', start],
    ["it's", start],
    ['vck_a b', start],
    ['vck_abc"', quotes],
    ['"vck_abc"', quotes],
    [" 'vck_abc'", quotes],
    ['`vck_abc', quotes],
    ['a\'"`#b', refusal],
    ['"\'`\n#', refusal],
  ];
  for (const [typed, text] of rows) {
    const expected = text === undefined ? undefined : { refused: text === refusal, text };
    assert.deepEqual(apiKeyProblem(english, typed), expected, typed);
  }
});

test('where nothing is to be switched, it is said why', () => {
  assert.deepEqual(noKeyInEffectMessage(english), {
    severity: 'info',
    text: 'No value of AI_GATEWAY_API_KEY in an env file is in effect: nothing to switch off.',
    buttons: [],
  });
  assert.deepEqual(noKeyToBringBackMessage(english), {
    severity: 'info',
    text: 'No env file has an AI_GATEWAY_API_KEY that is commented out and would be in effect again without its "#".',
    buttons: [],
  });
  assert.deepEqual(keyNotWrittenMessage(english, '.env.local', 'the disk is full.'), {
    severity: 'error',
    text: '.env.local could not be written and is as it was: the disk is full.',
    buttons: ['openEnvFile'],
  });
});

type Row = readonly [about: string, layout: Layout, message: Message];

function message(severity: Message['severity'], text: string, ...buttons: Message['buttons']): Message {
  return { severity, text, buttons };
}

function assertTold(rows: readonly Row[], done: 'on' | 'off'): void {
  for (const [about, layout, expected] of rows)
    assert.deepEqual(credentialMessage(english, projectFrom(layout), done), expected, about);
}

test('of a key that was written, it is told whether it is in effect, and what hides it', () => {
  const inEffect = message('info', 'AI_GATEWAY_API_KEY in .env.local is in effect.');
  const hiddenBy = (place: string): Message =>
    message('warning', `AI_GATEWAY_API_KEY is written, and hidden by the empty value in ${place}.`, 'openEnvFile');
  const inShell = message(
    'warning',
    'AI_GATEWAY_API_KEY is written, and the one in the environment of terminals stays in effect for what is started there.',
  );
  const rows: readonly Row[] = [
    ['alone', { files: { '.env.local': key } }, inEffect],
    ['beside a token', { files: { '.env.local': `${oidc}\n${key}` } }, inEffect],
    ['before another file', { files: { '.env.local': key, '.env': empty } }, inEffect],
    [
      'behind an empty value',
      { files: { '.env.local': key, '.env.development.local': `A=1\n${empty}` } },
      hiddenBy('.env.development.local, line 2'),
    ],
    [
      'behind an empty value, beside a token',
      { files: { '.env.local': `${key}\n${oidc}`, '.env.development.local': empty } },
      hiddenBy('.env.development.local, line 1'),
    ],
    [
      'behind an empty value of terminals',
      { files: { '.env.local': key }, shell: { AI_GATEWAY_API_KEY: '' } },
      hiddenBy('the environment of terminals'),
    ],
    ['behind that of terminals', { files: { '.env.local': key }, shell: { AI_GATEWAY_API_KEY: 'vck_x' } }, inShell],
  ];
  assertTold(rows, 'on');
});

test('a key that is still commented out, since the file changed meanwhile, is not told as brought back', () => {
  const text = 'AI_GATEWAY_API_KEY is commented out, and there is no OIDC token yet: a refresh gets one.';
  const files = { ...linked, '.env.local': `# ${key}` };
  assertTold([['still off', { files }, message('warning', text, 'refresh')]], 'on');
});

test('of a key that was switched off, it is told what is in effect instead, or how to get that', () => {
  const off = `# ${key}`;
  const none = 'AI_GATEWAY_API_KEY is commented out, and there is no OIDC token yet';
  const toRefresh = message('warning', `${none}: a refresh gets one.`, 'refresh');
  const token = message('info', 'AI_GATEWAY_API_KEY is commented out, and VERCEL_OIDC_TOKEN in .env.local in effect.');
  const rows: readonly Row[] = [
    ['before a token', { files: { '.env.local': `${off}\n${oidc}` } }, token],
    ['before a token, beside an empty value', { files: { '.env.local': `${off}\n${oidc}`, '.env': empty } }, token],
    [
      'before another key',
      { files: { '.env.local': off, '.env': key } },
      message('info', 'AI_GATEWAY_API_KEY in .env is in effect.'),
    ],
    ['before nothing, linked', { files: { ...linked, '.env.local': off } }, toRefresh],
    [
      'before nothing, beside an empty value of terminals',
      { files: { ...linked, '.env.local': off }, shell: { AI_GATEWAY_API_KEY: '' } },
      toRefresh,
    ],
    [
      'before nothing, not linked',
      { files: { '.env.local': off } },
      message('warning', `${none}: link the folder, then a refresh gets one.`, 'link'),
    ],
    [
      'before nothing, in a virtual folder',
      { files: { ...linked, '.env.local': off }, onDisk: false },
      message('warning', `${none}.`),
    ],
  ];
  assertTold(rows, 'off');
});
