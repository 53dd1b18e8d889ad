import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkMessage, loginMessage, obstacleTo } from '../../src/core/run';

test('what stands in the way of a run is told before anything starts', () => {
  const place = { onDisk: true, trusted: true, linked: true };
  assert.match(obstacleTo('pull', undefined)?.text ?? '', /Open a folder/);
  assert.match(obstacleTo('login', { ...place, onDisk: false })?.text ?? '', /virtual/);
  for (const run of ['pull', 'link', 'login'] as const) {
    assert.deepEqual(obstacleTo(run, { ...place, trusted: false })?.buttons, ['manageTrust']);
    assert.equal(obstacleTo(run, place), undefined);
  }
  assert.deepEqual(obstacleTo('pull', { ...place, linked: false })?.buttons, ['link']);
  assert.equal(obstacleTo('link', { ...place, linked: false }), undefined);
});

test('the end of a link or a login says no more than is known', () => {
  assert.match(linkMessage({ kind: 'closed' }, 'web').text, /is linked to the Vercel project "web"/);
  assert.match(linkMessage({ kind: 'exited', code: 0 }, undefined).text, /still not linked: .* exit code 0\./);
  assert.match(loginMessage({ kind: 'exited', code: 0 }).text, /If it went well/);
  assert.match(loginMessage({ kind: 'closed' }).text, /did not finish: the terminal was closed\./);
});
