/** Single steps of a pull; `pull.test.ts` has them in a row. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, brokenOff, isAtWork, isCancelled, isForPerson, startOf, targetOf } from '../../src/core/pull/machine';
import type { Outcome, PullRequest, PullStep } from '../../src/core/pull/steps';
import { token } from '../vercel/token';
import { linked, projectFrom, type Layout } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;
const refresh: PullRequest = { environment: undefined, automatic: false };
const pull: PullRequest = { environment: 'preview', automatic: false };

function oidc(): string {
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: now, expiresAt: now + hour })}\n`;
}

/** Whether each step keeps the CLI or the disk busy, while nobody is asked. */
const atWork: Readonly<Record<PullStep['do'], boolean>> = {
  ...{ look: false, findCli: false, ask: false, guard: false, askAtRisk: false },
  ...{ lock: true, lookUnderLock: true, run: true, lookAfterRun: true, read: true },
  ...{ writeToken: true, lookAfterWrite: true, writeMerge: true },
  ...{ unlock: false, review: false, end: false },
};
for (const [step, expected] of Object.entries(atWork)) {
  test(`a pull is ${expected ? '' : 'not '}at work at "${step}"`, () => {
    // Nothing but the step's name decides.
    assert.equal(isAtWork({ do: step } as PullStep), expected);
  });
}

test('a pull counts as cancelled as soon as nothing but its end is left', () => {
  const end = (outcome: Outcome) => ({ do: 'end', outcome }) as const;
  assert.equal(isCancelled(end({ kind: 'cancelled' })), true);
  assert.equal(isCancelled({ do: 'unlock', next: end({ kind: 'cancelled' }) }), true);
  assert.equal(isCancelled(end({ kind: 'closed' })), false);
  assert.equal(isCancelled({ do: 'unlock', next: end({ kind: 'declined' }) }), false);
  assert.equal(isCancelled(startOf(refresh)), false);
});

/** Whether an automatic refresh that ends so may go another way once a person asks. */
const forPerson: readonly (readonly [outcome: Outcome, expected: boolean])[] = [
  [{ kind: 'busyElsewhere' }, true],
  [{ kind: 'noCli', obstacle: { kind: 'notInstalled' } }, true],
  [{ kind: 'atRisk', risk: { state: 'open', file: '.env.local' } }, true],
  [{ kind: 'declined' }, false],
  [{ kind: 'failed', code: 1 }, false],
];
for (const [outcome, expected] of forPerson) {
  test(`a refresh by itself that ended with "${outcome.kind}" is ${expected ? '' : 'not '}tried anew on request`, () => {
    assert.equal(isForPerson(outcome), expected);
  });
}

test('a step that nobody expected to fail leaves no lock behind, and says why', () => {
  const outcome: Outcome = { kind: 'notWritten', reason: 'the disk is full.' };
  assert.deepEqual(brokenOff('the disk is full.'), { do: 'unlock', next: { do: 'end', outcome } });
});

test('a token goes where the one stands that it replaces, and all variables to the usual file', () => {
  const project = projectFrom({ files: { ...linked, '.env': oidc() } });
  assert.equal(targetOf(project, refresh), '.env');
  assert.equal(targetOf(project, pull), '.env.local');
  assert.equal(targetOf(projectFrom({ files: linked }), refresh), '.env.local');
});

const hiders: readonly (readonly [about: string, layout: Layout, hiddenBy: 'apiKey' | 'shell' | undefined])[] = [
  ['nothing', {}, undefined],
  ['one in the environment', { shell: { VERCEL_OIDC_TOKEN: 'x' } }, 'shell'],
  ['an empty one in the environment', { shell: { VERCEL_OIDC_TOKEN: '' } }, 'shell'],
  ['an API key in the environment', { shell: { AI_GATEWAY_API_KEY: 'vck_abc' } }, 'apiKey'],
  ['an empty API key in the environment', { shell: { AI_GATEWAY_API_KEY: '' } }, undefined],
  [
    'an API key before one in the environment',
    { files: { '.env': 'AI_GATEWAY_API_KEY=vck_abc' }, shell: { VERCEL_OIDC_TOKEN: 'x' } },
    'apiKey',
  ],
];
for (const [about, layout, hiddenBy] of hiders) {
  test(`what a program uses instead of a refreshed token: ${about}`, () => {
    const project = projectFrom({ ...layout, files: { ...linked, ...layout.files, '.env.local': oidc() } });
    const cli = { executable: 'vercel', arguments: [] };
    const step = after.lookUnderLock(
      { do: 'lookUnderLock', request: refresh, before: undefined, cli },
      { trusted: true, project },
    );
    assert.ok(step.do === 'unlock' && step.next.do === 'end' && step.next.outcome.kind === 'refreshed');
    assert.equal(step.next.outcome.hiddenBy, hiddenBy);
  });
}

test('what came is looked at for a token before anything is written', () => {
  const project = projectFrom({ files: { ...linked, '.env.local': 'A=1\nVERCEL_OIDC_TOKEN=\n' } });
  const step = after.lookAfterRun(
    {
      ...{ do: 'lookAfterRun', request: refresh, before: undefined, reason: undefined },
      ...{ end: { kind: 'exited', code: 0 }, staged: oidc() },
    },
    { trusted: true, project },
  );
  assert.ok(step.do === 'writeToken');
  assert.equal(step.edit('A=1\nVERCEL_OIDC_TOKEN=\n'), `A=1\n${oidc()}`);
});

test('a pull that changes as many variables as it brings is reviewed', () => {
  const text = 'A=1\nC=3\n';
  const step = after.read(
    { do: 'read', environment: 'preview', values: { A: '2', B: '2' } },
    { text, behind: [], project: projectFrom({ files: { ...linked, '.env.local': text } }) },
  );
  assert.ok(step.do === 'unlock' && step.next.do === 'review');
  const { merge, before, environment } = step.next;
  assert.deepEqual(merge, { added: ['B'], changed: ['A'], withheld: [], onlyHere: ['C'] });
  assert.deepEqual([before, environment], [text, 'preview']);
  assert.equal(step.next.edit(text), 'A=2\nC=3\nB="2"\n');
});
