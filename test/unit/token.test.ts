import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimsIn, isNewer, momentOf, readToken, type Token } from '../../src/core/credential/token';
import { token } from '../vercel/token';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;

function read(claims: Readonly<Record<string, unknown>> = {}): Token {
  const reading = readToken(token({ issuedAt: now - hour, expiresAt: now + hour, claims }));
  assert.ok(reading.kind === 'token');
  return reading.token;
}

test('a token says when it is valid, and what it is of', () => {
  const { identity, ...known } = read({ nbf: now / 1000 });
  assert.deepEqual(known, {
    expiresAt: now + hour,
    issuedAt: now - hour,
    validFrom: now,
    project: 'web',
    team: 'acme',
    projectId: 'prj_test',
    teamId: 'team_test',
    environment: 'development',
  });
  assert.equal(identity, `[${now + hour},${now - hour},"prj_test"]`);
});

test('without names a token is known by its ids, and what is blank is none', () => {
  const { project, team, environment } = read({ project: ' ', owner: undefined, environment: 7 });
  assert.deepEqual([project, team, environment], ['prj_test', 'team_test', undefined]);
});

const none = { project: undefined, project_id: undefined, sub: undefined };
const identities: readonly (readonly [about: string, claims: Readonly<Record<string, unknown>>, of: string])[] = [
  ['the id of its project', {}, '"prj_test"'],
  ['the name of its project, without an id', { project_id: undefined }, '"web"'],
  ['its subject, without a project', { ...none, sub: 'owner:acme' }, '"owner:acme"'],
  ['its times alone, without a subject', none, 'null'],
  ['its times alone, with a subject that is blank', { ...none, sub: ' ' }, 'null'],
];
for (const [about, claims, of] of identities) {
  test(`a token is told from others by ${about}`, () => {
    assert.equal(read(claims).identity, `[${now + hour},${now - hour},${of}]`);
    assert.equal(read({ ...claims, iat: undefined }).identity, `[${now + hour},null,${of}]`);
  });
}

type Times = readonly [expiresAt: number, issuedAt: number | undefined] | undefined;

const ages: readonly (readonly [about: string, one: Times, than: Times, isNewer: boolean])[] = [
  ['one that lasts longer', [2, 1], [1, 1], true],
  ['one that lasts longer and was issued before', [2, 1], [1, 2], true],
  ['one that was issued later', [1, 2], [1, 1], true],
  ['one that was issued later and ends before', [1, 2], [2, 1], true],
  ['one of the same times', [1, 1], [1, 1], false],
  ['an older one', [1, 1], [2, 2], false],
  ['one that does not say when it was issued', [1, undefined], [1, 1], false],
  ['one that says when it was issued, where the other does not', [1, 1], [1, undefined], false],
  ['one where there was none', [1, 1], undefined, true],
  ['none where there was one', undefined, [1, 1], false],
  ['none where there was none', undefined, undefined, false],
];
for (const [about, one, than, expected] of ages) {
  test(`${about} is ${expected ? 'newer' : 'not newer'}`, () => {
    const of = (times: Times): Token | undefined => times && { ...read(), expiresAt: times[0], issuedAt: times[1] };
    assert.equal(isNewer(of(one), of(than)), expected);
  });
}

const moments: readonly (readonly [seconds: unknown, moment: number | undefined])[] = [
  [0, 0],
  [1.5, 1500],
  [-1, -1000],
  [8.64e12, 8.64e15],
  [-8.64e12, -8.64e15],
  [8.64e12 + 1, undefined],
  [-8.64e12 - 1, undefined],
  [NaN, undefined],
  ['1', undefined],
  [undefined, undefined],
];
for (const [seconds, moment] of moments) {
  test(`${String(seconds)} (${typeof seconds}) as seconds is ${moment === undefined ? 'no moment' : moment}`, () => {
    assert.equal(momentOf(seconds), moment);
  });
}

test('the claims of a whole token can be looked at, with white space behind it or without', () => {
  const whole = token({ issuedAt: now, expiresAt: now + hour });
  for (const text of [whole, `${whole} \n`]) assert.equal(claimsIn(text)?.['project'], 'web');
  for (const text of [` ${whole}`, `${whole} x`, 'a.b.c', '']) assert.equal(claimsIn(text), undefined);
});
