import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dotenvReader } from '../../src/core/env/reader';
import { nodeReader } from '../../src/core/env/nodeReader';
import { secretSpansIn } from '../../src/core/explain/secretSpans';
import { cpuMsOf } from './cpuTime';

/** The text as it is seen. */
function seen(text: string): string {
  let [result, at] = ['', 0];
  for (const { start, end } of secretSpansIn(text)) {
    assert.ok(start >= at && end > start, 'in their order, and none within another');
    result += `${text.slice(at, start)}•`;
    at = end;
  }
  return result + text.slice(at);
}

const table: readonly (readonly [text: string, seen: string])[] = [
  ['AI_GATEWAY_API_KEY=abc # mine\nA=1', 'AI_GATEWAY_API_KEY=• # mine\nA=1'],
  ['export VERCEL_OIDC_TOKEN="a\nb\nc" # x\nA=1', 'export VERCEL_OIDC_TOKEN=• # x\nA=1'],
  ['AI_GATEWAY_API_KEY: abc', 'AI_GATEWAY_API_KEY: •'],
  ['AI_GATEWAY_API_KEY=\nVERCEL_OIDC_TOKEN=""', 'AI_GATEWAY_API_KEY=\nVERCEL_OIDC_TOKEN=•'],
  ['AI_GATEWAY_API_KEY=one\r\nAI_GATEWAY_API_KEY=two\r\n', 'AI_GATEWAY_API_KEY=•\r\nAI_GATEWAY_API_KEY=•\r\n'],
  ['AI_GATEWAY_API_KEY= \nabc\nA=1', 'AI_GATEWAY_API_KEY= \n•\nA=1'],
  ['AI_GATEWAY_API_KEY=\r\nA=1', 'AI_GATEWAY_API_KEY=\r\nA=1'],
  ['# AI_GATEWAY_API_KEY=abc  \n# A=1', '# AI_GATEWAY_API_KEY=•  \n# A=1'],
  ['#AI_GATEWAY_API_KEY=abc', '#AI_GATEWAY_API_KEY=•'],
  ['# VERCEL_OIDC_TOKEN="a\n# b\n#c"\n# A=1', '# VERCEL_OIDC_TOKEN=•\n# •\n#•\n# A=1'],
  ['# VERCEL_OIDC_TOKEN="a\nA=1', '# VERCEL_OIDC_TOKEN=•\nA=1'],
  ['//AI_GATEWAY_API_KEY = abc', '//AI_GATEWAY_API_KEY = •'],
  ['set "AI_GATEWAY_API_KEY=abc"', 'set "AI_GATEWAY_API_KEY=•'],
  ['  "ai_gateway_api_key": "abc",', '  "ai_gateway_api_key": •'],
  ['TEAM_KEY=vck_0123456789', 'TEAM_KEY=•'],
  ['see vck_0123456789 there', 'see • there'],
  ['X=eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.abc', 'X=•'],
  ['"Bearer eyJhbGciOiJSUzI1NiJ9.abc', '"Bearer •'],
  ['MY_AI_GATEWAY_API_KEY=abc\nAI_GATEWAY_API_KEY_2=abc\n', 'MY_AI_GATEWAY_API_KEY=abc\nAI_GATEWAY_API_KEY_2=abc\n'],
  ['vck_ab eyJhb.c A=1', 'vck_ab eyJhb.c A=1'],
  ['see also vck_123 there', 'see also vck_123 there'],
  ['see also vck_1234 there', 'see also • there'],
  ['a.b X=eyJhbGciOiJSUzI1NiJ9 c.d', 'a.b X=eyJhbGciOiJSUzI1NiJ9 c.d'],
  ['see also X=eyJ.hbGciOiJSUzI1NiJ9', 'see also X=eyJ.hbGciOiJSUzI1NiJ9'],
  ['# see vck_0123456789\nAI_GATEWAY_API_KEY=abc', '# see •\nAI_GATEWAY_API_KEY=•'],
  ['AI_GATEWAY_API_KEY="vck_0123456789 b"', 'AI_GATEWAY_API_KEY=•'],
  ['AI_GATEWAY_API_KEY=a\u2028b\nA=1', 'AI_GATEWAY_API_KEY=•\nA=1'],
  ['AI_GATEWAY_API_KEY=abc\rdef\nA=1', 'AI_GATEWAY_API_KEY=•\nA=1'],
  ['# AI_GATEWAY_API_KEY=a\u2028b\n# A=1', '# AI_GATEWAY_API_KEY=•\n# A=1'],
  ['# VERCEL_OIDC_TOKEN="a\r# b"\r# A=1', '# VERCEL_OIDC_TOKEN=•\r# •\r# A=1'],
  ['\uFEFFAI_GATEWAY_API_KEY=abc', '\uFEFFAI_GATEWAY_API_KEY=•'],
  ['# \u0130stanbul\n# AI_GATEWAY_API_KEY=abc', '# \u0130stanbul\n# AI_GATEWAY_API_KEY=•'],
  ['A=\u0130\nset "VERCEL_OIDC_TOKEN=abc"', 'A=\u0130\nset "VERCEL_OIDC_TOKEN=•'],
  ['# AI_GATEWAY_API_KEY "=abc', '# AI_GATEWAY_API_KEY "=•'],
  ['# AI_GATEWAY_API_KEY\u00A0=\u00A0abc', '# AI_GATEWAY_API_KEY\u00A0=\u00A0•'],
  ['# AI_GATEWAY_API_KEY=\n# A=1', '# AI_GATEWAY_API_KEY=\n# A=1'],
  ['# AI_GATEWAY_API_KEY=VERCEL_OIDC_TOKEN=abc', '# AI_GATEWAY_API_KEY=•'],
  ['\u0130\nAI_GATEWAY_API_KEY abc\nAI_GATEWAY_API_KEY=abc', '\u0130\nAI_GATEWAY_API_KEY abc\nAI_GATEWAY_API_KEY=•'],
];

