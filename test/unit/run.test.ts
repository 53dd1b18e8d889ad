import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeLine, linkMessage, loginMessage, mayDownload, notStartedMessage, runName } from '../../src/core/cli/run';
import type { RunEnd } from '../../src/core/words/program';
import { english } from './english';
import { said } from './said';

const endings: readonly (readonly [end: RunEnd, ending: string])[] = [
  [{ kind: 'exited', code: 7 }, 'the Vercel CLI ended with exit code 7.'],
  [{ kind: 'killed', signal: 'SIGTERM' }, 'something else ended the Vercel CLI (SIGTERM).'],
  [{ kind: 'closed' }, 'the terminal was closed.'],
  [{ kind: 'cancelled' }, 'the terminal was closed.'],
];
for (const [end, ending] of endings) {
  test(`a link or a login did not come about where ${ending}`, () => {
    assert.equal(
      said(linkMessage(english, end, undefined)),
      `warning: This folder is still not linked: ${ending} [Link Project]`,
    );
    assert.equal(said(loginMessage(english, end)), `warning: The login did not finish: ${ending} [Log In to Vercel]`);
  });
}

test('the end of a link or a login says no more than is known', () => {
  const well: RunEnd = { kind: 'exited', code: 0 };
  for (const end of [well, { kind: 'closed' } as const]) {
    assert.equal(
      said(linkMessage(english, end, 'web')),
      'info: This folder is linked to the Vercel project "web". [Refresh Now]',
    );
  }
  assert.equal(
    said(linkMessage(english, well, undefined)),
    'warning: This folder is still not linked: the Vercel CLI ended with exit code 0. [Link Project]',
  );
  assert.equal(
    said(loginMessage(english, well)),
    'info: The login has ended. If it went well, refresh the token now. [Refresh Now]',
  );
});

test('a link or a login that could not be started is offered again', () => {
  assert.equal(
    said(notStartedMessage(english, 'link', 'the disk is full.')),
    'error: Link Project could not start: the disk is full. [Link Project] [Show Log]',
  );
  assert.equal(
    said(notStartedMessage(english, 'login', 'the disk is full.')),
    'error: Log In to Vercel could not start: the disk is full. [Log In to Vercel] [Show Log]',
  );
});

test('before a package manager downloads the CLI, its whole command is asked about', () => {
  assert.equal(
    said(mayDownload(english, { executable: 'npx', arguments: ['--yes', 'vercel'] })),
    'info question: The Vercel CLI is not installed here. Run it with "npx --yes vercel", which downloads it? [Download and Run] [How to Install]',
  );
});

test('a terminal is named after what runs in it, and says how to close it', () => {
  assert.equal(runName(english, 'pull'), 'Vercel Env Pull');
  assert.equal(closeLine(english), 'Press any key to close this terminal.');
});
