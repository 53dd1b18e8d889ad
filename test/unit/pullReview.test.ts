/** What is asked before a pull is taken over, and what its terminal says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Merge } from '../../src/core/env/merge';
import {
  environmentDescription,
  environmentPickTitle,
  reviewClosedMessage,
  reviewedMessage,
  reviewMessage,
  reviewTitle,
} from '../../src/core/pull/reviewWords';
import type { Outcome } from '../../src/core/pull/steps';
import { doneLine, isToldInTerminal, startLine } from '../../src/core/pull/terminalWords';
import { english } from './english';
import { said } from './said';

const nothing: Merge = { added: [], changed: [], withheld: [], onlyHere: [] };
const merge: Merge = { added: ['A', 'B'], changed: ['C'], withheld: ['S', 'T'], onlyHere: ['D', 'E', 'F'] };
const file = '.env.local';

const details: readonly (readonly [about: string, merge: Merge, detail: string])[] = [
  ['new variables alone', { ...nothing, added: ['A', 'B'] }, 'New: A, B'],
  ['changed ones alone', { ...nothing, changed: ['C'] }, 'Changed: C'],
  [
    'all there may be',
    merge,
    'New: A, B\n\nChanged: C\n\nOnly here, and kept: D, E, F\n\nCame without a value to write, and left alone: S, T',
  ],
  [
    'some that may be a piece of a value',
    { ...nothing, onlyHere: ['D', 'p4ss', 'w0rd'], unnamed: ['p4ss', 'w0rd'] },
    'Only here, and kept: D, 2 without a usual name',
  ],
  [
    'nothing but those',
    { ...nothing, onlyHere: ['p4ss'], unnamed: ['p4ss'] },
    'Only here, and kept: 1 without a usual name',
  ],
];
for (const [about, shown, detail] of details) {
  test(`before a pull is taken over, its question names ${about}`, () => {
    assert.equal(reviewMessage(english, { file, environment: 'preview', merge: shown }).detail, detail);
  });
}

test('before a pull is taken over, it is asked with counts, and can be looked at first', () => {
  const { detail, ...question } = reviewMessage(english, { file, environment: 'production', merge });
  assert.ok(detail !== undefined);
  assert.equal(
    said(question),
    'info question: Take the production variables over into .env.local? 2 new, 1 changed, 3 only here. [Apply] [Review Changes]',
  );
});

test('beside the changes it is asked again, and not to be applied blindly once they are closed', () => {
  assert.equal(
    said(reviewedMessage(english, { file, environment: 'preview', merge })),
    'info: Take the preview variables over into .env.local? 2 new, 1 changed, 3 only here. [Apply] [Cancel]',
  );
  assert.equal(
    reviewTitle(english, { file, environment: 'preview' }),
    '.env.local ↔ with the preview variables (not written yet)',
  );
  assert.equal(
    said(reviewClosedMessage(english)),
    'warning: The changes were closed before, so nothing was taken over. Pull again to see them anew. [Pull Again]',
  );
});

test('the environments to choose from are told apart', () => {
  assert.equal(environmentPickTitle(english), 'Pull Environment Variables: of which environment?');
  assert.equal(environmentDescription(english, 'development'), 'what vercel env pull takes by default');
  assert.equal(environmentDescription(english, 'preview'), 'of preview deployments');
  assert.equal(environmentDescription(english, 'production'), 'of the live site');
});

test('the terminal of a pull begins with what is fetched, for which project and file', () => {
  assert.equal(startLine(english, undefined, 'web', file), 'vercel env pull for web: the token of .env.local');
  assert.equal(
    startLine(english, 'preview', 'web', file),
    'vercel env pull for web: the preview variables, for .env.local',
  );
});

const token = {
  ...{ expiresAt: 0, issuedAt: undefined, validFrom: undefined, project: undefined, team: undefined },
  ...{ projectId: undefined, teamId: undefined, environment: undefined, identity: 'x' },
};
const asItWas = '.env.local is as it was.';
const stopped = `Stopped. ${asItWas}`;

/** `shown` is whether the terminal comes to the front, since the reason stands there alone. */
const endings: readonly (readonly [outcome: Outcome, line: string, shown: boolean])[] = [
  [
    { kind: 'refreshed', token, hiddenBy: undefined },
    '.env.local has a new token. A refresh changes nothing else in it.',
    false,
  ],
  [{ kind: 'pulled', merge }, '.env.local now has what came: 2 new, 1 changed, 3 only here.', false],
  [{ kind: 'nothingToPull', merge }, 'Nothing to take over: .env.local has it all.', false],
  [{ kind: 'failed', code: 7 }, `The Vercel CLI ended with exit code 7. ${asItWas}`, true],
  [{ kind: 'killed', signal: 'SIGTERM' }, `Something else ended the Vercel CLI (SIGTERM). ${asItWas}`, true],
  [{ kind: 'notStarted', reason: '' }, `The Vercel CLI could not be started. ${asItWas}`, false],
  [{ kind: 'cancelled' }, stopped, false],
  [{ kind: 'closed' }, stopped, false],
  [{ kind: 'atRisk', risk: { state: 'open', file } }, asItWas, false],
  [{ kind: 'busyElsewhere' }, asItWas, false],
  [{ kind: 'declined' }, asItWas, false],
  [{ kind: 'noCli', obstacle: { kind: 'notInstalled' } }, asItWas, false],
  [{ kind: 'noSuchProject' }, asItWas, true],
  [{ kind: 'noToken' }, asItWas, false],
  [{ kind: 'notNewer' }, asItWas, false],
  [{ kind: 'notWritten', reason: '' }, asItWas, false],
  [{ kind: 'nothingCame' }, asItWas, true],
  [{ kind: 'obstacle', obstacle: { kind: 'notLinked' } }, asItWas, false],
];
for (const [outcome, line, shown] of endings) {
  test(`the terminal of a pull that ends with "${outcome.kind}" ${shown ? 'comes to the front and ' : ''}says ${line}`, () => {
    assert.equal(doneLine(english, outcome, file), line);
    assert.equal(isToldInTerminal(outcome), shown);
  });
}
