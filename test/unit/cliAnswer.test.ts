import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argumentsFor, notLinked, reasonIn } from '../../src/core/pull/cliAnswer';

test('the reason of a failure is read from what the CLI says to programs, and from nothing else', () => {
  const answer = JSON.stringify({ status: 'error', reason: 'not_linked', message: 'Any words.' }, undefined, 2);
  assert.equal(reasonIn(`${answer}\n`), notLinked);
  assert.equal(reasonIn(`Packages: +286\n${answer}`), notLinked);
  for (const other of ['', 'not_linked', '{', '{"reason":1}', '{"status":"error"}', '[]', 'null'])
    assert.equal(reasonIn(other), undefined, other);
});

test('a CLI is asked for words for programs where it is known to know the option', () => {
  for (const version of ['55.0.0', '56.5.0', '64.0.2']) assert.deepEqual(argumentsFor(version), ['--non-interactive']);
  for (const version of [undefined, '54.9.9', '9.0.0', 'canary']) assert.deepEqual(argumentsFor(version), []);
});
