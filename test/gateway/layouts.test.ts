import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { credentialKinds } from '../../src/core/credential/credential';
import { envLoaders } from '../../src/core/env/loaders';
import { credentialsIn } from '../../src/core/project/inEffect';
import { projectFrom } from '../unit/layout';
import { projectId } from '../vercel/api';
import { token } from '../vercel/token';
import { runIn, type Layout } from './layout';
import type { Sdk } from './sdks';

type Loader = Layout['loader'];
type Values = Readonly<Record<string, string>>;

/** The credential in effect, and whether the SDK sends it. */
interface Expected {
  readonly method: 'api-key' | 'oidc' | undefined;
  readonly value: string | undefined;
  readonly sent: boolean;
}

type Row = readonly [loader: Loader | 'both', what: string, files: Values, expected: Expected, shell?: Values];

const key = 'AI_GATEWAY_API_KEY';
const oidc = 'VERCEL_OIDC_TOKEN';

const hourMs = 3_600_000;
const tokenUntil = (hours: number): string =>
  token({ issuedAt: Date.now() + (hours - 12) * hourMs, expiresAt: Date.now() + hours * hourMs });
const fresh = tokenUntil(12);
const expired = tokenUntil(-1);
const endless = token({ issuedAt: Date.now(), expiresAt: 0, claims: { exp: undefined } });

const sendsKey = (value: string): Expected => ({ method: 'api-key', value, sent: true });
const sendsToken = (value: string): Expected => ({ method: 'oidc', value, sent: true });
/** It is in effect, and the SDK gives up. */
const keepsKey = (value: string): Expected => ({ method: 'api-key', value, sent: false });
const keepsToken = (value: string): Expected => ({ method: 'oidc', value, sent: false });
const nothing: Expected = { method: undefined, value: undefined, sent: false };

const orders: Readonly<Record<Loader, readonly string[]>> = {
  next: ['.env.development.local', '.env.local', '.env.development', '.env'],
  vite: ['.env.development.local', '.env.development', '.env.local', '.env'],
};

const inOrder: readonly Row[] = (['next', 'vite'] as const).flatMap((loader) =>
  orders[loader].flatMap((file, index): Row[] => {
    const below = orders[loader].slice(index + 1);
    const alone: Row = [loader, `${file} alone`, { [file]: `${key}=vck_a` }, sendsKey('vck_a')];
    if (below.length === 0) return [alone];
    const others = Object.fromEntries(below.map((name) => [name, `${key}=vck_below`]));
    return [alone, [loader, `${file} over those below`, { ...others, [file]: `${key}=vck_a` }, sendsKey('vck_a')]];
  }),
);

