import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lacksCredential, noticeIdOf, walkthroughOffer } from '../../src/core/status/due';
import { noticeMessage, offeringAutoRefresh } from '../../src/core/status/notice';
import type { Remedy } from '../../src/core/project/obstacle';
import { statusAt, type Status } from '../../src/core/status/status';
import { failure, info, warning, type Message } from '../../src/core/words/message';
import type { NotificationLevel } from '../../src/core/words/settings';
import { english } from './english';
import { projectFrom } from './layout';

const token = {
  ...{ expiresAt: 0, issuedAt: undefined, validFrom: undefined, project: undefined, team: undefined },
  ...{ projectId: undefined, teamId: undefined, environment: undefined, identity: 'of the token' },
};
const file = { kind: 'file', file: '.env.local', line: 0 } as const;
const shell = { kind: 'shell' } as const;
type Place = typeof file | typeof shell;
const facts = { at: 0, expiresAt: 0, spent: undefined, limit: undefined, period: undefined };
const key = { source: file, shadows: false, identity: 'of the key', facts, expiresAt: 0 };

const expired = (source: Place, renews = false): Status => ({ kind: 'expired', source, token, renews });
const expiring = (source: Place): Status => ({ kind: 'expiring', source, token, leftMs: 60_000 });
const keyExpired: Status = { kind: 'keyExpired', ...key };
const keyExpiring: Status = { kind: 'keyExpiring', ...key, leftMs: 2 * 60_000 };
const none: Status = { kind: 'none', file: '.env.local', fileExists: false };
const quiet: readonly Status[] = [
  { kind: 'apiKey', source: file, shadows: true, identity: 'x', facts: undefined, leftMs: undefined },
  { kind: 'badKey', source: file, doubt: 'blank' },
  { kind: 'badToken', source: file, doubt: 'blank' },
  { kind: 'early', source: file, token, inMs: 1 },
  { kind: 'valid', source: file, token, leftMs: 1 },
  { kind: 'unreadable', file: '.env', problem: 'failed' },
];

const buttons: readonly (readonly [about: string, status: Status, remedy: Remedy, buttons: string[]])[] = [
  ['expired', expired(file), 'refresh', ['refresh', 'openEnvFile', 'mute']],
  ['expiring', expiring(file), 'refresh', ['refresh', 'snooze', 'mute']],
  ['expired in a folder without a link', expired(file), 'link', ['link', 'openEnvFile', 'mute']],
  ['expired in a virtual folder', expired(file), undefined, ['openEnvFile', 'mute']],
  ['expiring in a virtual folder', expiring(file), undefined, ['snooze', 'mute']],
  ['expired in the environment', expired(shell), 'refresh', ['mute']],
  ['expiring in the environment', expiring(shell), 'refresh', ['snooze', 'mute']],
  ['a key that has expired', keyExpired, 'refresh', ['createApiKey', 'setApiKey', 'mute']],
  ['a key that is expiring', keyExpiring, 'refresh', ['createApiKey', 'snooze', 'mute']],
  ['nothing there', none, 'refresh', ['getStarted']],
];
for (const [about, status, remedy, expected] of buttons) {
  test(`${about}: offers ${expected.join(', ')}`, () => {
    assert.deepEqual(noticeMessage(english, status, { name: undefined, remedy })?.buttons, expected);
  });
}

const alone = undefined;
const refused = 'Requests that send it are refused.';
const sentences: readonly (readonly [status: Status, name: string | undefined, text: string])[] = [
  [expired(file), alone, `The OIDC token in .env.local has expired. ${refused}`],
  [expired(file), 'web', `The OIDC token of web in .env.local has expired. ${refused}`],
  [expired(shell), alone, `The OIDC token in the environment of terminals has expired. ${refused}`],
  [
    expired(file, true),
    alone,
    'The OIDC token in .env.local has expired. The JavaScript SDK renews it by itself; requests of other clients are refused.',
  ],
  [expiring(file), alone, 'The OIDC token in .env.local expires in 1 minute.'],
  [expiring(file), 'web', 'The OIDC token of web in .env.local expires in 1 minute.'],
  [keyExpired, alone, `The API key in .env.local has expired. ${refused}`],
  [keyExpired, 'web', `The API key of web in .env.local has expired. ${refused}`],
  [keyExpiring, alone, 'The API key in .env.local expires in 2 minutes.'],
  [keyExpiring, 'web', 'The API key of web in .env.local expires in 2 minutes.'],
];
for (const [status, name, text] of sentences) {
  test(`a notice warns: ${text}`, () => {
    const message = noticeMessage(english, status, { name, remedy: 'refresh' });
    assert.deepEqual([message?.severity, message?.text], ['warning', text]);
  });
}

