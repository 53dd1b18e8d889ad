import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Token } from '../../src/core/credential/token';
import type { Merge } from '../../src/core/env/merge';
import type { Outcome, PullRequest } from '../../src/core/pull/steps';
import { alreadyFreshMessageAt, longPullMessage, outcomeMessageAt } from '../../src/core/pull/words';
import { english } from './english';
import { said } from './said';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;
const merge: Merge = { added: ['A', 'B'], changed: ['C'], withheld: [], onlyHere: ['D', 'E', 'F'] };

const refresh: PullRequest = { environment: undefined, automatic: false };
const renewal: PullRequest = { environment: undefined, automatic: true };
const pull: PullRequest = { environment: 'preview', automatic: false };

function tokenFor(leftMs: number): Token {
  return {
    ...{ expiresAt: now + leftMs, issuedAt: now, validFrom: undefined, project: 'web', team: 'acme' },
    ...{ projectId: 'prj_test', teamId: 'team_test', environment: 'development', identity: 'x' },
  };
}

interface Around {
  readonly name?: string;
  readonly oldTerminals?: boolean;
}

function messageOf(request: PullRequest, outcome: Outcome, { name, oldTerminals = false }: Around = {}) {
  return said(outcomeMessageAt(english, now, outcome, { request, file: '.env.local', name, oldTerminals }));
}

type Row = readonly [request: PullRequest, outcome: Outcome, expected: string | undefined];

const rows: readonly Row[] = [
  [refresh, { kind: 'declined' }, undefined],
  [refresh, { kind: 'busyElsewhere' }, undefined],
  [refresh, { kind: 'cancelled' }, undefined],
  [
    refresh,
    { kind: 'obstacle', obstacle: { kind: 'notLinked' } },
    'warning: This folder is not linked to a Vercel project yet, so there is no token to get. Link it first. [Link Project]',
  ],
  [
    refresh,
    { kind: 'noCli', obstacle: { kind: 'missing', configured: '/opt/v' } },
    'error: The Vercel CLI was not found: the setting "aiGatewayAuth.cli" names "/opt/v", which does not exist. [Open Settings]',
  ],
  [
    renewal,
    { kind: 'atRisk', risk: { state: 'open', file: '.env.local' } },
    'warning: Git does not ignore .env.local, so that a credential in it could get committed. [Refresh Now] [Open Env File]',
  ],
  [
    refresh,
    { kind: 'notStarted', reason: 'the disk is full.' },
    'error: The refresh could not start: the disk is full. [Refresh Now] [Show Log]',
  ],
  [
    renewal,
    { kind: 'notStarted', reason: 'the disk is full.' },
    'error: The automatic refresh could not start: the disk is full. [Refresh Now] [Show Log]',
  ],
  [
    pull,
    { kind: 'notStarted', reason: 'the disk is full.' },
    'error: The pull could not start: the disk is full. [Pull Again] [Show Log]',
  ],
  [
    refresh,
    { kind: 'closed' },
    'warning: The refresh was stopped before it was done, and .env.local is as it was. [Refresh Now]',
  ],
  [
    pull,
    { kind: 'failed', code: 7 },
    'error: The pull failed: the Vercel CLI ended with exit code 7, and .env.local is as it was. The terminal shows why; if you are not logged in, log in and try again. [Log In to Vercel] [Pull Again]',
  ],
  [
    renewal,
    { kind: 'failed', code: 1 },
    'error: The automatic refresh failed: the Vercel CLI ended with exit code 1, and .env.local is as it was. The terminal shows why; if you are not logged in, log in and try again. [Show Terminal] [Log In to Vercel] [Refresh Now]',
  ],
  [
    refresh,
    { kind: 'killed', signal: 'SIGKILL' },
    'error: The refresh failed: something else ended the Vercel CLI (SIGKILL), and .env.local is as it was. [Refresh Now]',
  ],
  [
    refresh,
    { kind: 'noSuchProject' },
    'error: The link of this folder leads to no project that you can see. Link it anew, or log in as somebody who can see it; .env.local is as it was. [Link Project] [Log In to Vercel]',
  ],
  [
    refresh,
    { kind: 'nothingCame' },
    'warning: Nothing came, and .env.local is as it was. The network may be away, or the CLI stopped: the terminal shows it. [Show Terminal] [Refresh Now]',
  ],
  [
    refresh,
    { kind: 'notNewer' },
    'warning: Nothing changed: the token that came is not newer than the one in .env.local. [Refresh Now]',
  ],
  [
    refresh,
    { kind: 'noToken' },
    'warning: No token came, and .env.local is as it was. OIDC may be switched off: see "Secure Backend Access with OIDC Federation" in the project\'s settings on Vercel. [Refresh Now]',
  ],
  [
    pull,
    { kind: 'notWritten', reason: 'the disk is full.' },
    'error: .env.local could not be written and is as it was: the disk is full. [Open Env File] [Pull Again]',
  ],
  [pull, { kind: 'nothingToPull', merge }, 'info: Nothing to take over: .env.local has it all.'],
  [
    pull,
    { kind: 'nothingToPull', merge: { ...merge, withheld: ['S', 'T'] } },
    'info: Nothing to take over: .env.local has it all. Came without a value to write, and left alone: S, T',
  ],
  [pull, { kind: 'pulled', merge }, 'info: .env.local now has what came: 2 new, 1 changed, 3 only here.'],
];
for (const [request, outcome, expected] of rows) {
  const what = request.environment === undefined ? 'a refresh' : 'a pull';
  const about = `${what}${request.automatic ? ' by itself' : ''} that ends with "${outcome.kind}"`;
  test(`${about} says ${expected ?? 'nothing'}`, () => {
    assert.equal(messageOf(request, outcome), expected);
  });
}