const kinds: readonly Row[] = [
  ['next', 'no files', {}, nothing],
  ['next', 'a token alone', { '.env.local': `${oidc}=${fresh}` }, sendsToken(fresh)],
  ['next', 'a key over a token', { '.env.local': `${oidc}=${fresh}\n${key}=vck_a` }, sendsKey('vck_a')],
  ['vite', 'a key below a token', { '.env.local': `${oidc}=${fresh}`, '.env': `${key}=vck_a` }, sendsKey('vck_a')],
  ['next', 'an empty key gives way to a token', { '.env': `${key}=\n${oidc}=${fresh}` }, sendsToken(fresh)],
  ['next', 'a comment alone gives way to a token', { '.env': `${key}=# none\n${oidc}=${fresh}` }, sendsToken(fresh)],
  [
    'both',
    'an empty key shadows',
    { '.env.local': `${key}=`, '.env': `${key}=vck_a\n${oidc}=${fresh}` },
    sendsToken(fresh),
  ],
  ['next', 'an empty token shadows', { '.env.local': `${oidc}=`, '.env': `${oidc}=${fresh}` }, nothing],
  ['next', 'files of other modes', { '.env.production': `${key}=vck_a`, '.env.test.local': `${key}=vck_b` }, nothing],
  [
    'next',
    'a local token over development',
    { '.env.local': `${oidc}=${fresh}`, '.env.development': `${oidc}=${expired}` },
    sendsToken(fresh),
  ],
  [
    'vite',
    'development over a local token',
    { '.env.local': `${oidc}=${fresh}`, '.env.development': `${oidc}=${expired}` },
    keepsToken(expired),
  ],
  ['next', 'an expired token', { '.env.local': `${oidc}=${expired}` }, keepsToken(expired)],
  [
    'next',
    'an expired token over a fresh one',
    { '.env.local': `${oidc}=${expired}`, '.env': `${oidc}=${fresh}` },
    keepsToken(expired),
  ],
  ['next', 'a token that never expires', { '.env.local': `${oidc}=${endless}` }, sendsToken(endless)],
  ['next', 'a token that is none', { '.env.local': `${oidc}=[SENSITIVE]` }, keepsToken('[SENSITIVE]')],
  ['next', 'a space as a token', { '.env.local': `${oidc}=" "` }, keepsToken(' ')],
  ['next', 'a space as a key', { '.env.local': `${key}=" "\n${oidc}=${fresh}` }, sendsKey(' ')],
  ['next', 'a placeholder', { '.env': `${key}=your_api_key_here\n${oidc}=${fresh}` }, sendsKey('your_api_key_here')],
  ['next', 'a line end within a key', { '.env': `${key}="vck_a\nb"\n${oidc}=${fresh}` }, keepsKey('vck_a\nb')],
  ['next', 'a key beyond what a header can hold', { '.env': `${key}=vck_…\n${oidc}=${fresh}` }, keepsKey('vck_…')],
];

const shells: readonly Row[] = [
  ['vite', 'a key of the shell alone', {}, sendsKey('vck_shell'), { [key]: 'vck_shell' }],
  ['next', 'a token of the shell alone', {}, sendsToken(fresh), { [oidc]: fresh }],
  [
    'both',
    'a key of the shell over files',
    { '.env.development.local': `${key}=vck_a` },
    sendsKey('vck_shell'),
    { [key]: 'vck_shell' },
  ],
  [
    'next',
    'a key of the shell over a token',
    { '.env': `${oidc}=${fresh}` },
    sendsKey('vck_shell'),
    { [key]: 'vck_shell' },
  ],
  [
    'vite',
    'a key of a file over a token of the shell',
    { '.env': `${key}=vck_a` },
    sendsKey('vck_a'),
    { [oidc]: fresh },
  ],
  ['next', 'a token of the shell over files', { '.env': `${oidc}=${fresh}` }, keepsToken(expired), { [oidc]: expired }],
  ['both', 'an empty key of the shell', { '.env': `${key}=vck_a\n${oidc}=${fresh}` }, sendsToken(fresh), { [key]: '' }],
  ['vite', 'an empty token of the shell', { '.env': `${oidc}=${fresh}` }, nothing, { [oidc]: '' }],
  ['vite', 'a space of the shell', { '.env': `${key}=vck_a` }, sendsKey(' '), { [key]: ' ' }],
  ['next', 'a reference in the shell alone', {}, sendsKey('$REAL'), { [key]: '$REAL', REAL: 'vck_a' }],
  [
    'next',
    'a reference in the shell, named in a file',
    { '.env': `${key}=vck_b` },
    sendsKey('vck_a'),
    { [key]: '$REAL', REAL: 'vck_a' },
  ],
  [
    'vite',
    'a reference in the shell, named in a file',
    { '.env': `${key}=vck_b` },
    sendsKey('$REAL'),
    { [key]: '$REAL', REAL: 'vck_a' },
  ],
];

