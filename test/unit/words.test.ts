import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiKeyProblem, apiKeyPrompt, credentialMessage } from '../../src/core/apiKey/apiKey';
import { gitNotice, gitQuestion } from '../../src/core/project/gitGuard';
import { menuEntries } from '../../src/core/status/menu';
import { buttonTitle, type Message } from '../../src/core/words/message';
import { noticeMessage } from '../../src/core/status/notice';
import { type Obstacle } from '../../src/core/project/obstacle';
import { obstacleMessage } from '../../src/core/project/obstacleMessage';
import { cliObstacleMessage, type CliObstacle } from '../../src/core/cli/obstacle';
import { environments, type Outcome } from '../../src/core/pull/steps';
import { environmentDescription, reviewMessage, reviewTitle } from '../../src/core/pull/reviewWords';
import { doneLine, startLine } from '../../src/core/pull/terminalWords';
import { alreadyFreshMessageAt, outcomeMessageAt } from '../../src/core/pull/words';
import {
  createQuestion,
  keyAtHandMessage,
  keyFailureMessage,
  lifeChoices,
  lifePrompt,
  limitChoices,
  limitProblem,
  limitPrompt,
  namePrompt,
  nameProblem,
  needsLinkMessage,
  oldCliMessage,
  otherLimitPrompt,
  periodChoices,
  periodPrompt,
  removedMessage,
  strandedMessage,
  unknownCreationMessage,
} from '../../src/core/apiKey/createWords';
import { linkMessage, loginMessage, mayDownload, notStartedMessage } from '../../src/core/cli/run';
import type { Status } from '../../src/core/status/status';
import type { Token } from '../../src/core/credential/token';
import { HalfWrittenError, RefusalError, writeProblemOf } from '../../src/core/env/writeProblem';
import { linked, projectFrom } from './layout';
import { pseudo, untranslatedIn } from './pseudo';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;
const token: Token = {
  ...{ expiresAt: now + hour, issuedAt: now - hour, validFrom: undefined, project: 'web', team: 'acme' },
  ...{ projectId: 'prj', teamId: 'team', environment: 'preview', identity: 'x' },
};
const facts = { at: now, expiresAt: now + hour, spent: 1, limit: 2, period: 'monthly' as const };
const merge = { added: ['A'], changed: ['B'], withheld: ['C'], onlyHere: ['D'] };
const source = { kind: 'file', file: '.env.local', line: 0 } as const;

function partsOf(message: Message | undefined): string[] {
  if (message === undefined) return [];
  return [message.text, message.detail ?? '', ...message.buttons.map((button) => buttonTitle(pseudo, button))];
}

function assertTranslated(texts: readonly string[]): void {
  assert.ok(texts.length > 0);
  for (const text of texts) assert.equal(untranslatedIn(text), '', text);
}

test('what a pull says at its end is all translated', () => {
  const kinds = [
    'declined',
    'busyElsewhere',
    'cancelled',
    'closed',
    'nothingCame',
    'noToken',
    'notNewer',
    'noSuchProject',
  ] as const;
  const outcomes: readonly Outcome[] = [
    ...kinds.map((kind) => ({ kind })),
    { kind: 'refreshed', token, hiddenBy: undefined },
    { kind: 'refreshed', token, hiddenBy: 'apiKey' },
    { kind: 'refreshed', token, hiddenBy: 'shell' },
    { kind: 'refreshed', token: { ...token, expiresAt: 0 }, hiddenBy: undefined },
    { kind: 'failed', code: 1 },
    { kind: 'killed', signal: '9' },
    { kind: 'notStarted', reason: '' },
    { kind: 'notWritten', reason: '' },
    { kind: 'nothingToPull', merge },
    { kind: 'pulled', merge },
  ];
  for (const environment of [undefined, ...environments]) {
    for (const automatic of [false, true]) {
      for (const name of [undefined, 'web']) {
        const at = { request: { environment, automatic }, file: '.env.local', name, oldTerminals: true };
        assertTranslated(outcomes.flatMap((outcome) => partsOf(outcomeMessageAt(pseudo, now, outcome, at))));
        assertTranslated(outcomes.map((outcome) => doneLine(pseudo, outcome, '.env.local')));
        assertTranslated([startLine(pseudo, environment, 'web', '.env.local')]);
      }
    }
  }
  assertTranslated(partsOf(alreadyFreshMessageAt(pseudo, now, token)));
  for (const environment of environments) {
    assertTranslated([
      ...partsOf(reviewMessage(pseudo, { file: '.env.local', environment, merge })),
      reviewTitle(pseudo, { file: '.env.local', environment }),
    ]);
    assertTranslated([environmentDescription(pseudo, environment)]);
  }
});

test('what stands in the way, and why a file could not be written, is all translated', () => {
  const kinds = ['noFolder', 'notOnDisk', 'restricted', 'restrictedKey', 'notLinked'] as const;
  const obstacles: readonly Obstacle[] = [
    ...kinds.map((kind) => ({ kind })),
    { kind: 'unreadable', file: '.env.local' },
  ];
  assertTranslated(obstacles.flatMap((obstacle) => partsOf(obstacleMessage(pseudo, obstacle))));
  const ofCli: readonly CliObstacle[] = [
    { kind: 'notInstalled' },
    { kind: 'missing', configured: undefined },
    { kind: 'missing', configured: 'vercel' },
  ];
  assertTranslated(ofCli.flatMap((obstacle) => partsOf(cliObstacleMessage(pseudo, obstacle))));
  const refusals = ['changing', 'notSaved', 'notUtf8', 'noFile', 'noPlace', 'strange', 'entangled'] as const;
  const codes = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOENT', 'ELOOP', 'EBUSY', 'EISDIR', 'EIO'];
  const errors = [
    new HalfWrittenError('folder'),
    ...refusals.map((refusal) => new RefusalError(refusal)),
    ...codes.map((code) => Object.assign(new Error(), { code })),
  ];
  assertTranslated(errors.map((error) => writeProblemOf(pseudo, error)));
});

