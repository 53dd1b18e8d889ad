import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentialFindings, remedySentence } from '../../src/core/status/credentialFindings';
import { keyDoubtSentence, tokenDoubtSentence } from '../../src/core/status/doubts';
import { doubted, said } from '../../src/core/status/finding';
import type { Doubt, KeyDoubt } from '../../src/core/credential/credential';
import { credentialStatusAt } from '../../src/core/status/status';
import { unusedFindings } from '../../src/core/status/unused';
import { credentialsIn, heldIn } from '../../src/core/project/inEffect';
import { token, type TokenOptions } from '../vercel/token';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';
import { pseudo, untranslatedIn } from './pseudo';

const now = Date.UTC(2026, 0, 31, 12);
const hourMs = 3_600_000;
const key = 'AI_GATEWAY_API_KEY=vck_abc\n';

function oidc(leftMs: number, options: Partial<TokenOptions> = {}): string {
  const expiresAt = now + leftMs;
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: expiresAt - 12 * hourMs, expiresAt, ...options })}\n`;
}

/** Of the credential in effect. */
function findingsOf(layout: Layout): readonly { readonly code: string; readonly text: string }[] {
  const project = projectFrom(layout);
  const [inEffect] = credentialsIn(project);
  assert.ok(inEffect);
  return credentialFindings(english, credentialStatusAt(now, inEffect, project, 15).value, project);
}

const local = (text: string, more: Layout = {}): Layout => ({ ...more, files: { ...linked, '.env.local': text } });
const ofOther = (claims: TokenOptions['claims']): Partial<TokenOptions> => ({ claims: claims ?? {} });

const cases: readonly (readonly [about: string, layout: Layout, findings: readonly (readonly [string, RegExp])[]])[] = [
  ['a token that is fine', local(oidc(hourMs)), []],
  ['a key beside a token', local(key + oidc(hourMs)), [['shadows', /VERCEL_OIDC_TOKEN is set too/]]],
  ['an expired token', local(oidc(-hourMs)), [['expired', /refused\. A refresh gets a new one\./]]],
  ['an expired token that the SDK renews', local(oidc(-hourMs), { loggedIn: true }), [['expired', /SDK renews it/]]],
  ['a token of another project', local(oidc(hourMs, ofOther({ project_id: 'x' }))), [['otherProject', /\(prj_test\)/]]],
  ['a token of another team', local(oidc(hourMs, ofOther({ owner_id: 'x' }))), [['otherTeam', /team_test/]]],
  ['a token of production', local(oidc(hourMs, { environment: 'production' })), [['otherEnvironment', /production/]]],
  ['a token of tomorrow', local(oidc(30 * hourMs)), [['early', /not valid for another 18 hours/]]],
];

for (const [about, layout, expected] of cases) {
  test(`of ${about} is said: ${expected.map(([code]) => code).join(', ') || 'nothing'}`, () => {
    const findings = findingsOf(layout);
    assert.deepEqual(
      findings.map(({ code }) => code),
      expected.map(([code]) => code),
    );
    for (const [index, [, text]] of expected.entries()) assert.match(findings[index]?.text ?? '', text);
  });
}

test('each doubt has a sentence of its own for a key and for a token, in the language of the person', () => {
  const ofKeys: Readonly<Record<KeyDoubt, true>> = {
    ...{ blank: true, sensitive: true, quoted: true, openQuote: true, bearer: true, placeholder: true },
    ...{ strayCharacter: true, otherKind: true, tooLong: true },
  };
  const ofTokens: Readonly<Record<Doubt, true>> = { ...ofKeys, noExpiry: true, cut: true, noToken: true };
  // Each is a name of the type, which the compiler holds.
  const keys = Object.keys(ofKeys) as KeyDoubt[];
  const tokens = Object.keys(ofTokens) as Doubt[];
  const said = [
    ...keys.map((doubt) => keyDoubtSentence(english, doubt)),
    ...tokens.map((doubt) => tokenDoubtSentence(english, doubt)),
  ];
  // One is the same for both.
  assert.equal(new Set(said).size, said.length - 1);
  for (const doubt of keys) assert.equal(untranslatedIn(keyDoubtSentence(pseudo, doubt)), '');
  for (const doubt of tokens) assert.equal(untranslatedIn(tokenDoubtSentence(pseudo, doubt)), '');
});

test('a remedy is a sentence where there is one', () => {
  assert.match(remedySentence(english, 'refresh'), /^A refresh/);
  assert.match(remedySentence(english, 'link'), /^Once the folder is linked/);
  assert.equal(remedySentence(english, undefined), '');
});

test('what is doubted is worth a warning, what is said is not', () => {
  assert.deepEqual(said('expired', 'x'), { code: 'expired', suspicious: false, text: 'x' });
  assert.deepEqual(doubted('otherTeam', 'x'), { code: 'otherTeam', suspicious: true, text: 'x' });
});

const twoFiles = (local: string, base: string): Layout => ({ files: { '.env.local': local, '.env': base } });

const unusedCases: readonly (readonly [about: string, layout: Layout, codes: readonly string[], text: RegExp])[] = [
  ['an older token', twoFiles(oidc(2 * hourMs), oidc(hourMs)), ['unused'], /older, unused in \.env, line 1/],
  ['a fresher token', twoFiles(oidc(hourMs), oidc(2 * hourMs)), ['unusedFresher'], /hidden by the one in \.env\.local/],
  ['a token behind an empty value', twoFiles('VERCEL_OIDC_TOKEN=', oidc(hourMs)), ['hidden'], /by the empty value/],
  ['a token behind one that is none', twoFiles('VERCEL_OIDC_TOKEN=x', oidc(hourMs)), ['unused'], /decides/],
];

for (const [about, layout, codes, text] of unusedCases) {
  test(`${about} without effect is told with what decides`, () => {
    const findings = unusedFindings(english, 'VERCEL_OIDC_TOKEN', heldIn(projectFrom(layout), 'oidc'));
    assert.deepEqual(
      findings.map(({ code }) => code),
      codes,
    );
    assert.match(findings[0]?.text ?? '', text);
  });
}
