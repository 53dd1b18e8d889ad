import { parse } from 'dotenv';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFixes, removeFixes, renameFixes, valueFixes } from '../../src/core/explain/fixes';
import type { Fix, ProblemCode } from '../../src/core/explain/problem';
import { token } from '../vercel/token';
import { english } from './english';
import { linked, type Layout } from './layout';
import { lookFrom } from './page';

const now = Date.UTC(2026, 0, 31, 12);
const hourMs = 3_600_000;
const key = 'vck_0123456789abcdef';

function titlesOf(fixes: readonly Fix[]): string[] {
  return fixes.map((fix) => (fix.kind === 'act' ? fix.action : fix.title));
}

/** Of the first place in `.env.local`. */
function fixesIn(
  text: string,
  code: ProblemCode,
  files: Readonly<Record<string, string>> = linked,
  layout: Layout = {},
): readonly Fix[] {
  const look = lookFrom(now, { ...layout, files: { ...files, '.env.local': text } });
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
  [`VERCEL_OIDC_TOKEN="'${expired}'"`, 'quoted', ['refresh']],
  [`VERCEL_OIDC_TOKEN=${expired}`, 'otherProject', ['refresh', 'link']],
  [`VERCEL_OIDC_TOKEN=${expired}`, 'otherTeam', ['refresh', 'link']],
  [`VERCEL_OIDC_TOKEN=${expired}`, 'otherEnvironment', ['refresh']],
  [`VERCEL_OIDC_TOKEN=${expired}`, 'early', []],
];

for (const [text, code, titles] of fixCases) {
  test(`${code} is mended by ${titles.join(', then ') || 'waiting alone'}`, () => {
    assert.deepEqual(titlesOf(fixesIn(text, code)), titles);
  });
}

test('without a link, the remedy for a token is the link, and where nothing can be run there is none', () => {
  const text = `VERCEL_OIDC_TOKEN=${expired}`;
  assert.deepEqual(titlesOf(fixesIn(text, 'expired', {})), ['link']);
  assert.deepEqual(titlesOf(fixesIn(text, 'otherProject', {})), ['link']);
  assert.deepEqual(titlesOf(fixesIn(text, 'expired', linked, { onDisk: false })), []);
});

test('a key is corrected beside a token that it hides', () => {
  const text = `AI_GATEWAY_API_KEY="'${key}'"\nVERCEL_OIDC_TOKEN=${expired}\n`;
  assert.deepEqual(titlesOf(fixesIn(text, 'quoted')), ['Correct the Value', 'setApiKey']);
});

const vite = { 'package.json': '{"devDependencies":{"vite":"8"}}' };

test('a line is not corrected that dotenv does not take the value from', () => {
  const text = `AI_GATEWAY_API_KEY="'${key}'"\nAI_GATEWAY_API_KEY: ${key}\n`;
  assert.deepEqual(titlesOf(fixesIn(text, 'quoted', vite)), ['setApiKey']);
});

test('a value is not corrected that no quotes can hold, since it has each kind of them in itself', () => {
  const text = 'AI_GATEWAY_API_KEY="Bearer vck_0123\'4567`89#ab\\"cdef"\n';
  assert.deepEqual(titlesOf(fixesIn(text, 'bearer')), ['setApiKey']);
  const withoutOne = text.replace('`', '');
  assert.deepEqual(titlesOf(fixesIn(withoutOne, 'bearer')), ['Correct the Value', 'setApiKey']);
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
  const both = `AI_GATEWAY_API_KEY=a\nVERCEL_OIDC_TOKEN=b\nAI_GATEWAY_API_KEY=c\nVERCEL_OIDC_TOKEN=d\n`;
  const look = lookFrom(now, { files: { '.env.local': both } });
  const [ofKey] = look.explained;
  assert.ok(ofKey);
  assert.deepEqual(removeFixes(english, ofKey, look), [
    {
      kind: 'edit',
      title: 'Remove the Lines without Effect',
      text: 'VERCEL_OIDC_TOKEN=b\nAI_GATEWAY_API_KEY=c\nVERCEL_OIDC_TOKEN=d\n',
    },
  ]);
  const near = lookFrom(now, { files: { '.env.local': `AI_GATEWAY_KEY=${key}\n` } });
  const [misnamed] = near.explained;
  assert.ok(misnamed);
  assert.deepEqual(titlesOf(renameFixes(english, misnamed, near)), ['Rename to AI_GATEWAY_API_KEY']);
  assert.deepEqual(titlesOf(openFixes(english, { kind: 'file', file: '.env', line: 2 })), ['Open .env, line 3']);
  assert.deepEqual(openFixes(english, { kind: 'shell' }), []);
});

test('a name is not mended whose value refers to another: what that is may depend on the name', () => {
  const look = lookFrom(now, { files: { '.env.local': `A=${key}\nAI_GATEWAY_KEY=$A\n` } });
  const [place] = look.explained;
  assert.ok(place);
  assert.deepEqual(renameFixes(english, place, look), []);
});

test('characters that nobody sees are taken out of a value, and others are not', () => {
  const [fix, ...others] = fixesIn(`AI_GATEWAY_API_KEY="\ufeff${key}\u200b"\n`, 'strayCharacter');
  assert.ok(fix?.kind === 'edit');
  assert.deepEqual(parse(fix.text), { AI_GATEWAY_API_KEY: key });
  assert.deepEqual(titlesOf(others), ['setApiKey']);
  for (const value of [`${key}é`, `${key}\nFOO=bar`, `vck_\u00a0${key}`])
    assert.deepEqual(titlesOf(fixesIn(`AI_GATEWAY_API_KEY="${value}"\n`, 'strayCharacter')), ['setApiKey']);
});
