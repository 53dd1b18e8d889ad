import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerIn, argumentsFor, notLinked } from '../../src/core/cli/answer';

function answer(more: object): string {
  return `${JSON.stringify({ status: 'error', ...more }, undefined, 2)}\n`;
}

test('the reason of a failure is read from what the CLI says to programs, and from nothing else', () => {
  const gone = answer({ reason: 'not_linked', message: 'Use --yes.' });
  assert.deepEqual(answerIn(gone), { reason: notLinked, lines: [] });
  assert.equal(answerIn(`Packages: +286\n${gone}`)?.reason, notLinked);
  assert.deepEqual(answerIn(answer({})), { reason: undefined, lines: [] });
  for (const other of ['', 'not_linked', '{', '"x"', 'null']) assert.equal(answerIn(other), undefined, other);
});

test('what the CLI says to programs alone is told to the person, too', () => {
  assert.deepEqual(answerIn(answer({ reason: 'forbidden', message: 'Refused.\nFor now.', hint: 'Ask an owner.' })), {
    reason: 'forbidden',
    lines: ['Error: Refused.', 'For now.', 'Ask an owner.'],
  });
});

test('a CLI is asked for words for programs where it is known to know the option', () => {
  for (const version of ['55.0.0', '56.5.0', '64.0.2']) assert.deepEqual(argumentsFor(version), ['--non-interactive']);
  for (const version of [undefined, '54.9.9', '9.0.0', 'canary']) assert.deepEqual(argumentsFor(version), []);
});