test('values of the two variables are hidden wherever they stand, and what looks like one', () => {
  for (const [text, expected] of table) assert.equal(seen(text), expected);
});

test('a secret is hidden in whatever form it is written', () => {
  const secret = 'vck_S3cret0123456789';
  const form = fc.record({
    before: fc.constantFrom('', 'A=1\n', '\uFEFF', "B='open\n", '# note\r\n', 'C="two\nlines"\n'),
    head: fc.constantFrom('', 'export ', '# ', '#', '  ', '// ', '# export '),
    name: fc.constantFrom('AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN', 'AI_GATEWAY_KEY', 'OTHER'),
    sign: fc.constantFrom('=', ' = ', ': ', '=  '),
    quote: fc.constantFrom('', '"', "'", '`'),
    split: fc.boolean(),
    after: fc.constantFrom('', '\n', ' # note\n', '\r\nA=1', '\n# B=2'),
  });
  fc.assert(
    fc.property(form, ({ before, head, name, sign, quote, split, after }) => {
      // Over two lines it is a value of the variable alone, and not by its looks.
      const value = split && quote !== '' && head.trim() === '' && name.length > 14 ? `S3cret\nS3cret` : secret;
      assert.ok(!seen(before + head + name + sign + quote + value + quote + after).includes('S3cret'));
    }),
    { numRuns: 3000 },
  );
});

test('what either reader takes for a value is hidden, however odd the text', () => {
  const secret = /S3cret[AB]/g;
  const part = fc.constantFrom(
    ...['AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN', 'A', '=', ' ', ': ', ':', '\n', '\r\n', '"', "'", '`', '#', '# '],
    ...['export ', 'S3cretA', 'S3cretB', '\\', '\\n', '$', '\t', '\u2028', '\uFEFF', 'B=', '\n\n'],
  );
  const count = (text: string): number => text.match(secret)?.length ?? 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 16 }), (parts) => {
      const text = parts.join('');
      const hidden = count(text) - count(seen(text));
      for (const reader of [dotenvReader, nodeReader])
        for (const { value } of reader.assignmentsIn(text, ['AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN']).values())
          assert.ok(hidden >= count(value), JSON.stringify(text));
    }),
    { numRuns: 10_000 },
  );
});

test('1 MiB of whatever takes a time that grows with it', () => {
  const parts = [
    'SOME_NAME=some value\n',
    'AI_GATEWAY_API_KEY=vck_12345678\n',
    '# AI_GATEWAY_API_KEY="a\n',
    'eyJ',
    'vck_',
    'AI_GATEWAY_API_KEY ',
    'AI_GATEWAY_API_KEY=',
    'AI_GATEWAY_API_KEY="',
    'AI_GATEWAY_API_KEY\u00A0',
    '"',
    'A=1\n',
    ' ',
  ];
  for (const part of parts) {
    const text = `AI_GATEWAY_API_KEY${part.repeat(2 ** 20 / part.length)}`;
    const tookMs = cpuMsOf(() => secretSpansIn(text));
    assert.ok(tookMs < 2_000, `${part} took ${tookMs} ms`);
  }
});
