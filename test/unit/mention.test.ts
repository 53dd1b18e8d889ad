import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotenvReader } from '../../src/core/env/reader';
import { completionsFor } from '../../src/core/explain/completions';
import { mentionsIn } from '../../src/core/explain/mention';
import { renamed, repaired, withoutMentions } from '../../src/core/explain/textFix';
import { english } from './english';

const key = 'vck_0123456789abcdef';

test('the two variables are found in their order, and of a name that is nearly right the last', () => {
  const text = `AI_GATEWAY_KEY=1\nVERCEL_OIDC_TOKEN=x\nAI_GATEWAY_KEY=2\nOTHER=y\nAI_GATEWAY_API_KEY=\n`;
  assert.deepEqual(
    mentionsIn(text).map(({ name, line, kind, isExact }) => [name, line, kind, isExact]),
    [
      ['VERCEL_OIDC_TOKEN', 1, 'oidc', true],
      ['AI_GATEWAY_KEY', 2, 'apiKey', false],
      ['AI_GATEWAY_API_KEY', 4, 'apiKey', true],
    ],
  );
});

test('of ever so many, the last ones are found', () => {
  const exact = mentionsIn('AI_GATEWAY_API_KEY=x\n'.repeat(510));
  assert.deepEqual([exact.length, exact[0]?.line, exact.at(-1)?.line], [500, 10, 509]);
  // In small and in capital letters, so that no two are the same.
  const nameOf = (index: number): string =>
    Array.from('aigateway_api_key', (letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter)).join('');
  const near = mentionsIn(Array.from({ length: 510 }, (_, index) => `${nameOf(index)}=x\n`).join(''));
  assert.deepEqual([near.length, near[0]?.line, near.at(-1)?.line], [500, 10, 509]);
});

test('lines are taken out whole, and only where nothing else is read then', () => {
  const text = 'A=1\r\nexport AI_GATEWAY_API_KEY=a # why\r\nB=2\r\nAI_GATEWAY_API_KEY=b';
  const [first, last] = mentionsIn(text);
  assert.ok(first && last);
  assert.equal(withoutMentions(text, [first], dotenvReader), 'A=1\r\nB=2\r\nAI_GATEWAY_API_KEY=b');
  assert.equal(withoutMentions(text, [last], dotenvReader), undefined, 'the one that decides went');
  const oldMac = 'AI_GATEWAY_API_KEY=a\rAI_GATEWAY_API_KEY=b\r';
  assert.equal(withoutMentions(oldMac, mentionsIn(oldMac).slice(0, 1), dotenvReader), 'AI_GATEWAY_API_KEY=b\r');
});

test('a name is mended in its place, unless that changes what another line says', () => {
  const text = 'A=1\nAI_GATEWAY_KEY=x # mine\n';
  const [mention] = mentionsIn(text);
  assert.ok(mention);
  assert.equal(renamed(text, mention, 'AI_GATEWAY_API_KEY', dotenvReader), 'A=1\nAI_GATEWAY_API_KEY=x # mine\n');
  assert.equal(renamed(text, mention, 'A', dotenvReader), 'A=1\nA=x # mine\n');
  const taken = 'AI_GATEWAY_KEY=x\nA=2\n';
  const [before] = mentionsIn(taken);
  assert.ok(before);
  assert.equal(renamed(taken, before, 'A', dotenvReader), undefined);
  const twice = 'AI_GATEWAY_KEY=a\nAI_GATEWAY_KEY=b\n';
  const [second] = mentionsIn(twice);
  assert.ok(second);
  assert.equal(renamed(twice, second, 'AI_GATEWAY_API_KEY', dotenvReader), 'AI_GATEWAY_KEY=a\nAI_GATEWAY_API_KEY=b\n');
});

const invisible = [
  `Bearer\t${key}`,
  `"Bearer\n${key}"`,
  `\ufeff${key}\u200b`,
  `\u007f${key.slice(0, 9)}\u2060${key.slice(9)}`,
];
for (const value of [
  ...invisible,
  `"${key}"`,
  `'"${key}"'`,
  `Bearer ${key}`,
  `"bearer ${key}"`,
  `${key}"`,
  ` ${key} `,
  key,
]) {
  test(`${JSON.stringify(value.replace(key, 'KEY'))} is repaired to what is a credential in it`, () => {
    assert.equal(repaired(value).trim(), key);
  });
}

const names = ['AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN'];

for (const [line, offered] of [
  ['', names],
  ['  AI_', names],
  ['export VERC', names],
  ['export  VERC', names],
  ['A=', []],
  ['# AI_', []],
] as const) {
  test(`behind ${JSON.stringify(line)} ${offered.length > 0 ? 'the two names are' : 'nothing is'} offered`, () => {
    assert.deepEqual(
      completionsFor(english, line).map(({ name }) => name),
      offered,
    );
  });
}

test('each name is offered with what it stands for', () => {
  assert.deepEqual(completionsFor(english, ''), [
    {
      name: 'AI_GATEWAY_API_KEY',
      text: 'API key of the AI Gateway. Where it has a value, it is what requests send.',
    },
    {
      name: 'VERCEL_OIDC_TOKEN',
      text: 'OIDC token of the Vercel project, valid for 12 hours. A refresh writes it.',
    },
  ]);
});
