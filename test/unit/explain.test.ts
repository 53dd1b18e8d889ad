import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { dotenvReader } from '../../src/core/env/reader';
import { nodeReader } from '../../src/core/env/nodeReader';
import { hoverAt } from '../../src/core/explain/hover';
import { lensesAt } from '../../src/core/explain/lenses';
import type { ProblemCode } from '../../src/core/explain/problem';
import { problemsOf } from '../../src/core/explain/problems';
import type { Look } from '../../src/core/explain/role';
import { token, type TokenOptions } from '../vercel/token';
import { english } from './english';
import { linked, type Layout } from './layout';
import { lookFrom } from './page';
import { pseudo, untranslatedIn } from './pseudo';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;

function value(leftMs: number, options: Partial<TokenOptions> = {}): string {
  const expiresAt = now + leftMs;
  return token({ issuedAt: expiresAt - 12 * hour, expiresAt, ...options });
}

function oidc(leftMs: number, options: Partial<TokenOptions> = {}): string {
  return `VERCEL_OIDC_TOKEN="${value(leftMs, options)}"\n`;
}

const key = 'AI_GATEWAY_API_KEY=vck_0123456789abcdef\n';
const vite = { 'package.json': '{"devDependencies":{"vite":"8"}}' };

interface Row {
  readonly layout: Layout;
  readonly file?: string;
  readonly lenses: readonly string[];
  /** `severity code`, in the order of the text. */
  readonly problems?: readonly string[];
  /** What the hover over the first variable says, beside its title. */
  readonly hover: RegExp;
}

const local = (text: string, others: Readonly<Record<string, string>> = linked): Layout => ({
  files: { ...others, '.env.local': text },
});

