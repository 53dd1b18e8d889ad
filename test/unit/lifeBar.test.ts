import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readToken, type Token } from '../../src/core/credential/token';
import { lifeBarAt } from '../../src/core/explain/lifeBar';
import { token } from '../vercel/token';
import { english } from './english';

const issuedAt = Date.UTC(2026, 0, 31);
const hourMs = 3_600_000;

function tokenOf(claims: Readonly<Record<string, unknown>> = {}): Token {
  const read = readToken(token({ issuedAt, expiresAt: issuedAt + 12 * hourMs, claims }));
  assert.ok(read.kind === 'token');
  return read.token;
}

/** Full and empty cells, and the percentage. */
function countsAt(now: number): readonly [number, number, string | undefined] {
  const bar = lifeBarAt(english, now, tokenOf(), 'none');
  const count = (character: string): number => bar.split(character).length - 1;
  return [count('\u2588'), count('\u2591'), / (\d+) %/.exec(bar)?.[1]];
}

test('the bar shows the share of the life that is left, empty at the end alone', () => {
  assert.deepEqual(countsAt(issuedAt), [24, 0, '100']);
  assert.deepEqual(countsAt(issuedAt + 9 * hourMs), [6, 18, '25']);
  assert.deepEqual(countsAt(issuedAt + 12 * hourMs - 1000), [1, 23, '0']);
  assert.deepEqual(countsAt(issuedAt + 12 * hourMs), [0, 24, '0']);
  assert.deepEqual(countsAt(issuedAt + 99 * hourMs), [0, 24, '0']);
  assert.deepEqual(countsAt(issuedAt - hourMs), [24, 0, '100']);
});

test('its colour is that of the severity', () => {
  const colors = (['none', 'warning', 'error'] as const).map(
    (severity) => /charts-(\w+)/.exec(lifeBarAt(english, issuedAt, tokenOf(), severity))?.[1],
  );
  assert.deepEqual(colors, ['green', 'yellow', 'red']);
});

test('a bar is what the editor lets through of HTML, with its share in words', () => {
  const part = (color: string, cells: string): string => `<span style="color:var(${color});">${cells}</span>`;
  const [green, grey] = ['--vscode-charts-green', '--vscode-disabledForeground'];
  const [full, empty] = ['\u2588', '\u2591'];
  const barAt = (now: number): string => lifeBarAt(english, now, tokenOf(), 'none');
  assert.equal(barAt(issuedAt), `${part(green, full.repeat(24))} 100 % of its life is left`);
  assert.equal(
    barAt(issuedAt + 6 * hourMs),
    `${part(green, full.repeat(12))}${part(grey, empty.repeat(12))} 50 % of its life is left`,
  );
  assert.equal(barAt(issuedAt + 12 * hourMs), `${part(grey, empty.repeat(24))} 0 % of its life is left`);
});

test('a token has no bar that does not say when it was issued, or says so of its end or later', () => {
  const end = (issuedAt + 12 * hourMs) / 1000;
  for (const iat of [undefined, end, end + 1])
    assert.equal(lifeBarAt(english, issuedAt, tokenOf({ iat }), 'none'), '', `${iat}`);
});
