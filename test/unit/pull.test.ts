import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CliSearch } from '../../src/core/cli/cli';
import { oidcIn } from '../../src/core/credential/readEnvFile';
import { after, cancelled, isAtWork, startOf } from '../../src/core/pull/machine';
import type { Outcome, PullRequest, PullStep, Seen } from '../../src/core/pull/steps';
import type { RunEnd } from '../../src/core/words/program';
import { token } from '../vercel/token';
import { linked as linkFiles, projectFrom } from './layout';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;

function env(leftMs: number): string {
  const expiresAt = now + leftMs;
  return `A=1\nVERCEL_OIDC_TOKEN=${token({ issuedAt: expiresAt - 12 * hour, expiresAt })}\n`;
}

function seen(text: string | undefined, other: Partial<Seen> & { linked?: false; onDisk?: false } = {}): Seen {
  const { linked, onDisk, ...place } = other;
  const files = { ...(text === undefined ? {} : { '.env.local': text }), ...(linked === false ? {} : linkFiles) };
  return { trusted: true, project: projectFrom({ files, onDisk: onDisk !== false }), ...place };
}

const old = env(-hour);
const fresh = env(12 * hour);
const cli = { executable: 'vercel', arguments: [] };
const found: CliSearch = { kind: 'found', cli };
const exited = (code: number): RunEnd => ({ kind: 'exited', code });
const unreadable = projectFrom({ files: { ...linkFiles, '.env.local': { kind: 'unreadable', problem: 'tooLarge' } } });

const refresh: PullRequest = { environment: undefined, automatic: false };
const renewal: PullRequest = { environment: undefined, automatic: true };
const pull: PullRequest = { environment: 'preview', automatic: false };

type Answer = readonly [step: PullStep['do'], answer: unknown];

/** Answers the steps in that order, each of which has to be the one that is due. */
function play(request: PullRequest, answers: readonly Answer[]): { outcome: Outcome; written: string | undefined } {
  let step = startOf(request);
  let written: string | undefined;
  for (const [due, answer] of answers) {
    assert.equal(step.do, due);
    if ('edit' in step) written = step.edit('# now\nVERCEL_OIDC_TOKEN=x\n');
    // The table below pairs each step with an answer of its type.
    step = (after[due as 'look'] as (step: PullStep, answer: unknown) => PullStep)(step, answer);
  }
  assert.equal(step.do, 'end');
  return { outcome: step.outcome, written };
}

/** To the last look before the CLI runs, with what is seen at the first look and at that one. */
const toLookUnderLock = (first: string, last: string): Answer[] => [
  ['look', seen(first)],
  ['findCli', found],
  ['guard', undefined],
  ['lock', true],
  ['lookUnderLock', seen(last)],
];
const toRun = toLookUnderLock(old, old);
const ended = (end: RunEnd, staged?: string, reason?: string): Answer => ['run', { end, staged, reason }];
const texts = (text: string, ...behind: string[]) => ({ text, behind, project: seen(text).project });
const unlocked: Answer = ['unlock', undefined];

