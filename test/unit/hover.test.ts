import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import { hoverAt } from '../../src/core/explain/hover';
import { token, type TokenOptions } from '../vercel/token';
import { english } from './english';
import { linked, type Layout } from './layout';
import { lookFrom } from './page';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;
const key = 'AI_GATEWAY_API_KEY=vck_0123456789abcdef\n';

function oidc(leftMs: number, options: Partial<TokenOptions> = {}): string {
  const expiresAt = now + leftMs;
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: expiresAt - 12 * hour, expiresAt, ...options })}\n`;
}

const local = (text: string, others: Readonly<Record<string, string>> = linked): Layout => ({
  files: { ...others, '.env.local': text },
});

/** What a person reads of it, a paragraph each: without the marks of Markdown and HTML but those of bold, links and tables. */
function paragraphsOf(layout: Layout, variable: string, file = '.env.local'): string[] {
  const look = lookFrom(now, layout, file);
  const hover = hoverAt(english, look, look.page.text.indexOf(variable), (action) => `run:${action}`);
  const words = hover?.markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/<[^>]*>/g, '');
  return words?.split('\n\n') ?? [];
}

test('a token is told by its state, the life left, where it stands, what gets a new one, and its claims', () => {
  assert.deepEqual(paragraphsOf(local(oidc(3 * hour)), 'VERCEL_OIDC_TOKEN'), [
    '**OIDC token expires in 3 hours**',
    '██████░░░░░░░░░░░░░░░░░░ 25 % of its life is left',
    '.env.local, line 1 decides for VERCEL_OIDC_TOKEN.',
    '[Refresh OIDC Token](run:refresh)',
    [
      '| Claim | Value | Meaning |',
      '|:--|:--|:--|',
      '| `exp` | 2026-01-31T15:00:00.000Z | from then on, it is refused |',
      '| `iat` | 2026-01-31T03:00:00.000Z | when it was issued |',
      '| `nbf` | 2026-01-31T03:00:00.000Z | before, it is refused |',
      '| `project` | web (prj_test) | the Vercel project that it was issued for |',
      '| `owner` | acme (team_test) | the team, or the account, that pays |',
      '| `environment` | development | the environment of the project |',
      '| `iss` | https://oidc.vercel.com/acme | who has issued it |',
      '| `aud` | https://vercel.com/acme | whom it is for |',
      '| `sub` | owner:acme:project:web:environment:development | what it stands for |',
    ].join('\n'),
    'Claims that are not shown: 1',
  ]);
});

test('where each claim has a row, nothing is said of others', () => {
  const last = paragraphsOf(local(oidc(hour, { claims: { user_id: undefined } })), 'VERCEL').at(-1);
  assert.match(last ?? '', /^\| Claim .*what it stands for \|$/s);
});

interface Row {
  readonly layout: Layout;
  readonly file?: string;
  readonly variable: string;
  /** With `claims` in place of the table of these. */
  readonly said: readonly string[];
}

const [keyName, tokenName] = ['AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN'];
/** In place of the table. */
const claims = '(claims)';
const others = 'Claims that are not shown: 1';
const isOver = '░░░░░░░░░░░░░░░░░░░░░░░░ 0 % of its life is left';

const rows: Readonly<Record<string, Row>> = {
  'a key in effect': {
    layout: local(key),
    variable: keyName,
    said: ['**API key in effect**', `.env.local, line 1 decides for ${keyName}.`],
  },
  'a key beside a token': {
    layout: local(oidc(hour) + key),
    variable: keyName,
    said: [
      '**API key in effect**',
      `.env.local, line 2 decides for ${keyName}.`,
      `${tokenName} is set too, and not used while the API key is.`,
    ],
  },
  'a placeholder': {
    layout: local('AI_GATEWAY_API_KEY=your_key_here'),
    variable: keyName,
    said: [
      '**API key is not usable**',
      `.env.local, line 1 decides for ${keyName}.`,
      'The value is the placeholder of an example. Set your own key.',
      '[Set API Key…](run:setApiKey)',
    ],
  },
  'a key that has expired': {
    layout: {
      ...local(key),
      known: [
        {
          identity: identityOf('vck_0123456789abcdef'),
          key: { at: now, expiresAt: now - hour, spent: undefined, limit: undefined, period: undefined },
        },
      ],
    },
    variable: keyName,
    said: [
      '**API key has expired**',
      `.env.local, line 1 decides for ${keyName}.`,
      'Requests that send it are refused. Create a new one, and set it.',
      '[Create API Key…](run:createApiKey)',
    ],
  },
  'a token in place of a key, without its claims': {
    layout: local(oidc(hour).replace(tokenName, keyName)),
    variable: keyName,
    said: [
      '**API key is not usable**',
      `.env.local, line 1 decides for ${keyName}.`,
      `The value is a token and no key. A token belongs into ${tokenName}.`,
      '[Set API Key…](run:setApiKey)',
    ],
  },
  'an empty value': {
    layout: local('AI_GATEWAY_API_KEY=', { '.env': key }),
    variable: keyName,
    said: [
      `**${keyName}**`,
      'An empty value counts as absent.',
      `${keyName} in .env, line 1 is hidden by the empty value in .env.local, line 1.`,
    ],
  },
  'an expired token': {
    layout: local(oidc(-hour)),
    variable: tokenName,
    said: [
      '**OIDC token expired**',
      isOver,
      `.env.local, line 1 decides for ${tokenName}.`,
      'Requests that send it are refused. A refresh gets a new one.',
      '[Refresh OIDC Token](run:refresh)',
      claims,
      others,
    ],
  },
  'a token that the key hides': {
    layout: local(key + oidc(-hour)),
    variable: tokenName,
    said: [
      '**OIDC token expired**',
      isOver,
      `.env.local, line 2 decides for ${tokenName}.`,
      'It is not used while the API key is.',
      'Requests that send it are refused. A refresh gets a new one.',
      '[Refresh OIDC Token](run:refresh)',
      claims,
      others,
    ],
  },
  'a token where nothing can be run': {
    layout: { ...local(oidc(-hour)), onDisk: false },
    variable: tokenName,
    said: [
      '**OIDC token expired**',
      isOver,
      `.env.local, line 1 decides for ${tokenName}.`,
      'Requests that send it are refused.',
      claims,
      others,
    ],
  },
  'a token with an older one behind it': {
    layout: local(oidc(6 * hour), { ...linked, '.env': oidc(-hour) }),
    variable: tokenName,
    said: [
      '**OIDC token expires in 6 hours**',
      '████████████░░░░░░░░░░░░ 50 % of its life is left',
      `.env.local, line 1 decides for ${tokenName}.`,
      `${tokenName} stands, older, unused in .env, line 1, too.`,
      '[Refresh OIDC Token](run:refresh)',
      claims,
      others,
    ],
  },
  'a token without end, and so without a bar': {
    layout: local(oidc(hour, { claims: { exp: undefined } })),
    variable: tokenName,
    said: [
      '**OIDC token does not say when it expires**',
      `.env.local, line 1 decides for ${tokenName}.`,
      'The token does not say when it expires, so that it is sent for ever, used or refused. A refresh gets a new one.',
      '[Refresh OIDC Token](run:refresh)',
      claims,
      others,
    ],
  },
  'a token behind the one of another file': {
    layout: local(oidc(hour), { ...linked, '.env.development.local': oidc(-hour) }),
    variable: tokenName,
    said: [
      `**${tokenName}**`,
      `A fresher token stands unused in .env.local, line 1, hidden by the one in .env.development.local, line 1.`,
    ],
  },
  'a line that another one of the file outdoes': {
    layout: local(`${key}A=1\n${key}`),
    variable: keyName,
    said: [`**${keyName}**`, `.env.local, line 3 decides for ${keyName}.`],
  },
  'a token in a file that development does not read': {
    layout: { files: { ...linked, '.env.production': oidc(-hour) } },
    file: '.env.production',
    variable: tokenName,
    said: [
      `**${tokenName}**`,
      isOver,
      '.env.production is not read in development; these are, in this order: .env.development.local, .env.local, .env.development, .env',
      'Requests that send it are refused. A refresh gets a new one.',
      claims,
      others,
    ],
  },
  'a key in such a file, of which there is nothing to say': {
    layout: { files: { '.env.production': key } },
    file: '.env.production',
    variable: keyName,
    said: [
      `**${keyName}**`,
      '.env.production is not read in development; these are, in this order: .env.development.local, .env.local, .env.development, .env',
    ],
  },
  'a line that the framework does not read': {
    layout: local(key.replace('=', ': '), { 'package.json': '{"devDependencies":{"vite":"8"}}' }),
    variable: keyName,
    said: [`**${keyName}**`, 'The framework takes no value from this line.'],
  },
  'a name that is nearly right': {
    layout: local('VERCEL_OIDC=abc'),
    variable: 'VERCEL_OIDC',
    said: [
      `**Nothing reads "VERCEL_OIDC": the variable is ${tokenName}.**`,
      'The value is not a token. A refresh gets a new one.',
    ],
  },
};

for (const [about, { layout, file, variable, said }] of Object.entries(rows)) {
  test(`a hover tells of ${about}`, () => {
    const paragraphs = paragraphsOf(layout, variable, file).map((words) => words.replace(/^\| Claim .*/s, claims));
    assert.deepEqual(paragraphs, said);
  });
}

test('a hover is that of the place under the pointer, from its name to the end of its line', () => {
  const text = `A=1\nexport ${key.trim()} # mine\n`;
  const look = lookFrom(now, local(text));
  const start = text.indexOf('AI_');
  const end = text.length - 1;
  const at = (offset: number): string | undefined => {
    const hover = hoverAt(english, look, offset, () => '');
    return hover && text.slice(hover.start, hover.end);
  };
  for (const offset of [start, start + 30, end]) assert.equal(at(offset), `${key.trim()} # mine`, `${offset}`);
  for (const offset of [0, start - 1, end + 1]) assert.equal(at(offset), undefined, `${offset}`);
});