test('where there are several projects, the file is named with its project', () => {
  assert.equal(
    messageOf(refresh, { kind: 'notNewer' }, { name: 'web' }),
    'warning: Nothing changed: the token that came is not newer than the one in .env.local of web. [Refresh Now]',
  );
});

type Refreshed = readonly [
  about: string,
  request: PullRequest,
  around: Around,
  hiddenBy: 'apiKey' | 'shell' | undefined,
  expected: string | undefined,
];

const lasts = 'info: OIDC token refreshed. It lasts 12 hours.';
const restart = 'A dev server started before in a terminal may still hold the old one: restart it.';

const refreshed: readonly Refreshed[] = [
  ['on request', refresh, {}, undefined, lasts],
  ['one of several', refresh, { name: 'web' }, undefined, 'info: OIDC token of web refreshed. It lasts 12 hours.'],
  ['under an API key', refresh, {}, 'apiKey', `${lasts} AI_GATEWAY_API_KEY stays in effect while it is set.`],
  [
    'under a token of the environment',
    refresh,
    {},
    'shell',
    `${lasts} The VERCEL_OIDC_TOKEN in the environment of terminals stays in effect for what is started there.`,
  ],
  ['with terminals from before', refresh, { oldTerminals: true }, undefined, `${lasts} ${restart}`],
  ['by itself', renewal, {}, undefined, undefined],
  ['by itself, with terminals from before', renewal, { oldTerminals: true }, undefined, `${lasts} ${restart}`],
];
for (const [about, request, around, hiddenBy, expected] of refreshed) {
  test(`a token refreshed ${about} says ${expected ?? 'nothing'}`, () => {
    assert.equal(messageOf(request, { kind: 'refreshed', token: tokenFor(12 * hour), hiddenBy }, around), expected);
  });
}

test('a new token that counts as expired puts the clock in doubt, also where nobody asked for it', () => {
  const expected =
    "warning: A new token came, but it counts as expired already. Check this computer's clock. [Open Env File]";
  for (const leftMs of [0, -hour]) {
    for (const request of [refresh, renewal]) {
      assert.equal(messageOf(request, { kind: 'refreshed', token: tokenFor(leftMs), hiddenBy: undefined }), expected);
    }
  }
  assert.equal(
    messageOf(refresh, { kind: 'refreshed', token: tokenFor(1000), hiddenBy: undefined }),
    'info: OIDC token refreshed. It lasts 1 second.',
  );
});

test('a button that was pressed too late says how long the token lasts that came meanwhile', () => {
  assert.equal(
    said(alreadyFreshMessageAt(english, now, tokenFor(2 * hour))),
    'info: The OIDC token is fresh already: it expires in 2 hours.',
  );
});

test('a pull that takes long can be cancelled', () => {
  assert.equal(
    said(longPullMessage(english)),
    'warning: The Vercel CLI has been running for two minutes. What it waits for cannot be known from here: its terminal shows it. [Cancel]',
  );
});
