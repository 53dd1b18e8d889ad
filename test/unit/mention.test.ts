import { parse } from 'dotenv';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotenvReader } from '../../src/core/env/reader';
import { completionsFor } from '../../src/core/explain/completions';
import { openFixes, removeFixes, renameFixes, valueFixes } from '../../src/core/explain/fixes';
import { mentionsIn } from '../../src/core/explain/mention';
import type { Fix, ProblemCode } from '../../src/core/explain/problem';
import { renamed, repaired, withoutMentions } from '../../src/core/explain/textFix';
import { token } from '../vercel/token';
import { english } from './english';
import { linked } from './layout';
import { lookFrom } from './page';

const now = Date.UTC(2026, 0, 31, 12);
const hourMs = 3_600_000;
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

test('lines are taken out whole, and only where nothing else is read then', () => {
  const text = 'A=1\r\nexport AI_GATEWAY_API_KEY=a # why\r\nB=2\r\nAI_GATEWAY_API_KEY=b';
  const [first, last] = mentionsIn(text);
  assert.ok(first && last);
  assert.equal(withoutMentions(text, [first], dotenvReader), 'A=1\r\nB=2\r\nAI_GATEWAY_API_KEY=b');
  assert.equal(withoutMentions(text, [last], dotenvReader), undefined, 'the one that decides went');
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
});

for (const value of [`"${key}"`, `'"${key}"'`, `Bearer ${key}`, `"bearer ${key}"`, `${key}"`, ` ${key} `, key]) {
  test(`${value.replace(key, 'KEY')} is repaired to what is a credential in it`, () => {
    assert.equal(repaired(value).trim(), key);
  });
}

const names = ['AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN'];

for (const [line, offered] of [
  ['', names],
  ['  AI_', names],
  ['export VERC', names],
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

function titlesOf(fixes: readonly Fix[]): string[] {
  return fixes.map((fix) => (fix.kind === 'act' ? fix.action : fix.title));
}

function fixesIn(text: string, code: ProblemCode, files: Readonly<Record<string, string>> = linked): readonly Fix[] {
  const look = lookFrom(now, { files: { ...files, '.env.local': text } });
  const [place] = look.explained;
  assert.ok(place);
  return valueFixes(english, code, place, look);
}

const expired = token({ issuedAt: now - 13 * hourMs, expiresAt: now - hourMs });

const fixCases: readonly (readonly [text: string, code: ProblemCode, titles: readonly string[]])[] = [
  [`AI_GATEWAY_API_KEY="'${key}'"`, 'quoted', ['Correct the Value', 'setApiKey']],
  ['AI_GATEWAY_API_KEY=your_api_key', 'placeholder', ['setApiKey']],
  [`AI_GATEWAY_API_KEY=${key}`, 'keyExpired', ['createApiKey', 'setApiKey']],
  [`VERCEL_OIDC_TOKEN=${expired}`, 'expired', ['refresh']],
  [`VERCEL_OIDC_TOKEN=${expired}`, 'otherProject', ['refresh', 'link']],
  [`VERCEL_OIDC_TOKEN=${expired}`, 'early', []],
];

for (const [text, code, titles] of fixCases) {
  test(`${code} is mended by ${titles.join(', then ') || 'waiting alone'}`, () => {
    assert.deepEqual(titlesOf(fixesIn(text, code)), titles);
  });
}

test('without a link, the remedy for a token is the link', () => {
  assert.deepEqual(titlesOf(fixesIn(`VERCEL_OIDC_TOKEN=${expired}`, 'expired', {})), ['link']);
});

test('a value is corrected where it stands, and nothing else is', () => {
  const text = `# mine\nexport AI_GATEWAY_API_KEY="'${key}'" # why\nB=2\n`;
  const [fix] = fixesIn(text, 'quoted');
  assert.ok(fix?.kind === 'edit');
  assert.deepEqual(parse(fix.text), { AI_GATEWAY_API_KEY: key, B: '2' });
  assert.match(fix.text, /^# mine\nexport AI_GATEWAY_API_KEY=.* # why\nB=2\n$/);
});

test('a value that refers to another is not corrected: what is wrong with it stands elsewhere', () => {
  assert.deepEqual(titlesOf(fixesIn(`KEY=${key}\nAI_GATEWAY_API_KEY="'$KEY'"`, 'quoted')), ['setApiKey']);
});

test('lines without effect are removed, a name is mended, and another place is opened', () => {
  const twice = lookFrom(now, { files: { '.env.local': `AI_GATEWAY_API_KEY=a\nAI_GATEWAY_API_KEY=${key}\n` } });
  const [losing] = twice.explained;
  assert.ok(losing);
  const [removal] = removeFixes(english, losing, twice);
  assert.ok(removal?.kind === 'edit');
  assert.equal(removal.text, `AI_GATEWAY_API_KEY=${key}\n`);
  const near = lookFrom(now, { files: { '.env.local': `AI_GATEWAY_KEY=${key}\n` } });
  const [misnamed] = near.explained;
  assert.ok(misnamed);
  assert.deepEqual(titlesOf(renameFixes(english, misnamed, near)), ['Rename to AI_GATEWAY_API_KEY']);
  assert.deepEqual(titlesOf(openFixes(english, { kind: 'file', file: '.env', line: 2 })), ['Open .env, line 3']);
  assert.deepEqual(openFixes(english, { kind: 'shell' }), []);
});