const table: Readonly<Record<string, Row>> = {
  'a token in effect': {
    layout: local(oidc(3 * hour)),
    lenses: ['OIDC token · web (development) · expires in 3h 0m', 'Refresh'],
    hover: /line 1 decides for VERCEL.*\[Refresh OIDC Token\]\(command:refresh\).*25 % of|25 % of.*line 1 decides/s,
  },
  'a token in its last minutes is no fault': {
    layout: local(oidc(60_000)),
    lenses: ['OIDC token · web (development) · expires in 1m', 'Refresh'],
    hover: /charts-yellow/,
  },
  'an expired token': {
    layout: local(oidc(-hour)),
    lenses: ['OIDC token · web (development) · expired 1 hour ago', 'Refresh'],
    problems: ['error expired'],
    hover: /Requests that send it are refused/,
  },
  'one that the SDK renews': {
    layout: { ...local(oidc(-hour)), loggedIn: true },
    lenses: ['OIDC token · web (development) · expired 1 hour ago', 'Refresh'],
    problems: ['warning expired'],
    hover: /renews it by itself/,
  },
  'an expired one without a link': {
    layout: local(oidc(-hour), {}),
    lenses: ['OIDC token · web (development) · expired 1 hour ago', 'Link Project'],
    problems: ['error expired'],
    hover: /\[Link Project\]/,
  },
  'an expired one that the key hides': {
    layout: local(key + oidc(-hour)),
    lenses: [
      'API key · in effect',
      'Check',
      'OIDC token · web (development) · expired 1 hour ago · unused: the API key is in effect',
      'Refresh',
    ],
    problems: ['info expired'],
    hover: /API key in effect/,
  },
  'a token that is not valid yet': {
    layout: local(oidc(8 * hour, { claims: { nbf: now / 1000 + 7200 } })),
    lenses: ['OIDC token · web (development) · not valid yet', 'Refresh'],
    problems: ['warning early'],
    hover: /not valid for another 2 hours/,
  },
  'a token of another project': {
    layout: local(oidc(hour, { project: 'shop', claims: { project_id: 'prj_other' } })),
    lenses: ['OIDC token · shop (development) · expires in 1h 0m', 'Refresh'],
    problems: ['warning otherProject'],
    hover: /of the project \\"shop\\"/,
  },
  'a token of another environment': {
    layout: local(oidc(hour, { environment: 'preview' })),
    lenses: ['OIDC token · web (preview) · expires in 1h 0m', 'Refresh'],
    problems: ['info otherEnvironment'],
    hover: /not of development/,
  },
  'a token without end': {
    layout: local(oidc(hour, { claims: { exp: undefined } })),
    lenses: ['OIDC token · without end', 'Refresh'],
    problems: ['warning noExpiry'],
    hover: /does not say when it expires/,
  },
  'what is no token': {
    layout: local('VERCEL_OIDC_TOKEN=abc'),
    lenses: ['OIDC token · invalid', 'Refresh'],
    problems: ['error noToken'],
    hover: /The value is not a token/,
  },
  'a placeholder': {
    layout: local('AI_GATEWAY_API_KEY=your_key_here'),
    lenses: ['API key · invalid', 'Set API Key'],
    problems: ['error placeholder'],
    hover: /placeholder of an example/,
  },
  'an empty value': {
    layout: local(`AI_GATEWAY_API_KEY=\n${oidc(hour)}`),
    lenses: ['API key · empty, which counts as absent', 'OIDC token · web (development) · expires in 1h 0m', 'Refresh'],
    hover: /An empty value counts as absent/,
  },
  'an empty value that hides one': {
    layout: local('AI_GATEWAY_API_KEY=', { '.env': key }),
    lenses: ['API key · empty, which counts as absent'],
    problems: ['info hidden'],
    hover: /hidden by the empty value/,
  },
  'one that another file decides': {
    layout: local(key, { '.env.development.local': key }),
    lenses: ['API key · unused: .env.development.local decides', 'Open'],
    problems: ['hint unused'],
    hover: /stands unused in/,
  },
  'one that the environment decides': {
    layout: { ...local(key), shell: { AI_GATEWAY_API_KEY: 'vck_x' } },
    lenses: ['API key · unused: the environment of terminals decides'],
    problems: ['hint unused'],
    hover: /environment of terminals/,
  },
  'a fresher one behind a stale one': {
    layout: local(oidc(hour), { ...linked, '.env.development.local': oidc(-hour) }),
    lenses: ['OIDC token · unused: .env.development.local decides', 'Open'],
    problems: ['warning unusedFresher'],
    hover: /A fresher token stands unused/,
  },
  'twice in one file': {
    layout: local(`${key}A=1\n${key}`),
    lenses: ['API key · unused: line 3 decides', 'Open', 'API key · in effect', 'Check'],
    problems: ['warning twice'],
    hover: /line 3 decides/,
  },
  'a file that is not read in development': {
    layout: { files: { ...linked, '.env.production': oidc(-hour) } },
    file: '.env.production',
    lenses: ['OIDC token · web (development) · expired 1 hour ago · not read in development'],
    hover: /is not read in development; these are|not read in development\\;/,
  },
  'a placeholder in an example': {
    layout: { files: { ...linked, '.env.example': 'AI_GATEWAY_API_KEY=your_key_here' } },
    file: '.env.example',
    lenses: ['API key · invalid · not read in development'],
    hover: /not read in development/,
  },
  'a colon, which Vite does not read': {
    layout: local('AI_GATEWAY_API_KEY: vck_0123456789abcdef', vite),
    lenses: ['API key · no value is read here'],
    hover: /takes no value/,
  },
  'a name that is nearly right': {
    layout: local('AI_GATEWAY_KEY=vck_0123456789abcdef'),
    lenses: [],
    problems: ['warning misnamed'],
    hover: /Nothing reads/,
  },
  'such a name with a value that is none': {
    layout: local('AI_GATEWAY_KEY=your_key_here'),
    lenses: [],
    problems: ['warning misnamed', 'error placeholder'],
    hover: /Nothing reads/,
  },
  'such a name beside the right one': {
    layout: local(`AI_GATEWAY_KEY=x\n${key}`),
    lenses: ['API key · in effect', 'Check'],
    hover: /^$/,
  },
  'such a name where another file has the right one': {
    layout: local('AI_GATEWAY_KEY=x', { '.env': key }),
    lenses: [],
    hover: /^$/,
  },
};

function problemsIn(look: Look): string[] {
  return problemsOf(english, look).map(({ severity, code }) => `${severity} ${code}`);
}