const references: readonly Row[] = [
  ['both', 'a reference to a later line', { '.env': `${key}=$REAL\nREAL=vck_a` }, sendsKey('vck_a')],
  ['vite', 'a reference in single quotes', { '.env': `REAL=vck_a\n${key}='$REAL'` }, sendsKey('vck_a')],
  ['next', 'a reference to a reference', { '.env': `A=vck_a\nB=$A\n${key}=$B` }, sendsKey('vck_a')],
  // It expands names in their order, and stops at a value that is another variable's own text.
  ['vite', 'a reference to a reference, of a later name', { '.env': `A=vck_a\nB=$A\n${key}=$B` }, sendsKey('$A')],
  [
    'vite',
    'a reference to a reference, of an earlier name',
    { '.env': `A=vck_a\nAB=$A\n${key}=$AB` },
    sendsKey('vck_a'),
  ],
  ['vite', 'a reference with a default', { '.env': `${key}=\${REAL:-vck_default}` }, sendsKey('vck_default')],
  [
    'next',
    'a reference to the shell',
    { '.env': `REAL=vck_a\n${key}=$REAL` },
    sendsKey('vck_shell'),
    { REAL: 'vck_shell' },
  ],
  ['next', 'a reference to nothing', { '.env': `${key}=$REAL\n${oidc}=${fresh}` }, sendsToken(fresh)],
  ['next', 'a token by reference', { '.env': `REAL=${fresh}\n${oidc}=$REAL` }, sendsToken(fresh)],
  ['vite', 'a reference to a file above', { '.env.local': 'REAL=vck_a', '.env': `${key}=$REAL` }, sendsKey('vck_a')],
  [
    'next',
    'a reference to a file below, out of reach',
    { '.env.local': `${key}=$REAL\n${oidc}=${fresh}`, '.env': 'REAL=vck_a' },
    sendsToken(fresh),
  ],
  [
    'vite',
    'a reference to a file below',
    { '.env.local': `${key}=$REAL\n${oidc}=${fresh}`, '.env': 'REAL=vck_a' },
    sendsKey('vck_a'),
  ],
  [
    'both',
    'a reference to a value that another file shadows',
    { '.env.local': 'REAL=vck_a', '.env': `REAL=vck_b\n${key}=$REAL` },
    sendsKey('vck_a'),
  ],
  [
    'next',
    'a circle of references',
    { '.env.local': `${key}=$REAL\nREAL=$${key}`, '.env': `${oidc}=${fresh}` },
    sendsToken(fresh),
  ],
  ['both', 'an escaped dollar', { '.env': `REAL=x\n${key}=vck_\\$REAL` }, sendsKey('vck_$REAL')],
  ['next', 'a dollar before a digit', { '.env': `${key}=vck_$1a` }, sendsKey('vck_')],
  ['vite', 'a dollar before a digit', { '.env': `${key}=vck_$1a` }, sendsKey('vck_$1a')],
];

const spellings: readonly Row[] = [
  ['next', 'double quotes', { '.env': `${key}="vck_a"` }, sendsKey('vck_a')],
  ['vite', 'single quotes', { '.env': `${key}='vck_a\\nb'` }, sendsKey('vck_a\\nb')],
  ['next', 'quotes within quotes', { '.env': `${key}="'vck_a'"` }, sendsKey(`'vck_a'`)],
  ['vite', 'export', { '.env': `export ${key}=vck_a` }, sendsKey('vck_a')],
  ['next', 'a comment behind the value', { '.env': `${key}=vck_a # mine` }, sendsKey('vck_a')],
  ['next', 'the last of duplicates', { '.env': `${key}=vck_a\n${key}=vck_b` }, sendsKey('vck_b')],
  ['both', 'an empty last of duplicates', { '.env': `${key}=vck_a\n${key}=\n${oidc}=${fresh}` }, sendsToken(fresh)],
  ['next', 'a colon', { '.env': `${key}: vck_a` }, sendsKey('vck_a')],
  ['vite', 'a colon', { '.env': `${key}: vck_a` }, nothing],
  ['next', 'a byte order mark', { '.env': `\uFEFF${key}=vck_a\n${oidc}=${fresh}` }, sendsKey('vck_a')],
  ['vite', 'a byte order mark', { '.env': `\uFEFF${key}=vck_a\n${oidc}=${fresh}` }, sendsToken(fresh)],
  ['next', 'text behind a quote', { '.env': `${key}="vck_a"b` }, sendsKey('"vck_a"b')],
  ['vite', 'text behind a quote', { '.env': `${key}="vck_a"b` }, sendsKey('vck_a')],
  ['next', 'an escaped quote', { '.env': `${key}="vck_a\\"b"` }, sendsKey('vck_a\\"b')],
  ['vite', 'an escaped quote', { '.env': `${key}="vck_a\\"b"` }, sendsKey('vck_a\\')],
  ['vite', 'a quote without its end', { '.env': `${key}="vck_a\n${oidc}=${fresh}` }, sendsKey('"vck_a')],
];

