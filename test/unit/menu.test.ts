import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Token } from '../../src/core/credential/token';
import { menuEntries, type MenuEntry } from '../../src/core/status/menu';
import type { Status } from '../../src/core/status/status';
import { english } from './english';
import { linked, projectFrom, type Layout } from './layout';

const source = { kind: 'file', file: '.env.local', line: 0 } as const;
const shell = { kind: 'shell' } as const;
const token: Token = {
  ...{ expiresAt: 0, issuedAt: undefined, validFrom: undefined, project: undefined, team: undefined },
  ...{ projectId: undefined, teamId: undefined, environment: undefined, identity: 'x' },
};
const key = { identity: 'x', facts: undefined, leftMs: undefined };
const facts = { at: 0, expiresAt: 0, spent: undefined, limit: undefined, period: undefined };
const ending = { identity: 'x', facts, expiresAt: 0 };

const apiKey: Status = { kind: 'apiKey', source, shadows: false, ...key };
const beside: Status = { kind: 'apiKey', source, shadows: true, ...key };
const inShell: Status = { kind: 'apiKey', source: shell, shadows: true, ...key };
const keyExpiring: Status = { kind: 'keyExpiring', source, shadows: true, ...ending, leftMs: 1 };
const keyExpired: Status = { kind: 'keyExpired', source, shadows: false, ...ending };
const badKey: Status = { kind: 'badKey', source, doubt: 'blank' };
const badToken: Status = { kind: 'badToken', source, doubt: 'noToken' };
const valid: Status = { kind: 'valid', source, token, leftMs: 1 };
const expiring: Status = { kind: 'expiring', source, token, leftMs: 1 };
const early: Status = { kind: 'early', source, token, inMs: 1 };
const expired: Status = { kind: 'expired', source, token, renews: false };
const none: Status = { kind: 'none', file: '.env.local', fileExists: false };
const unreadable: Status = { kind: 'unreadable', file: '.env', problem: 'failed' };

const statuses = [
  ...[apiKey, beside, inShell, keyExpiring, keyExpired, badKey, badToken],
  ...[valid, expiring, early, expired, none, unreadable],
];

function entriesOf(status: Status, layout: Layout, display: { pulling?: true; name?: string } = {}): MenuEntry[] {
  const { pulling = false, name } = display;
  return menuEntries(english, status, projectFrom(layout), { pulling, name });
}

function actionsOf(...of: Parameters<typeof entriesOf>): string {
  return entriesOf(...of)
    .map(({ action }) => action)
    .join(' ');
}

const withLink: Layout = { files: linked };
const withoutLink: Layout = {};
const withKeyInComment: Layout = { files: { ...linked, '.env.local': '# AI_GATEWAY_API_KEY=vck_abc' } };
/** A token would go into that file, and a key that stands before decides. */
const withoutRemedy: Layout = {
  files: {
    ...linked,
    '.env.development.local': 'AI_GATEWAY_API_KEY=vck_abc',
    '.env.local': { kind: 'unreadable', problem: 'failed' },
  },
};

const ofToken = 'refresh pull checkCredential setApiKey openEnvFile login openSettings';
const menus: readonly (readonly [about: string, status: Status, layout: Layout, actions: string])[] = [
  ['a token', valid, withLink, ofToken],
  ['a token in its last minutes', expiring, withLink, ofToken],
  ['a token that is not valid yet', early, withLink, ofToken],
  ['an expired token', expired, withLink, ofToken],
  ['a token without a link', valid, withoutLink, 'link checkCredential setApiKey openEnvFile login openSettings'],
  [
    'a token beside a key in a comment',
    valid,
    withKeyInComment,
    'refresh pull useApiKey checkCredential setApiKey openEnvFile login openSettings',
  ],
  ['no token', badToken, withLink, 'refresh pull setApiKey openEnvFile login openSettings showLog'],
  [
    'no token beside a key in a comment',
    badToken,
    withKeyInComment,
    'refresh pull useApiKey setApiKey openEnvFile login openSettings showLog',
  ],
  ['nothing', none, withLink, 'refresh pull setApiKey createApiKey openEnvFile login openSettings showLog'],
  ['nothing and no link', none, withoutLink, 'link setApiKey createApiKey openEnvFile login openSettings showLog'],
  [
    'nothing but a key in a comment',
    none,
    withKeyInComment,
    'refresh pull useApiKey openEnvFile login openSettings showLog',
  ],
  ['a key', apiKey, withLink, 'openEnvFile checkCredential createApiKey setApiKey refresh pull login openSettings'],
  [
    'a key without a link',
    apiKey,
    withoutLink,
    'openEnvFile checkCredential createApiKey setApiKey link login openSettings',
  ],
  [
    'a key where a file for tokens cannot be read',
    apiKey,
    withoutRemedy,
    'openEnvFile checkCredential createApiKey setApiKey login openSettings',
  ],
  [
    'a key beside a token',
    beside,
    withLink,
    'openEnvFile checkCredential useOidc setApiKey refresh pull login openSettings',
  ],
  [
    'a key beside a token, which no file can switch off',
    inShell,
    withLink,
    'openEnvFile checkCredential createApiKey setApiKey refresh pull login openSettings',
  ],
  [
    'a key beside a token, in its last minutes',
    keyExpiring,
    withLink,
    'openEnvFile checkCredential useOidc setApiKey refresh pull login openSettings',
  ],
  [
    'an expired key',
    keyExpired,
    withLink,
    'createApiKey setApiKey openEnvFile refresh pull checkCredential login openSettings',
  ],
  ['no key', badKey, withLink, 'setApiKey createApiKey openEnvFile refresh pull login openSettings showLog'],
  ['a file that cannot be read', unreadable, withLink, 'openEnvFile login openSettings showLog'],
];