for (const [about, row] of Object.entries(table)) {
  test(`explained: ${about}`, () => {
    const look = lookFrom(now, row.layout, row.file);
    const { text } = look.page;
    const titles = (l10n: typeof english) => lensesAt(l10n, look, false).value.map(({ title }) => title);
    assert.deepEqual(titles(english), row.lenses);
    assert.deepEqual(problemsIn(look), row.problems ?? []);
    const hoverIn = (l10n: typeof english) =>
      hoverAt(l10n, look, text.search(/[A-Z]/), (action) => `command:${action}`)?.markdown ?? '';
    assert.match(hoverIn(english), row.hover);
    const said = [titles(english), problemsOf(english, look).map((problem) => problem.text), hoverIn(english)];
    assert.doesNotMatch(JSON.stringify(said), /vck_\w|eyJ|user_test/);
    const translated = problemsOf(pseudo, look).flatMap((problem) => [
      problem.text,
      ...problem.fixes().flatMap((fix) => ('title' in fix ? fix.title : [])),
    ]);
    for (const words of [...titles(pseudo), ...translated])
      assert.equal(untranslatedIn(words.replace(/(web|shop) \(\w+\)/, '')), '', words);
  });
}

test('a pull offers to cancel it in place of a refresh', () => {
  const lenses = lensesAt(english, lookFrom(now, local(oidc(hour))), true).value;
  assert.deepEqual(lenses.at(-1)?.does, { kind: 'act', action: 'cancel' });
});

test('a lens stays true until its countdown changes', () => {
  assert.equal(lensesAt(english, lookFrom(now, local(oidc(hour + 30_000))), false).trueForMs, 30_001);
  assert.equal(lensesAt(english, lookFrom(now, local(key)), false).trueForMs, Infinity);
});

test('claims that may be about a person are counted and not shown, and names are plain text', () => {
  const claims = { email: 'ann@example.com', project: '[x](command:y)<b>' };
  const look = lookFrom(now, local(oidc(hour, { claims })));
  const { markdown = '' } = hoverAt(english, look, 0, () => '') ?? {};
  assert.match(markdown, /Claims that are not shown\\: 2/);
  assert.ok(markdown.includes('\\[x\\]\\(command\\:y\\)\\<b\\>'), markdown);
  assert.ok(!markdown.includes('ann'));
});

test('a value in ever so many quotes is corrected, too', () => {
  const quotes = `'"`.repeat(15_000);
  const look = lookFrom(now, local(`AI_GATEWAY_API_KEY=\`Bearer ${quotes}vck_0123456789abcdef${quotes}\`\n`));
  const [fix] = problemsOf(english, look)[0]?.fixes() ?? [];
  assert.deepEqual(fix, {
    kind: 'edit',
    title: 'Correct the Value',
    text: 'AI_GATEWAY_API_KEY=`vck_0123456789abcdef`\n',
  });
});

test('a text so long that an edit would hold up the editor has no quick fix that tries one', () => {
  const quoted = `AI_GATEWAY_API_KEY=\`Bearer vck_0123456789abcdef\`\n`;
  const fixesOf = (text: string): unknown => problemsOf(english, lookFrom(now, local(text)))[0]?.fixes()[0]?.kind;
  assert.equal(fixesOf(quoted), 'edit');
  assert.equal(fixesOf(`${quoted}# ${'x'.repeat(2 ** 16)}`), 'act');
});

/** Random texts of what matters to the fixes. */
const texts = fc
  .array(
    fc.record({
      name: fc.constantFrom(
        ...['AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN', 'AI_GATEWAY_KEY', 'VERCEL_OIDC', 'A', 'B_C'],
      ),
      head: fc.constantFrom('', '', '', 'export ', '# ', ' '),
      sign: fc.constantFrom('=', '=', '=', ' = ', ': '),
      quote: fc.constantFrom('', '', '"', "'", '`', '"\''),
      value: fc.constantFrom(
        ...[
          'vck_0123456789abcdef',
          'Bearer vck_0123456789abcdef',
          '"vck_0123456789abcdef"',
          "'x'",
          'your_key',
          '[SENSITIVE]',
        ],
        ...[
          '',
          '$A',
          '${B_C}',
          'a # b',
          'two\nlines',
          '\\n',
          '#',
          value(hour),
          value(-hour),
          `Bearer ${value(hour)}`,
          `'${value(hour)}`,
        ],
      ),
      tail: fc.constantFrom('', '', ' # note', '"', ' '),
      end: fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', ''),
    }),
    { maxLength: 7 },
  )
  .map((rows) =>
    rows
      .map(
        ({ name, head, sign, quote, value: it, tail, end }) =>
          `${head}${name}${sign}${quote}${it}${quote}${tail}${end}`,
      )
      .join(''),
  );

