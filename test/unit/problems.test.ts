import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Known } from '../../src/core/credential/known';
import { identityOf } from '../../src/core/credential/identity';
import { problemsOf } from '../../src/core/explain/problems';
import { token, type TokenOptions } from '../vercel/token';
import { english } from './english';
import { linked, type Layout } from './layout';
import { lookFrom } from './page';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;
const keyValue = 'vck_0123456789abcdef';
const key = `AI_GATEWAY_API_KEY=${keyValue}`;

function oidc(leftMs: number, options: Partial<TokenOptions> = {}): string {
  const expiresAt = now + leftMs;
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: expiresAt - 12 * hour, expiresAt, ...options })}`;
}

const local = (text: string, others: Readonly<Record<string, string>> = linked): Layout => ({
  files: { ...others, '.env.local': text },
});

const expiredKey: Known = {
  identity: identityOf(keyValue),
  key: { at: now - hour, expiresAt: now - hour, spent: undefined, limit: undefined, period: undefined },
};

interface Row {
  readonly layout: Layout;
  readonly file?: string;
  /** `severity code: text`, and what stands there; in the order of the text. */
  readonly problems: readonly (readonly [told: string, place: string])[];
  /** What stands there has no effect, and is shown faded. */
  readonly isUnnecessary?: true;
}

const rows: Readonly<Record<string, Row>> = {
  'an expired token, with its status': {
    layout: local(`A=1\n${oidc(-hour)} # mine`),
    problems: [
      ['error expired: OIDC token expired. Requests that send it are refused. A refresh gets a new one.', oidc(-hour)],
    ],
  },
  'an expired token that is not sent': {
    layout: local(`${key}\n${oidc(-hour)}`),
    problems: [
      ['info expired: OIDC token expired. Requests that send it are refused. A refresh gets a new one.', oidc(-hour)],
    ],
  },
  'an expired key': {
    layout: { ...local(key), known: [expiredKey] },
    problems: [
      ['error keyExpired: API key has expired. Requests that send it are refused. Create a new one, and set it.', key],
    ],
  },
  'a placeholder, with its status': {
    layout: local('AI_GATEWAY_API_KEY=your_key_here'),
    problems: [
      [
        'error placeholder: API key is not usable. The value is the placeholder of an example. Set your own key.',
        'AI_GATEWAY_API_KEY=your_key_here',
      ],
    ],
  },
  'what is no token, with its status': {
    layout: local('VERCEL_OIDC_TOKEN=abc'),
    problems: [
      [
        'error noToken: OIDC token is not readable. The value is not a token. A refresh gets a new one.',
        'VERCEL_OIDC_TOKEN=abc',
      ],
    ],
  },
  'a token of another environment, whose status is no matter': {
    layout: local(oidc(hour, { environment: 'preview' })),
    problems: [
      [
        'info otherEnvironment: The token is of the environment "preview", not of development.',
        oidc(hour, { environment: 'preview' }),
      ],
    ],
  },
  'an expired token of another environment': {
    layout: local(oidc(-hour, { environment: 'preview' })),
    problems: [
      [
        'error expired: OIDC token expired. Requests that send it are refused. A refresh gets a new one.',
        oidc(-hour, { environment: 'preview' }),
      ],
      [
        'info otherEnvironment: The token is of the environment "preview", not of development.',
        oidc(-hour, { environment: 'preview' }),
      ],
    ],
  },
  'a token that is not valid yet': {
    layout: local(oidc(8 * hour, { claims: { nbf: now / 1000 + 7200 } })),
    problems: [
      [
        "warning early: It is not valid for another 2 hours, unless this computer's clock is behind by that much.",
        oidc(8 * hour, { claims: { nbf: now / 1000 + 7200 } }),
      ],
    ],
  },
  'a key beside a token, which is no fault': { layout: local(`${key}\n${oidc(hour)}`), problems: [] },
  'a name that is nearly right, at the name alone': {
    layout: local(`AI_GATEWAY_KEY=${keyValue}`),
    problems: [
      ['warning misnamed: Nothing reads "AI_GATEWAY_KEY": the variable is AI_GATEWAY_API_KEY.', 'AI_GATEWAY_KEY'],
    ],
  },
  'such a name beside the other variable': {
    layout: local(`AI_GATEWAY_KEY=${keyValue}\n${oidc(hour)}`),
    problems: [
      ['warning misnamed: Nothing reads "AI_GATEWAY_KEY": the variable is AI_GATEWAY_API_KEY.', 'AI_GATEWAY_KEY'],
    ],
  },
  'such a name in a file that development does not read, whatever the value': {
    layout: { files: { '.env.production': 'AI_GATEWAY_KEY=your_key_here' } },
    file: '.env.production',
    problems: [
      ['warning misnamed: Nothing reads "AI_GATEWAY_KEY": the variable is AI_GATEWAY_API_KEY.', 'AI_GATEWAY_KEY'],
    ],
  },
  'such a name without a value': { layout: local('AI_GATEWAY_KEY='), problems: [] },
  'a line that another one outdoes, as a whole': {
    layout: local(`A=1\n${key} # old\nB=2\n${key}\n`),
    problems: [
      ['warning twice: AI_GATEWAY_API_KEY stands more than once in this file: line 4 decides.', `${key} # old`],
    ],
    isUnnecessary: true,
  },
  'a line that another file outdoes, as a whole': {
    layout: local(`A=1\n${key}`, { '.env.development.local': key }),
    problems: [
      [
        'hint unused: AI_GATEWAY_API_KEY stands unused in .env.local, line 2, too: the one in .env.development.local, line 1 decides.',
        key,
      ],
    ],
    isUnnecessary: true,
  },
  'an empty value that hides another, at its name': {
    layout: local('AI_GATEWAY_API_KEY=', { '.env': `A=1\n${key}` }),
    problems: [
      [
        'info hidden: AI_GATEWAY_API_KEY in .env, line 2 is hidden by the empty value in .env.local, line 1.',
        'AI_GATEWAY_API_KEY',
      ],
    ],
  },
  'an empty value that hides an empty one, and then another': {
    layout: local('AI_GATEWAY_API_KEY=', { '.env.development': 'AI_GATEWAY_API_KEY=', '.env': key }),
    problems: [
      [
        'info hidden: AI_GATEWAY_API_KEY in .env, line 1 is hidden by the empty value in .env.local, line 1.',
        'AI_GATEWAY_API_KEY',
      ],
    ],
  },
  'an empty value that hides nothing': {
    layout: local('AI_GATEWAY_API_KEY=', { '.env': 'AI_GATEWAY_API_KEY=' }),
    problems: [],
  },
};