for (const [about, status, layout, actions] of menus) {
  test(`the menu over ${about}: ${actions}`, () => {
    assert.equal(actionsOf(status, layout), actions);
  });
}

test('whatever the status is, at most eight entries are offered, and no icon twice', () => {
  for (const status of statuses) {
    for (const layout of [withLink, withoutLink, withKeyInComment]) {
      for (const name of [undefined, 'web']) {
        const entries = entriesOf(status, layout, name === undefined ? {} : { name });
        assert.ok(entries.length <= 8, `${entries.length} entries for ${status.kind}`);
        assert.equal(new Set(entries.map(({ label }) => label.split(' ')[0])).size, entries.length, 'an icon twice');
      }
    }
  }
});

test('while the Vercel CLI is at work, the menu is about that, whatever the status is', () => {
  for (const status of statuses) {
    assert.equal(actionsOf(status, withLink, { pulling: true }), 'cancel showTerminal openEnvFile showLog');
  }
});

test('offers what works in a virtual folder, and no more', () => {
  for (const status of statuses) {
    assert.equal(actionsOf(status, { ...withKeyInComment, onDisk: false }), 'openEnvFile openSettings showLog');
  }
});

test('of several projects another one can be chosen, and the login is left to the palette', () => {
  const actions = 'refresh pull checkCredential setApiKey openEnvFile openSettings chooseProject';
  assert.equal(actionsOf(valid, withLink, { name: 'web' }), actions);
  assert.equal(actionsOf(valid, withLink), ofToken);
});

/** As they are read: the label, and behind it the description where there is one. */
function linesOf(...of: Parameters<typeof entriesOf>): string[] {
  return entriesOf(...of).map(({ label, description }) => (description === '' ? label : `${label} — ${description}`));
}

test('each entry tells what it is about', () => {
  const files = { ...linked, '.env.local': 'A=1\nVERCEL_OIDC_TOKEN=x\n' };
  assert.deepEqual(linesOf(valid, { files }, { name: 'shop' }), [
    '$(sync) Refresh OIDC Token — vercel env pull, for web',
    '$(cloud-download) Pull Environment Variables…',
    '$(pulse) Check Credential',
    '$(edit) Set API Key…',
    '$(go-to-file) Open Env File — .env.local:2',
    '$(settings-gear) Open Settings',
    '$(pinned) Choose Project… — shop',
  ]);
  assert.deepEqual(linesOf(none, withoutLink), [
    '$(link) Link Project — not linked',
    '$(edit) Set API Key…',
    '$(add) Create API Key…',
    '$(go-to-file) Open Env File — .env.local',
    '$(sign-in) Log In to Vercel — vercel login',
    '$(settings-gear) Open Settings',
    '$(output) Show Log',
  ]);
  assert.deepEqual(linesOf(beside, withoutLink)[2], '$(arrow-swap) Use OIDC Instead');
  assert.deepEqual(linesOf(valid, withKeyInComment)[2], '$(arrow-swap) Use API Key Again');
  assert.deepEqual(linesOf(valid, withLink, { pulling: true }), [
    '$(circle-slash) Cancel Refresh or Pull',
    '$(terminal) Show Terminal of Refresh or Pull',
    '$(go-to-file) Open Env File — .env.local',
    '$(output) Show Log',
  ]);
});
