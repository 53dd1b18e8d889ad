import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claims } from '../../src/core/credential/token';
import { claimRows, otherClaims } from '../../src/core/explain/claimRows';
import { english } from './english';

/** The claims, and of each row the claim's name with its value. */
const table: readonly (readonly [about: string, claims: Claims, rows: readonly string[]])[] = [
  ['a name has its id behind it', { project: 'web', project_id: 'prj_1' }, ['project: web (prj_1)']],
  ['a name without an id', { project: 'web' }, ['project: web']],
  ['an id without a name', { project_id: 'prj_1' }, ['project: prj_1']],
  ['an id that is the name is told once', { owner: 'team_1', owner_id: 'team_1' }, ['owner: team_1']],
  ['a claim that has no id', { environment: 'preview' }, ['environment: preview']],
  ['of several the first', { aud: ['https://a.example', 'https://b.example'] }, ['aud: https://a.example']],
  ['an empty list is none', { aud: [] }, []],
  ['blanks are none', { iss: ' ', sub: '' }, []],
  ['what is no text is none', { iss: 5, sub: { a: 1 }, aud: [7], project: null, owner: true }, []],
  ['moments are seconds', { exp: 0, iat: 1.5 }, ['exp: 1970-01-01T00:00:00.000Z', 'iat: 1970-01-01T00:00:01.500Z']],
  ['what is no moment is none', { exp: '5', iat: 1e20, nbf: null }, []],
  ['others have no row', { email: 'ann@example.com', user_id: 'user_1' }, []],
  ['what every object has is no claim', JSON.parse('{"__proto__":{"iss":"x"}}') as Claims, []],
  [
    'moments come first',
    { sub: 'a', iss: 'b', nbf: 60, exp: 120 },
    ['exp: 1970-01-01T00:02:00.000Z', 'nbf: 1970-01-01T00:01:00.000Z', 'iss: b', 'sub: a'],
  ],
];

for (const [about, claims, rows] of table) {
  test(`claims as people read them: ${about}`, () => {
    assert.deepEqual(
      claimRows(english, claims).map(({ claim, value }) => `${claim}: ${value}`),
      rows,
    );
  });
}

test('each row says what its claim means', () => {
  const [exp, project] = claimRows(english, { exp: 0, project: 'web' });
  assert.equal(exp?.meaning, 'from then on, it is refused');
  assert.equal(project?.meaning, 'the Vercel project that it was issued for');
});

test('claims without a row are counted, and ids beside names are none of them', () => {
  assert.equal(otherClaims({ exp: 0, project: 'web', project_id: 'prj_1', owner_id: 'team_1', aud: 'x' }), 0);
  assert.equal(otherClaims({ exp: 0, user_id: 'user_1', plan: 'pro', jti: 'x' }), 3);
});
