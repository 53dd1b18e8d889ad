import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookAt, pageOf, type Role } from '../../src/core/explain/role';
import { token } from '../vercel/token';
import { english } from './english';
import { lensesAt } from '../../src/core/explain/lenses';
import { projectFrom } from './layout';
import { lookFrom } from './page';

const now = Date.UTC(2026, 0, 31, 12);
const [minute, hour] = [60_000, 3_600_000];
const key = 'AI_GATEWAY_API_KEY=vck_0123456789abcdef\n';

function oidc(leftMs: number, claims: Readonly<Record<string, unknown>> = {}): string {
  const expiresAt = now + leftMs;
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt: expiresAt - 12 * hour, expiresAt, claims })}\n`;
}

/** How long what is made of the text stays true. */
function trueForMs(text: string): number {
  return lookAt(now, lookFrom(now, { files: { '.env.local': text } }).page, 15).trueForMs;
}

test('a look stays true until a token comes near its end, reaches it, or becomes valid', () => {
  assert.equal(trueForMs(key), Infinity);
  assert.equal(trueForMs(key + oidc(2 * hour)), 2 * hour - 15 * minute + 1);
  assert.equal(trueForMs(oidc(10 * minute) + key), 10 * minute);
  assert.equal(trueForMs(oidc(-hour)), Infinity);
  assert.equal(trueForMs(oidc(8 * hour, { nbf: (now + hour) / 1000 })), hour - minute);
});

test('each place has its role with its own file and line', () => {
  const rolesIn = (text: string): readonly Role[] =>
    lookFrom(now, { files: { '.env.local': text } }).explained.map(({ role }) => role);
  for (const text of [`A=1\n${key}`, `A=1\n${key.replace('API_', '')}`]) {
    const [role] = rolesIn(text);
    assert.ok(role && 'status' in role);
    assert.deepEqual(role.status?.source, { kind: 'file', file: '.env.local', line: 1 });
  }
});

test('no value is read from a text whose file cannot be read', () => {
  const project = projectFrom({ files: { '.env.local': { kind: 'unreadable', problem: 'tooLarge' } } });
  const page = pageOf({
    file: '.env.local',
    text: key,
    envFile: { kind: 'unreadable', problem: 'tooLarge' },
    project,
  });
  assert.deepEqual(
    lensesAt(english, lookAt(now, page, 15).value, false).value.map(({ title }) => title),
    ['API key · no value is read here'],
  );
});