const paths: readonly (readonly [about: string, request: PullRequest, answers: Answer[], outcome: object])[] = [
  [
    'a virtual folder',
    refresh,
    [['look', seen(old, { onDisk: false })]],
    { kind: 'obstacle', obstacle: { kind: 'notOnDisk' } },
  ],
  [
    'no trust',
    refresh,
    [['look', seen(old, { trusted: false })]],
    { kind: 'obstacle', obstacle: { kind: 'restricted' } },
  ],
  ['no link', refresh, [['look', seen(old, { linked: false })]], { kind: 'obstacle', obstacle: { kind: 'notLinked' } }],
  [
    'a file that is too large',
    refresh,
    [['look', seen('', { project: unreadable })]],
    { kind: 'obstacle', obstacle: { kind: 'unreadable', file: '.env.local' } },
  ],
  [
    'no CLI',
    refresh,
    [
      ['look', seen(old)],
      ['findCli', { kind: 'missing', configured: undefined }],
    ],
    { kind: 'noCli', obstacle: { kind: 'missing', configured: undefined } },
  ],
  [
    'a download that is declined',
    refresh,
    [
      ['look', seen(old)],
      ['findCli', { kind: 'downloadable', cli }],
      ['ask', false],
    ],
    { kind: 'declined' },
  ],
  [
    'a download that nobody can be asked for',
    renewal,
    [
      ['look', seen(old)],
      ['findCli', { kind: 'downloadable', cli }],
    ],
    { kind: 'noCli', obstacle: { kind: 'notInstalled' } },
  ],
  [
    'a download that is agreed to',
    refresh,
    [
      ['look', seen(old)],
      ['findCli', { kind: 'downloadable', cli }],
      ['ask', true],
      ['guard', undefined],
      ['lock', true],
      ['lookUnderLock', seen(old)],
      ended(exited(1)),
      ['lookAfterRun', seen(old)],
      unlocked,
    ],
    { kind: 'failed', code: 1 },
  ],
  [
    'a file that git could commit, declined',
    refresh,
    [
      ['look', seen(old)],
      ['findCli', found],
      ['guard', 'open'],
      ['askAtRisk', false],
    ],
    { kind: 'declined' },
  ],
  [
    'a file that git could commit, written all the same',
    refresh,
    [
      ['look', seen(old)],
      ['findCli', found],
      ['guard', 'tracked'],
      ['askAtRisk', true],
      ['lock', true],
      ['lookUnderLock', seen(fresh)],
      unlocked,
    ],
    { kind: 'refreshed' },
  ],
  [
    'a file that git could commit',
    renewal,
    [
      ['look', seen(old)],
      ['findCli', found],
      ['guard', 'unknown'],
    ],
    { kind: 'atRisk', risk: 'unknown' },
  ],
  [
    'another window at work, by itself',
    renewal,
    [
      ['look', seen(old)],
      ['findCli', found],
      ['guard', undefined],
      ['lock', false],
    ],
    { kind: 'busyElsewhere' },
  ],
  [
    'another window at work, and a person who asks',
    refresh,
    [
      ['look', seen(old)],
      ['findCli', found],
      ['guard', undefined],
      ['lock', false],
      ['lookUnderLock', seen(old)],
      ended(exited(0), fresh),
      ['lookAfterRun', seen(old)],
      ['writeToken', undefined],
      ['lookAfterWrite', seen(fresh)],
      unlocked,
    ],
    { kind: 'refreshed', hiddenBy: undefined },
  ],
  [
    'a token that another window got between its coming due and the first look',
    { ...renewal, due: oidcIn(old)?.token },
    [...toLookUnderLock(fresh, fresh), unlocked],
    { kind: 'refreshed' },
  ],
  [
    'a token that another window got before the lock was ours',
    renewal,
    [...toLookUnderLock(old, fresh), unlocked],
    { kind: 'refreshed' },
  ],
  [
    'a newer token',
    refresh,
    [
      ...toRun,
      ended(exited(0), fresh),
      ['lookAfterRun', seen(old)],
      ['writeToken', undefined],
      ['lookAfterWrite', seen(fresh)],
      unlocked,
    ],
    { kind: 'refreshed' },
  ],
  [
    'a newer token, whatever the exit code',
    refresh,
    [
      ...toRun,
      ended(exited(1), fresh),
      ['lookAfterRun', seen(old)],
      ['writeToken', undefined],
      ['lookAfterWrite', seen(fresh)],
      unlocked,
    ],
    { kind: 'refreshed' },
  ],
  [
    'a newer token under an API key',
    refresh,
    [
      ...toRun,
      ended(exited(0), fresh),
      ['lookAfterRun', seen(old)],
      ['writeToken', undefined],
      ['lookAfterWrite', seen(`AI_GATEWAY_API_KEY=x\n${fresh}`)],
      unlocked,
    ],
    { kind: 'refreshed', hiddenBy: 'apiKey' },
  ],
  [
    'a first token, in a file that did not exist',
    refresh,
    [
      ['look', seen(undefined)],
      ['findCli', found],
      ['guard', undefined],
      ['lock', true],
      ['lookUnderLock', seen(undefined)],
      ended(exited(0), fresh),
      ['lookAfterRun', seen(undefined)],
      ['writeToken', undefined],
      ['lookAfterWrite', seen(fresh)],
      unlocked,
    ],
    { kind: 'refreshed' },
  ],
  [
    'a newer token that others wrote meanwhile',
    refresh,
    [...toRun, ended(exited(0), env(11 * hour)), ['lookAfterRun', seen(fresh)], unlocked],
    { kind: 'refreshed' },
  ],
  [
    'a newer token of a CLI that ignored the staging file',
    refresh,
    [...toRun, ended(exited(0)), ['lookAfterRun', seen(fresh)], unlocked],
    { kind: 'refreshed' },
  ],
  [
    'the same token',
    refresh,
    [...toRun, ended(exited(0), old), ['lookAfterRun', seen(old)], unlocked],
    { kind: 'notNewer' },
  ],
  [
    'no token',
    refresh,
    [...toRun, ended(exited(0), 'A=1'), ['lookAfterRun', seen(old)], unlocked],
    { kind: 'noToken' },
  ],
  [
    'no staging file',
    refresh,
    [...toRun, ended(exited(0)), ['lookAfterRun', seen(old)], unlocked],
    { kind: 'nothingCame' },
  ],
  [
    'a failure',
    refresh,
    [...toRun, ended(exited(7)), ['lookAfterRun', seen(old)], unlocked],
    { kind: 'failed', code: 7 },
  ],
  [
    'a closed terminal, whatever came',
    refresh,
    [...toRun, ended({ kind: 'closed' }, fresh), unlocked],
    { kind: 'closed' },
  ],
  [
    'cancelled, whatever came',
    refresh,
    [...toRun, ended({ kind: 'cancelled' }, fresh), unlocked],
    { kind: 'cancelled' },
  ],
  [
    'a CLI that something else ended',
    refresh,
    [...toRun, ended({ kind: 'killed', signal: 'SIGKILL' }), ['lookAfterRun', seen(old)], unlocked],
    { kind: 'killed', signal: 'SIGKILL' },
  ],
  [
    'a link that leads nowhere',
    refresh,
    [...toRun, ended(exited(1), undefined, 'not_linked'), ['lookAfterRun', seen(old)], unlocked],
    { kind: 'noSuchProject' },
  ],
  [
    'a run that could not start',
    refresh,
    [...toRun, ['run', { problem: 'the disk is full.' }], unlocked],
    { kind: 'notStarted', reason: 'the disk is full.' },
  ],
  [
    'a file that cannot be written',
    refresh,
    [...toRun, ended(exited(0), fresh), ['lookAfterRun', seen(old)], ['writeToken', 'the disk is full.'], unlocked],
    { kind: 'notWritten', reason: 'the disk is full.' },
  ],
  [
    'a file that lost the token as soon as it was written',
    refresh,
    [
      ...toRun,
      ended(exited(0), fresh),
      ['lookAfterRun', seen(old)],
      ['writeToken', undefined],
      ['lookAfterWrite', seen(old)],
      unlocked,
    ],
    { kind: 'notNewer' },
  ],
  ['pull: a failure', pull, [...toRun, ended(exited(1)), unlocked], { kind: 'failed', code: 1 }],
  ['pull: nothing came', pull, [...toRun, ended(exited(0), '# Created'), unlocked], { kind: 'nothingCame' }],
  ['pull: a failure, whatever came', pull, [...toRun, ended(exited(1), 'A=2'), unlocked], { kind: 'failed', code: 1 }],
  [
    'pull: a closed terminal, whatever came',
    pull,
    [...toRun, ended({ kind: 'closed' }, 'A=2'), unlocked],
    { kind: 'closed' },
  ],
  [
    'pull: cancelled, whatever came',
    pull,
    [...toRun, ended({ kind: 'cancelled' }, 'A=2'), unlocked],
    { kind: 'cancelled' },
  ],
  [
    'pull: a link that leads nowhere',
    pull,
    [...toRun, ended(exited(1), undefined, 'not_linked'), unlocked],
    { kind: 'noSuchProject' },
  ],
  [
    'pull: cancelled, and nothing came',
    pull,
    [...toRun, ended({ kind: 'cancelled' }), unlocked],
    { kind: 'cancelled' },
  ],
  [
    'pull: a newer token meanwhile is no reason to stop',
    pull,
    [
      ['look', seen(old)],
      ['findCli', found],
      ['guard', undefined],
      ['lock', true],
      ['lookUnderLock', seen(fresh)],
      ended(exited(0), 'A=1'),
      ['read', texts('A=1\nB=2')],
      unlocked,
    ],
    { kind: 'nothingToPull' },
  ],
  [
    'pull: declined',
    pull,
    [...toRun, ended(exited(0), 'A=2'), ['read', texts('A=1')], unlocked, ['review', false]],
    { kind: 'cancelled' },
  ],
  [
    'pull: an empty value that would hide one in another file',
    pull,
    [...toRun, ended(exited(0), 'A=""\nB=""'), ['read', texts('C=1', 'A=2\nB=')], unlocked, ['review', false]],
    { kind: 'cancelled' },
  ],
  [
    'pull: nothing but an empty value that would hide one in another file',
    pull,
    [...toRun, ended(exited(0), 'A=""'), ['read', texts('C=1', 'A=2')], unlocked],
    { kind: 'nothingToPull', merge: { added: [], changed: [], withheld: ['A'], onlyHere: ['C'] } },
  ],
  [
    'pull: applied',
    pull,
    [...toRun, ended(exited(0), 'A=2'), ['read', texts('A=1')], unlocked, ['review', true], ['writeMerge', undefined]],
    { kind: 'pulled' },
  ],
  [
    'pull: not written',
    pull,
    [...toRun, ended(exited(0), 'A=2'), ['read', texts('A=1')], unlocked, ['review', true], ['writeMerge', 'x']],
    { kind: 'notWritten', reason: 'x' },
  ],
];
for (const [about, request, answers, expected] of paths) {
  test(`${request.automatic ? 'by itself' : 'on request'}, ${about}`, () => {
    const { outcome } = play(request, answers);
    assert.deepEqual({ ...outcome, ...expected }, outcome);
  });
}