/** The newest version is asked in every layout, the older one where the choice is the SDK's and not the loader's. */
const rows = {
  'gateway 3': [...kinds, ...shells],
  'gateway 4': [...inOrder, ...kinds, ...shells, ...references, ...spellings],
} as const;

for (const sdk of ['gateway 3', 'gateway 4'] as const) {
  describe(`${sdk} sends the credential that is in effect`, { concurrency: 4 }, () => {
    for (const [loaders, what, files, expected, shell = {}] of rows[sdk]) {
      for (const loader of loaders === 'both' ? (['next', 'vite'] as const) : [loaders]) {
        test(`${loader}: ${what}`, async () => {
          const { method, value } = expected;
          assert.deepEqual(inEffect({ loader, files, shell }), { method, value }, 'by our resolution');
          assert.equal(shownMethod({ loader, files, shell }), method, 'by the status');
          await assertSends(sdk, { loader, files, shell }, expected);
        });
      }
    }
  });
}

const models: readonly (readonly [what: string, files: Values, expected: Expected])[] = [
  ['a token', { '.env.local': `${oidc}=${fresh}` }, sendsToken(fresh)],
  ['a key over a token', { '.env.local': `${oidc}=${fresh}\n${key}=vck_a` }, sendsKey('vck_a')],
  ['an expired token', { '.env.local': `${oidc}=${expired}` }, keepsToken(expired)],
];

describe('a model that is given by its name is asked for with the credential that is in effect', () => {
  for (const [what, files, expected] of models) {
    test(what, () => assertSends('ai 7', { loader: 'next', files, shell: {} }, expected));
  }
});

async function assertSends(sdk: Sdk, layout: Layout, { method, value, sent }: Expected): Promise<void> {
  const { arrivals, outcome } = await runIn(sdk, layout);
  const arrival = {
    request: sdk === 'ai 7' ? 'POST /v4/ai/language-model' : 'GET /v1/credits',
    // White space at the end is not part of a header's value (RFC 9110 §5.5).
    authorization: `Bearer ${value ?? ''}`.trimEnd(),
    method,
    protocol: '0.0.1',
  };
  assert.deepEqual(arrivals, sent ? [arrival] : []);
  assert.equal(outcome, sent ? 'answered' : 'GatewayAuthenticationError');
}

const methods = { apiKey: 'api-key', oidc: 'oidc' } as const;

/** What the extension would call in effect. */
function inEffect({ loader, files, shell }: Layout): Pick<Expected, 'method' | 'value'> {
  const texts = envLoaders[loader].files.flatMap((file) => {
    const text = files[file];
    return text === undefined ? [] : [{ file, text }];
  });
  const resolved = envLoaders[loader].load(texts, shell);
  for (const { kind, variable } of credentialKinds) {
    const value = resolved.get(variable)?.value ?? '';
    if (value !== '') return { method: methods[kind], value };
  }
  return { method: undefined, value: undefined };
}

/** What the status shows. */
function shownMethod({ loader, files, shell }: Layout): Expected['method'] {
  const manifest = loader === 'vite' ? { 'package.json': '{"devDependencies":{"vite":"8"}}' } : {};
  const [shown] = credentialsIn(projectFrom({ files: { ...files, ...manifest }, shell }));
  return shown && methods[shown.kind];
}

for (const sdk of ['gateway 3', 'gateway 4'] as const) {
  test(`${sdk} sends a token that it kept itself in place of an expired one`, async () => {
    const data = { [`com.vercel.token/${projectId}.json`]: JSON.stringify({ token: fresh }) };
    const files = { '.env.local': `${oidc}=${expired}` };
    await assertSends(sdk, { loader: 'next', files, shell: {}, data }, sendsToken(fresh));
  });
}