const aLink = { project: 'web', projectId: 'prj_x', teamId: 'team_x', own: true };

test('what is said about a key, a link and a login is all translated', () => {
  const project = (text: string) => projectFrom({ files: { '.env.local': text } });
  const keyed = project('AI_GATEWAY_API_KEY=vck_x');
  assertTranslated([
    ...[keyed, project(''), projectFrom({ files: linked }), projectFrom({ onDisk: false })].flatMap((known) => [
      ...partsOf(credentialMessage(pseudo, known, 'off')),
    ]),
    ...partsOf(credentialMessage(pseudo, project('AI_GATEWAY_API_KEY='), 'on')),
    ...partsOf(credentialMessage(pseudo, projectFrom({ shell: { AI_GATEWAY_API_KEY: 'x' } }), 'on')),
    ...(['open', 'tracked', 'unknown'] as const).flatMap((state) => [
      ...partsOf(gitQuestion(pseudo, { state, file: '.env.local' })),
      ...partsOf(gitNotice(pseudo, { state, file: '.env.local' }, 'refresh')),
    ]),
    ...['x', '"vck_x"', '\n\'"`'].map((typed) => apiKeyProblem(pseudo, typed)?.text ?? ''),
    apiKeyPrompt(pseudo, '.env.local').prompt,
    ...[namePrompt, limitPrompt, otherLimitPrompt, limitProblem, periodPrompt, lifePrompt].map((word) => word(pseudo)),
    ...[limitChoices(pseudo), periodChoices(pseudo), lifeChoices(pseudo)].flatMap((choices) =>
      choices.flatMap(({ label, description }) => [/^\$\d+$/.test(label) ? '' : label, description]),
    ),
    ...['', 'a\nb'].map((typed) => nameProblem(pseudo, typed) ?? ''),
    ...[undefined, { dollars: 5, period: undefined }, { dollars: 5, period: 'daily' as const }].flatMap((limit) => {
      const target = { project: keyed, link: aLink, file: '.env.local', name: 'x' };
      return partsOf(createQuestion(pseudo, { name: 'x', limit, life: '1y' }, target));
    }),
    ...(['loggedOut', 'noTeam', 'refused', 'offline', 'other'] as const).flatMap((reason) =>
      partsOf(keyFailureMessage(pseudo, { kind: 'failed', reason, words: 'x' })),
    ),
    ...[undefined, '1'].flatMap((version) => partsOf(oldCliMessage(pseudo, version))),
    ...partsOf(needsLinkMessage(pseudo)),
    ...[undefined, 'ak_1'].flatMap((id) => [
      ...partsOf(unknownCreationMessage(pseudo, 'x', id)),
      ...partsOf(keyAtHandMessage(pseudo, { name: 'x', id, file: '.env', reason: '' })),
      ...partsOf(strandedMessage(pseudo, 'x', id)),
    ]),
    ...partsOf(removedMessage(pseudo, 'x')),
    ...partsOf(linkMessage(pseudo, { kind: 'closed' }, undefined)),
    ...partsOf(linkMessage(pseudo, { kind: 'killed', signal: '9' }, undefined)),
    ...partsOf(linkMessage(pseudo, { kind: 'exited', code: 0 }, 'web')),
    ...partsOf(notStartedMessage(pseudo, 'link', '')),
    ...partsOf(loginMessage(pseudo, { kind: 'exited', code: 0 })),
    ...partsOf(loginMessage(pseudo, { kind: 'exited', code: 1 })),
    ...partsOf(mayDownload(pseudo, { executable: 'npx', arguments: ['vercel'] })),
  ]);
});

test('notices and the menu are all translated', () => {
  const statuses: readonly Status[] = [
    { kind: 'apiKey', source, shadows: true, identity: 'x', facts: undefined, leftMs: undefined },
    { kind: 'keyExpiring', source, shadows: true, identity: 'x', facts, expiresAt: hour, leftMs: hour },
    { kind: 'keyExpired', source, shadows: true, identity: 'x', facts, expiresAt: hour },
    { kind: 'badKey', source, doubt: 'blank' },
    { kind: 'expiring', source, token, leftMs: hour },
    { kind: 'expired', source, token, renews: false },
    { kind: 'expired', source: { kind: 'shell' }, token, renews: true },
    { kind: 'none', file: '.env.local', fileExists: false },
  ];
  const files = { '.env.local': '# AI_GATEWAY_API_KEY=vck_x' };
  const projects = [projectFrom({ files }), projectFrom({ files: { ...linked, ...files } })];
  for (const status of statuses) {
    for (const name of [undefined, '7']) {
      for (const project of projects) {
        const entries = menuEntries(pseudo, status, project, { pulling: name !== undefined, name });
        const known = /^(7|vercel env pull|vercel login|\.env\.local.*)$/;
        const descriptions = entries.map(({ description }) => description).filter((text) => !known.test(text));
        assertTranslated([...entries.map(({ label }) => label), ...descriptions]);
      }
      for (const remedy of ['refresh', 'link', undefined] as const) {
        const message = noticeMessage(pseudo, status, { name, remedy });
        if (message !== undefined) assertTranslated(partsOf(message));
      }
    }
  }
});
