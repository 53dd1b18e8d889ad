import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import type { Known } from '../../src/core/credential/known';
import { lensesAt, type Lens } from '../../src/core/explain/lenses';
import { token } from '../vercel/token';
import { english } from './english';
import { linked, type Layout } from './layout';
import { lookFrom } from './page';

const now = Date.UTC(2026, 0, 31, 12);
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const key = 'vck_0123456789abcdef';

function keyWith(known: Omit<Known, 'identity'>): Layout {
  return {
    files: { '.env.local': `AI_GATEWAY_API_KEY=${key}\n` },
    known: [{ identity: identityOf(key), ...known }],
  };
}

const endingIn = (leftMs: number): Layout =>
  keyWith({ key: { at: now, expiresAt: now + leftMs, spent: undefined, limit: undefined, period: undefined } });

function tokenWith(times: { issuedAt?: number; validFrom?: number; leftMs: number }, claims = {}): string {
  const { issuedAt = now - hour, validFrom, leftMs } = times;
  const nbf = validFrom === undefined ? {} : { nbf: validFrom / 1000 };
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt, expiresAt: now + leftMs, claims: { ...nbf, ...claims } })}\n`;
}

interface Row {
  readonly layout: Layout;
  readonly file?: string;
  readonly lenses: readonly string[];
  readonly trueForMs?: number;
}

const rows: Readonly<Record<string, Row>> = {
  'a key counts down by its days': {
    layout: endingIn(12 * day + hour),
    lenses: ['API key · expires in 12d', 'Check'],
    trueForMs: hour + 1,
  },
  'a key in its last minutes': {
    layout: endingIn(10 * minute),
    lenses: ['API key · expires in 10m', 'Check'],
  },
  'a key that has expired is created anew': {
    layout: endingIn(-2 * hour),
    lenses: ['API key · expired 2 hours ago', 'Create API Key'],
  },
  'what the gateway answered stands there with its age': {
    layout: keyWith({ check: { at: now - 2 * minute, result: { kind: 'invalid' } } }),
    lenses: ['API key · in effect · refused (2 minutes ago)', 'Check'],
    trueForMs: minute,
  },
  'a token that is not valid yet': {
    layout: { files: { '.env.local': tokenWith({ validFrom: now + hour, leftMs: 2 * hour }) } },
    lenses: ['OIDC token · web (development) · not valid yet', 'Link Project'],
  },
  'a token of which nothing is known but its end': {
    layout: {
      files: {
        '.env.local': tokenWith(
          { leftMs: hour },
          { project: undefined, project_id: undefined, environment: undefined },
        ),
      },
    },
    lenses: ['OIDC token · expires in 1h 0m', 'Link Project'],
  },
  'a token in a file that development does not read': {
    layout: { files: { '.env.production': tokenWith({ leftMs: -hour }) } },
    file: '.env.production',
    lenses: ['OIDC token · web (development) · expired 1 hour ago · not read in development'],
  },
  'a key in a file that development does not read': {
    layout: { files: { '.env.production': `AI_GATEWAY_API_KEY=${key}` } },
    file: '.env.production',
    lenses: ['API key · not read in development'],
  },
  'an empty value in such a file': {
    layout: { files: { '.env.production': 'VERCEL_OIDC_TOKEN=' } },
    file: '.env.production',
    lenses: ['OIDC token · not read in development'],
  },
  'nothing can be run in a virtual folder': {
    layout: { files: { '.env.local': tokenWith({ leftMs: hour }) }, onDisk: false },
    lenses: ['OIDC token · web (development) · expires in 1h 0m'],
  },
};

for (const [about, { layout, file, lenses, trueForMs }] of Object.entries(rows)) {
  test(`a lens: ${about}`, () => {
    const { value, trueForMs: until } = lensesAt(english, lookFrom(now, layout, file), false);
    assert.deepEqual(
      value.map(({ title }) => title),
      lenses,
    );
    if (trueForMs !== undefined) assert.equal(until, trueForMs);
    assert.doesNotMatch(JSON.stringify(value), /vck_|eyJ/);
  });
}

const keyLine = `AI_GATEWAY_API_KEY=${key}\n`;
const tokenLine = tokenWith({ leftMs: hour });

const clicks: readonly (readonly [about: string, layout: Layout, pulling: boolean, lens: Omit<Lens, 'line'>])[] = [
  [
    'a key that is none is set',
    { files: { '.env.local': 'AI_GATEWAY_API_KEY=your_key' } },
    false,
    { title: 'Set API Key', does: { kind: 'act', action: 'setApiKey' } },
  ],
  [
    'a key that has expired is created anew',
    endingIn(-hour),
    false,
    { title: 'Create API Key', does: { kind: 'act', action: 'createApiKey' } },
  ],
  [
    'a key is checked',
    { files: { '.env.local': keyLine } },
    true,
    { title: 'Check', does: { kind: 'act', action: 'checkCredential' } },
  ],
  [
    'a token is refreshed',
    { files: { ...linked, '.env.local': tokenLine } },
    false,
    { title: 'Refresh', does: { kind: 'act', action: 'refresh' } },
  ],
  [
    'a folder is linked',
    { files: { '.env.local': tokenLine } },
    false,
    { title: 'Link Project', does: { kind: 'act', action: 'link' } },
  ],
  [
    'a pull is cancelled',
    { files: { ...linked, '.env.local': tokenLine } },
    true,
    { title: 'Cancel', does: { kind: 'act', action: 'cancel' } },
  ],
  [
    'the file that decides is opened',
    { files: { '.env.local': keyLine, '.env.development.local': `A=1\n${keyLine}` } },
    false,
    { title: 'Open', does: { kind: 'open', file: '.env.development.local', line: 1 } },
  ],
];

for (const [about, layout, pulling, lens] of clicks) {
  test(`behind the words, what a click does: ${about}`, () => {
    const [words, click, ...others] = lensesAt(english, lookFrom(now, layout), pulling).value;
    assert.equal(words?.does, undefined);
    assert.deepEqual(click, { line: 0, ...lens });
    assert.deepEqual(others, []);
  });
}

test('of two lines the first leads to the one that decides, each lens over its own line', () => {
  const layout = { files: { '.env.local': `${keyLine}A=1\n${keyLine}` } };
  assert.deepEqual(
    lensesAt(english, lookFrom(now, layout), false).value.map(({ line, does }) => [line, does]),
    [
      [0, undefined],
      [0, { kind: 'open', file: '.env.local', line: 2 }],
      [2, undefined],
      [2, { kind: 'act', action: 'checkCredential' }],
    ],
  );
});