/** The variables that a fix may change. */
const changing: Readonly<Record<string, RegExp>> = {
  'Correct the Value': /^(AI_GATEWAY_(API_)?KEY|VERCEL_OIDC(_TOKEN)?)$/,
  'Remove the Lines without Effect': /^$/,
  'Rename to AI_GATEWAY_API_KEY': /^AI_GATEWAY_(API_)?KEY$/,
  'Rename to VERCEL_OIDC_TOKEN': /^VERCEL_OIDC(_TOKEN)?$/,
};

test('each quick fix removes its own problem, adds none, and changes nothing that is read but what it says', () => {
  const applied = new Map<string, number>();
  const check = (text: string, other: string, isVite: boolean): void => {
    const layoutOf = (changed: string): Layout => local(changed, { ...linked, ...(isVite ? vite : {}), '.env': other });
    const before = problemsOf(english, lookFrom(now, layoutOf(text)));
    const keyOf = ({ code, text: words }: { code: string; text: string }): string =>
      `${code} ${/VERCEL|token/.test(words) ? 'token' : 'key'}`;
    for (const problem of before) {
      for (const fix of problem.fixes()) {
        if (fix.kind !== 'edit') continue;
        applied.set(fix.title, (applied.get(fix.title) ?? 0) + 1);
        const after = problemsOf(english, lookFrom(now, layoutOf(fix.text))).map(keyOf);
        const left = before.map(keyOf);
        for (const found of after) {
          assert.ok(
            left.includes(found),
            `${fix.title} adds ${found} to ${JSON.stringify(text)}: ${JSON.stringify(fix.text)}`,
          );
          left.splice(left.indexOf(found), 1);
        }
        assert.ok(left.includes(keyOf(problem)), `${fix.title} leaves ${problem.code} in ${JSON.stringify(fix.text)}`);
        for (const reader of [dotenvReader, nodeReader]) {
          const earlier = reader.valuesIn(text);
          const later = reader.valuesIn(fix.text);
          for (const name of new Set([...earlier.keys(), ...later.keys()])) {
            if (reader === nodeReader && !isVite) continue;
            if (changing[fix.title]?.test(name) !== true)
              assert.equal(
                later.get(name),
                earlier.get(name),
                `${fix.title} changes ${name} in ${JSON.stringify(text)}`,
              );
          }
        }
      }
    }
  };
  fc.assert(fc.property(texts, texts, fc.boolean(), check), { numRuns: 2000 });
  for (const title of Object.keys(changing))
    assert.ok((applied.get(title) ?? 0) > 20, `${title} was tried ${applied.get(title) ?? 0} times`);
});

test('the README has a paragraph for each problem', () => {
  // All of the type, which the compiler holds.
  const codes: Readonly<Record<ProblemCode | 'noCredential', true>> = {
    ...{
      bearer: true,
      blank: true,
      cut: true,
      early: true,
      expired: true,
      keyExpired: true,
      hidden: true,
      misnamed: true,
      noCredential: true,
    },
    ...{ noExpiry: true, noToken: true, notIgnored: true, openQuote: true, otherEnvironment: true, otherKind: true },
    ...{ otherProject: true, otherTeam: true, placeholder: true, quoted: true, sensitive: true, tooLong: true },
    ...{ strayCharacter: true, tracked: true, twice: true, unused: true, unusedFresher: true },
  };
  const found = [...readFileSync('README.md', 'utf8').matchAll(/^- \*\*`(\w+)`\*\* /gm)].map(([, code]) => code);
  assert.deepEqual(found.sort(), Object.keys(codes).sort());
});