test('a refresh writes the token alone, and a pull all that came', () => {
  const value = fresh.slice(fresh.lastIndexOf('=') + 1).trim();
  const refreshed = paths.find(([about]) => about === 'a newer token');
  assert.equal(play(refresh, refreshed?.[2] ?? []).written, `# now\nVERCEL_OIDC_TOKEN=${value}\n`);
  const applied = paths.find(([about]) => about === 'pull: applied');
  assert.equal(play(pull, applied?.[2] ?? []).written, '# now\nVERCEL_OIDC_TOKEN=x\nA="2"\n');
});

test('every step is on a path of the table, and is at work unless a person is asked', () => {
  const steps = new Set(paths.flatMap(([, , answers]) => answers.map(([step]) => step)));
  assert.deepEqual([...steps].sort(), Object.keys(after).sort());
  assert.ok(isAtWork({ do: 'lookAfterWrite' } as PullStep));
  for (const step of ['unlock', 'review'] as const) assert.ok(!isAtWork({ do: step } as PullStep));
});

/** What cancelling makes of each step: the end, the end once the lock is free, or nothing, since it goes on. */
const onCancelling: Readonly<Record<PullStep['do'], 'end' | 'unlock' | 'goes on'>> = {
  ...{ look: 'end', findCli: 'end', guard: 'end', ask: 'goes on', askAtRisk: 'goes on' },
  ...{ lock: 'unlock', lookUnderLock: 'unlock', run: 'unlock' },
  ...{ lookAfterRun: 'unlock', read: 'unlock', unlock: 'goes on', review: 'goes on', writeMerge: 'goes on' },
  ...{ writeToken: 'goes on', lookAfterWrite: 'goes on', end: 'goes on' },
};
for (const [step, expected] of Object.entries(onCancelling)) {
  test(`cancelling at "${step}": ${expected}`, () => {
    // Nothing but the step's name decides.
    const next = cancelled({ do: step } as PullStep);
    assert.equal(next?.do ?? 'goes on', expected);
    const last = next?.do === 'unlock' ? after.unlock(next, undefined) : next;
    if (last !== undefined) assert.deepEqual(last, { do: 'end', outcome: { kind: 'cancelled' } });
  });
}
