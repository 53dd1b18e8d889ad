/** Files as somebody writes them who means harm: env texts, tokens, links and manifests. */
import fc from 'fast-check';
import { credentialKinds } from '../../src/core/credential/credential';
import type { Input } from './hostileInput';
import { names } from './hostileNames';

const deep = fc.integer({ min: 1, max: 12_000 }).map((depth) => `${'['.repeat(depth)}${']'.repeat(depth)}`);

const strange = fc.constantFrom(
  '1e999',
  '-0',
  '1e308',
  '8.64e12',
  '8640000000001',
  '""',
  'null',
  'true',
  '{}',
  '[]',
  '{"a":[]}',
);

/** As JSON. */
const values = fc.oneof(
  { weight: 12_000, arbitrary: names.map((name) => JSON.stringify(name)) },
  { weight: 4000, arbitrary: strange },
  { weight: 1, arbitrary: deep },
);

/** Around the moment at which it is read, mostly. */
const moments = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1_769_700_000, max: 1_770_000_000 }).map(String) },
  values,
);

/** An object as JSON, in which a key may be missing or stand twice. */
function objects(shape: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<string> {
  const pair = (key: string, value: string): string => `${JSON.stringify(key)}:${value}`;
  const pairs = Object.entries(shape).map(([key, value]) =>
    fc.oneof({ weight: 5, arbitrary: value.map((json) => pair(key, json)) }, fc.constant('')),
  );
  const others = fc.tuple(names, values).map(([key, value]) => pair(key, value));
  const all = fc.tuple(fc.tuple(...pairs), fc.array(others, { maxLength: 2 }));
  return all.map(
    (found) =>
      `{${found
        .flat()
        .filter((json) => json !== '')
        .join(',')}}`,
  );
}

/** Cut somewhere, with something in it, or as it was. */
function damaged(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const at = fc.nat();
  return fc.oneof(
    { weight: 12, arbitrary: texts },
    { weight: 1, arbitrary: fc.tuple(texts, at).map(([text, where]) => text.slice(0, where % (text.length + 1))) },
    {
      weight: 2,
      arbitrary: fc.tuple(texts, at, names).map(([text, where, put]) => {
        const middle = where % (text.length + 1);
        return text.slice(0, middle) + put + text.slice(middle);
      }),
    },
  );
}

const claims = objects({
  ...{ exp: moments, iat: moments, nbf: moments, sub: values, iss: values, aud: values },
  ...{ project: values, project_id: values, owner: values, owner_id: values, environment: values, email: values },
});

const part = (json: string): string => Buffer.from(json).toString('base64url');

const tokens = damaged(
  fc
    .tuple(damaged(claims), fc.constantFrom('c2lnbmF0dXJl', 'x', '', '='))
    .map(([payload, signature]) => `${part('{"alg":"RS256"}')}.${part(payload)}.${signature}`),
);

const keys = fc.constantFrom(
  'vck_0123456789abcdefghijklmn',
  'vck_xxx',
  'Bearer vck_1',
  '[SENSITIVE]',
  ' ',
  '<your-key>',
);

const references = fc.constantFrom(
  '$A',
  '${A}',
  '${A:-$B}',
  '${B-${A',
  '\\$A',
  '${AI_GATEWAY_API_KEY}',
  '${VERCEL_OIDC_TOKEN:-x}',
  '$A'.repeat(500),
);

const variables = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...credentialKinds.map(({ variable }) => variable)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('A', 'B', 'AI_GATEWAY_KEY', 'VERCEL_OIDC_TOKENS', 'AI-GATEWAY-API-KEY', '__proto__'),
  },
  names,
);

const quotes = fc.constantFrom('', '"', "'", '`', '"""', '\'"');

const lines = fc
  .tuple(
    fc.constantFrom('', 'export ', '# ', '  ', '#', '\uFEFF'),
    variables,
    fc.constantFrom('=', ' = ', '=\n', ': ', ''),
    quotes,
    fc.oneof(tokens, names, keys, references),
    fc.constantFrom('same', '', '"', ' # comment', '\n'),
  )
  .map(
    ([before, name, sign, quote, value, end]) =>
      `${before}${name}${sign}${quote}${value}${end === 'same' ? quote : end}`,
  );

const envTexts = damaged(
  fc
    .tuple(
      fc.array(fc.oneof({ weight: 6, arbitrary: lines }, names), { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n', '\r', '\u2028'),
    )
    .map(([rows, end]) => rows.join(end)),
);

/** `.vercel/project.json`. */
const projectLinks = damaged(objects({ projectId: values, orgId: values, projectName: values }));

/** `.vercel/repo.json`. */
const repoLinks = damaged(
  fc
    .tuple(
      fc.array(
        objects({
          ...{ id: values, orgId: values, name: values },
          directory: fc.oneof(
            fc.constantFrom('"."', '"apps/web"', '"../up"', '"/etc"', '"a/../../b"', '"a\\\\..\\\\b"'),
            values,
          ),
        }),
        { maxLength: 4 },
      ),
      values,
    )
    .map(([rows, orgId]) => `{"orgId":${orgId},"projects":[${rows.join(',')}]}`),
);

/** `package.json`. */
const manifests = damaged(
  fc
    .tuple(
      objects({ ai: values, vite: values, next: values, '@ai-sdk/x': values }),
      objects({ name: values, packageManager: values, peerDependencies: values }),
    )
    .map(([dependencies, rest]) => `{"dependencies":${dependencies},"more":${rest}}`),
);

/** What an attacker's folder holds, with one link or the other. */
export const inputs: fc.Arbitrary<Input> = fc.record({
  env: envTexts,
  token: tokens,
  link: fc.oneof(
    projectLinks.map((own) => ({ own })),
    repoLinks.map((repo) => ({ repo })),
  ),
  manifest: manifests,
  files: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(names, { maxLength: 3 })),
});
