import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkMessage, loginMessage, obstacleTo } from '../../src/core/pull/run';
import { english } from './english';

test('what stands in the way of a run is told before anything starts', () => {
  const place = { onDisk: true, trusted: true, linked: true };
  assert.equal(obstacleTo('login', { ...place, onDisk: false })?.kind, 'notOnDisk');
  for (const run of ['pull', 'link', 'login'] as const) {
    assert.equal(obstacleTo(run, { ...place, trusted: false })?.kind, 'restricted');
    assert.equal(obstacleTo(run, place), undefined);
  }
  assert.equal(obstacleTo('pull', { ...place, linked: false })?.kind, 'notLinked');
  assert.equal(obstacleTo('link', { ...place, linked: false }), undefined);
});

test('the end of a link or a login says no more than is known', () => {
  assert.match(linkMessage(english, { kind: 'closed' }, 'web').text, /is linked to the Vercel project "web"/);
  assert.match(linkMessage(english, { kind: 'exited', code: 0 }, undefined).text, /still not linked: .* exit code 0\./);
  assert.match(loginMessage(english, { kind: 'exited', code: 0 }).text, /If it went well/);
  assert.match(loginMessage(english, { kind: 'closed' }).text, /did not finish: the terminal was closed\./);
});
