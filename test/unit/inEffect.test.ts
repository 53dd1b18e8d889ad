/** Which credential is in effect, and where what concerns it stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckResult } from '../../src/core/credential/known';
import {
  checkIn,
  commentedKeyIn,
  credentialsIn,
  fileFor,
  identityOfWorth,
  unreadableAmong,
  unreadableBesideToken,
} from '../../src/core/project/inEffect';
import { fileTokenIn, placeToOpen } from '../../src/core/project/places';
import { token } from '../vercel/token';
import { projectFrom, type Layout } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;
const value = (leftMs = hour): string => token({ issuedAt: now, expiresAt: now + leftMs });
const oidc = (leftMs?: number): string => `VERCEL_OIDC_TOKEN=${value(leftMs)}\n`;
const local = (text: string): Layout => ({ files: { '.env.local': text } });
const unreadable = { kind: 'unreadable', problem: 'failed' } as const;

const commented: readonly (readonly [about: string, layout: Layout, file: string | undefined])[] = [
  ['alone', local('# AI_GATEWAY_API_KEY=vck_abc'), '.env.local'],
  ['above a token', local('# AI_GATEWAY_API_KEY=vck_abc\nVERCEL_OIDC_TOKEN=x'), '.env.local'],
  ['beside an empty one', local('AI_GATEWAY_API_KEY=\n# AI_GATEWAY_API_KEY=vck_abc'), '.env.local'],
  ['beside one that is set', local('AI_GATEWAY_API_KEY=vck_def\n# AI_GATEWAY_API_KEY=vck_abc'), undefined],
  [
    'before one that is set',
    { files: { '.env.local': '# AI_GATEWAY_API_KEY=vck_abc', '.env': 'AI_GATEWAY_API_KEY=vck_def' } },
    undefined,
  ],
  ['behind other files', { files: { '.env.local': 'X=1', '.env': '# AI_GATEWAY_API_KEY=vck_abc' } }, '.env'],
  ['behind one unreadable', { files: { '.env.local': unreadable, '.env': '# AI_GATEWAY_API_KEY=vck_abc' } }, '.env'],
  [
    'behind an empty one, which hides it',
    { files: { '.env.local': 'AI_GATEWAY_API_KEY=', '.env': '# AI_GATEWAY_API_KEY=vck_abc' } },
    undefined,
  ],
  [
    'before an empty one',
    { files: { '.env.local': '# AI_GATEWAY_API_KEY=vck_abc', '.env': 'AI_GATEWAY_API_KEY=' } },
    '.env.local',
  ],
  [
    'under an empty one of the environment',
    { ...local('# AI_GATEWAY_API_KEY=vck_abc'), shell: { AI_GATEWAY_API_KEY: '' } },
    undefined,
  ],
  ['where there is none', local('# AI_GATEWAY_API_KEY=\n# nothing'), undefined],
];
for (const [about, layout, file] of commented) {
  test(`a key that is commented out ${about}: ${file === undefined ? 'not to be brought back' : `in ${file}`}`, () => {
    assert.equal(commentedKeyIn(projectFrom(layout)), file);
  });
}

test('what was found out of a credential is that of the one in effect', () => {
  const resultIn = (layout: Layout, ofIdentity: string): CheckResult | undefined => {
    const check = { at: now, result: { kind: 'invalid' } } as const;
    const known = [
      { identity: 'another', check: { at: now, result: { kind: 'offline' } } } as const,
      { identity: ofIdentity, check },
    ];
    return checkIn(projectFrom({ ...layout, known }))?.result;
  };
  const identityIn = (layout: Layout): string | undefined => {
    const [inEffect] = credentialsIn(projectFrom(layout));
    return inEffect && identityOfWorth(inEffect.worth);
  };
  for (const layout of [local('AI_GATEWAY_API_KEY=vck_abc'), local(oidc())]) {
    const identity = identityIn(layout);
    assert.ok(identity !== undefined);
    assert.deepEqual(resultIn(layout, identity), { kind: 'invalid' });
    assert.equal(resultIn(layout, 'yet another'), undefined);
  }
  assert.equal(identityIn(local(oidc())), JSON.stringify([now + hour, now, 'prj_test']));
  assert.equal(identityIn(local('VERCEL_OIDC_TOKEN=x')), undefined);
  assert.equal(resultIn(local('X=1'), 'x'), undefined);
});

test('a credential is written to the file where it stands, be another one in the environment', () => {
  const layout = { files: { '.env': oidc() }, shell: { VERCEL_OIDC_TOKEN: 'x' } };
  assert.equal(fileFor(projectFrom(layout), 'oidc'), '.env');
  assert.equal(fileFor(projectFrom(layout), 'apiKey'), '.env.local');
});

test('a file that is not looked at is not taken for one that cannot be read', () => {
  const project = projectFrom({ files: { '.env': unreadable } });
  assert.deepEqual(unreadableAmong(project, '.env'), { file: '.env', problem: 'failed' });
  assert.equal(unreadableAmong(project, '.env.production'), undefined);
});

const beside: readonly (readonly [about: string, layout: Layout, files: string[]])[] = [
  ['no key', { files: { '.env.local': oidc(), '.env': unreadable } }, ['.env']],
  ['an empty key before', { files: { '.env.local': `AI_GATEWAY_API_KEY=\n${oidc()}`, '.env': unreadable } }, []],
  [
    'an empty key of the environment',
    { files: { '.env.local': oidc(), '.env': unreadable }, shell: { AI_GATEWAY_API_KEY: '' } },
    [],
  ],
  ['no token', { files: { '.env.local': 'X=1', '.env': unreadable } }, []],
];
for (const [about, layout, files] of beside) {
  test(`a file that may hold a key beside the token in effect, with ${about}: ${files.join() || 'none'}`, () => {
    assert.deepEqual(
      unreadableBesideToken(projectFrom(layout)).map(({ file }) => file),
      files,
    );
  });
}

test('a refresh replaces the token of the file that decides, whatever the environment holds', () => {
  const expiryIn = (layout: Layout): number | undefined => fileTokenIn(projectFrom(layout))?.expiresAt;
  assert.equal(expiryIn({ ...local(oidc()), shell: { VERCEL_OIDC_TOKEN: value(2 * hour) } }), now + hour);
  assert.equal(expiryIn({ files: { '.env.local': oidc(), '.env': oidc(2 * hour) } }), now + hour);
  assert.equal(expiryIn({ files: { '.env.local': 'VERCEL_OIDC_TOKEN=', '.env': oidc() } }), undefined);
  assert.equal(expiryIn(local('VERCEL_OIDC_TOKEN=x')), undefined);
  assert.equal(expiryIn({}), undefined);
});

const places: readonly (readonly [about: string, layout: Layout, place: string])[] = [
  ['an empty key before an empty token', local('VERCEL_OIDC_TOKEN=\nAI_GATEWAY_API_KEY='), '.env.local:2'],
  ['the token in effect before an empty key', local(`AI_GATEWAY_API_KEY=\n${oidc()}`), '.env.local:2'],
  [
    'the token in a file behind that of the environment',
    { ...local(`X=1\n${oidc()}`), shell: { VERCEL_OIDC_TOKEN: 'x' } },
    '.env.local:2',
  ],
  [
    'an empty key in a file behind the token of the environment',
    { ...local('X=1\nAI_GATEWAY_API_KEY='), shell: { VERCEL_OIDC_TOKEN: 'x' } },
    '.env.local:2',
  ],
  ['a file without either', { ...local('X=1'), shell: { VERCEL_OIDC_TOKEN: 'x' } }, '.env.local:-'],
];
for (const [about, layout, place] of places) {
  test(`an editor opens at ${about}`, () => {
    const { file, line, exists } = placeToOpen(projectFrom(layout));
    assert.equal(`${file}:${line === undefined ? '-' : line + 1}`, place);
    assert.equal(exists, true);
  });
}

test('an editor opens a new file where a credential goes that stands nowhere, whatever other files there are', () => {
  const place = placeToOpen(projectFrom({ files: { '.env': 'X=1' } }));
  assert.deepEqual(place, { file: '.env.local', line: undefined, exists: false });
});