test('who begins is told so, without a warning', () => {
  assert.deepEqual(noticeMessage(english, none, { name: undefined, remedy: 'link' }), {
    severity: 'info',
    text: 'This project depends on the AI SDK, and has no credential for the AI Gateway yet.',
    buttons: ['getStarted'],
  });
});

const sdk = '{"dependencies":{"ai":"7"}}';
const project = projectFrom({ files: { 'package.json': sdk } });

test('what is well, or not to be helped by a notice, is worth none', () => {
  for (const status of quiet) {
    assert.equal(noticeIdOf(status, project, 'all'), undefined, status.kind);
    assert.equal(noticeMessage(english, status, { name: undefined, remedy: 'refresh' }), undefined, status.kind);
  }
});

const levels: readonly (readonly [status: Status, id: string, ofLevelExpired: boolean])[] = [
  [expired(file), 'expired of the token', true],
  [expiring(file), 'expiring of the token', false],
  [keyExpired, 'expired of the key', true],
  [keyExpiring, 'expiring of the key', false],
  [none, walkthroughOffer, false],
];
for (const [status, id, ofLevelExpired] of levels) {
  test(`what is ${status.kind} is told once as "${id}", unless its level holds it back`, () => {
    const told = (level: NotificationLevel) => noticeIdOf(status, project, level);
    assert.deepEqual([told('all'), told('expired'), told('off')], [id, ofLevelExpired ? id : undefined, undefined]);
  });
}

test('the walkthrough is offered where the AI SDK is depended upon and there is no credential, and nowhere else', () => {
  const offered = (files: Readonly<Record<string, string>>, onDisk = true): boolean => {
    const found = projectFrom({ files, onDisk });
    const status = statusAt(0, found, 15).value;
    assert.equal(noticeIdOf(status, found, 'all') === walkthroughOffer, lacksCredential(status, found));
    return lacksCredential(status, found);
  };
  assert.equal(offered({ 'package.json': sdk }), true);
  assert.equal(offered({ 'package.json': sdk }, false), false);
  assert.equal(offered({ 'package.json': '{"dependencies":{"next":"16"}}' }), false);
  assert.equal(offered({ 'package.json': sdk, '.env': 'AI_GATEWAY_API_KEY=vck_abc' }), false);
  assert.equal(offered({ 'package.json': sdk, '.env': 'VERCEL_OIDC_TOKEN=x' }), false);
});

const offers: readonly (readonly [message: Message, buttons: readonly string[]])[] = [
  [warning('x', 'refresh', 'openEnvFile', 'mute'), ['refresh', 'automate', 'mute']],
  [warning('x', 'refresh', 'snooze', 'mute'), ['refresh', 'automate', 'snooze', 'mute']],
  [warning('x', 'link', 'openEnvFile', 'mute'), ['link', 'mute']],
];
for (const [message, expected] of offers) {
  test(`automatic refresh is offered behind a refresh, in the place of the env file: ${expected.join(', ')}`, () => {
    assert.deepEqual(offeringAutoRefresh(message), { severity: 'warning', text: 'x', buttons: expected });
  });
}

test('a message has its weight', () => {
  const weights = [info, warning, failure].map((of) => of('x', 'mute'));
  assert.deepEqual(
    weights,
    ['info', 'warning', 'error'].map((severity) => ({ severity, text: 'x', buttons: ['mute'] })),
  );
});
