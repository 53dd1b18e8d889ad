import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticeIdOf } from '../../src/core/status/due';
import { noticeMessage } from '../../src/core/status/notice';
import type { Remedy } from '../../src/core/project/obstacle';
import { statusAt, type Status } from '../../src/core/status/status';
import type { NotificationLevel } from '../../src/core/words/settings';
import { english } from './english';
import { projectFrom } from './layout';

const token = {
  ...{ expiresAt: 0, issuedAt: undefined, validFrom: undefined, project: undefined, team: undefined },
  ...{ projectId: undefined, teamId: undefined, environment: undefined, identity: 'x' },
};
const file = { kind: 'file', file: '.env.local', line: 0 } as const;
const shell = { kind: 'shell' } as const;
const expired = (source: typeof file | typeof shell): Status => ({ kind: 'expired', source, token, renews: false });
const expiring = (source: typeof file | typeof shell): Status => ({ kind: 'expiring', source, token, leftMs: 60_000 });

const buttons: readonly (readonly [about: string, status: Status, remedy: Remedy, buttons: string[]])[] = [
  ['expired', expired(file), 'refresh', ['refresh', 'openEnvFile', 'mute']],
  ['expiring', expiring(file), 'refresh', ['refresh', 'snooze', 'mute']],
  ['expired in a folder without a link', expired(file), 'link', ['link', 'openEnvFile', 'mute']],
  ['expired in a virtual folder', expired(file), undefined, ['openEnvFile', 'mute']],
  ['expiring in a virtual folder', expiring(file), undefined, ['snooze', 'mute']],
  ['expired in the environment', expired(shell), 'refresh', ['mute']],
  ['expiring in the environment', expiring(shell), 'refresh', ['snooze', 'mute']],
];
for (const [about, status, remedy, expected] of buttons) {
  test(`${about}: offers ${expected.join(', ')}`, () => {
    assert.deepEqual(noticeMessage(english, status, { name: undefined, remedy })?.buttons, expected);
  });
}

test('a level holds back what it does not name', () => {
  const told = (status: Status, level: NotificationLevel): string | undefined =>
    noticeIdOf(status, projectFrom({ files: {} }), level);
  assert.equal(told(expiring(file), 'expired'), undefined);
  assert.notEqual(told(expired(file), 'expired'), undefined);
  assert.equal(told(expired(file), 'off'), undefined);
});

test('the walkthrough is offered where the AI SDK is depended upon and there is no credential, and nowhere else', () => {
  const sdk = '{"dependencies":{"ai":"7"}}';
  const offered = (
    files: Readonly<Record<string, string>>,
    level: NotificationLevel = 'all',
    onDisk = true,
  ): boolean => {
    const project = projectFrom({ files, onDisk });
    return noticeIdOf(statusAt(0, project, 15).value, project, level) !== undefined;
  };
  assert.equal(offered({ 'package.json': sdk }), true);
  assert.equal(offered({ 'package.json': sdk }, 'expired'), false);
  assert.equal(offered({ 'package.json': sdk }, 'off'), false);
  assert.equal(offered({ 'package.json': sdk }, 'all', false), false);
  assert.equal(offered({ 'package.json': '{"dependencies":{"next":"16"}}' }), false);
  assert.equal(offered({ 'package.json': sdk, '.env': 'AI_GATEWAY_API_KEY=vck_abc' }), false);
  assert.equal(offered({ 'package.json': sdk, '.env': 'VERCEL_OIDC_TOKEN=x' }), false);
});