for (const [about, { layout, file, problems, isUnnecessary = false }] of Object.entries(rows)) {
  test(`problems: ${about}`, () => {
    const look = lookFrom(now, layout, file);
    const found = problemsOf(english, look);
    assert.deepEqual(
      found.map(({ severity, code, text, start, end }) => [
        `${severity} ${code}: ${text}`,
        look.page.text.slice(start, end),
      ]),
      problems,
    );
    for (const problem of found) assert.equal(problem.isUnnecessary, isUnnecessary);
  });
}

test('an empty value leads to the one that it hides, and a second line to the one that decides', () => {
  const fixesOf = (layout: Layout): readonly unknown[] => problemsOf(english, lookFrom(now, layout))[0]?.fixes() ?? [];
  assert.deepEqual(fixesOf(local('AI_GATEWAY_API_KEY=', { '.env': `A=1\n${key}` })), [
    { kind: 'open', title: 'Open .env, line 2', file: '.env', line: 1 },
  ]);
  assert.deepEqual(fixesOf(local(`${key}\nA=1\n${key}`)), [
    { kind: 'edit', title: 'Remove the Lines without Effect', text: `A=1\n${key}` },
    { kind: 'open', title: 'Open .env.local, line 3', file: '.env.local', line: 2 },
  ]);
});
