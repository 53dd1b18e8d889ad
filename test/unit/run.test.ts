import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkMessage, loginMessage } from '../../src/core/cli/run';
import { english } from './english';

test('the end of a link or a login says no more than is known', () => {
  assert.match(linkMessage(english, { kind: 'closed' }, 'web').text, /is linked to the Vercel project "web"/);
  assert.match(linkMessage(english, { kind: 'exited', code: 0 }, undefined).text, /still not linked: .* exit code 0\./);
  assert.match(loginMessage(english, { kind: 'exited', code: 0 }).text, /If it went well/);
  assert.match(loginMessage(english, { kind: 'closed' }).text, /did not finish: the terminal was closed\./);
});
