import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import type { Known } from '../../src/core/credential/known';
import { lensesAt } from '../../src/core/explain/lenses';
import { token } from '../vercel/token';
import { english } from './english';
import type { Layout } from './layout';
import { lookFrom } from './page';

const now = Date.UTC(2026, 0, 31, 12);
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const key = 'vck_0123456789abcdef';

function keyWith(known: Omit<Known, 'identity'>): Layout {
  return {
    files: { '.env.local': `AI_GATEWAY_API_KEY=${key}\n` },
    known: [{ identity: identityOf(key), ...known }],
  };
}

const endingIn = (leftMs: number): Layout =>
  keyWith({ key: { at: now, expiresAt: now + leftMs, spent: undefined, limit: undefined, period: undefined } });

function tokenWith(times: { issuedAt?: number; validFrom?: number; leftMs: number }, claims = {}): string {
  const { issuedAt = now - hour, validFrom, leftMs } = times;
  const nbf = validFrom === undefined ? {} : { nbf: validFrom / 1000 };
  return `VERCEL_OIDC_TOKEN=${token({ issuedAt, expiresAt: now + leftMs, claims: { ...nbf, ...claims } })}\n`;
}

interface Row {
  readonly layout: Layout;
  readonly file?: string;
  readonly lenses: readonly string[];
  readonly trueForMs?: number;
}

const rows: Readonly<Record<string, Row>> = {
  'a key counts down by its days': {
    layout: endingIn(12 * day + hour),
    lenses: ['API key · expires in 12d', 'Check'],
    trueForMs: hour + 1,
  },
  'a key in its last minutes': {
    layout: endingIn(10 * minute),
    lenses: ['API key · expires in 10m', 'Check'],
  },
  'a key that has expired is created anew': {
    layout: endingIn(-2 * hour),
    lenses: ['API key · expired 2 hours ago', 'Create API Key'],
  },
  'what the gateway answered stands there with its age': {
    layout: keyWith({ check: { at: now - 2 * minute, result: { kind: 'invalid' } } }),
    lenses: ['API key · in effect · refused (2 minutes ago)', 'Check'],
    trueForMs: minute,
  },
  'a token that is not valid yet': {
    layout: { files: { '.env.local': tokenWith({ validFrom: now + hour, leftMs: 2 * hour }) } },
    lenses: ['OIDC token · web (development) · not valid yet', 'Link Project'],
  },
  'a token of which nothing is known but its end': {
    layout: {
      files: {
        '.env.local': tokenWith(
          { leftMs: hour },
          { project: undefined, project_id: undefined, environment: undefined },
        ),
      },
    },
    lenses: ['OIDC token · expires in 1h 0m', 'Link Project'],
  },
  'a token in a file that development does not read': {
    layout: { files: { '.env.production': tokenWith({ leftMs: -hour }) } },
    file: '.env.production',
    lenses: ['OIDC token · web (development) · expired 1 hour ago · not read in development'],
  },
  'nothing can be run in a virtual folder': {
    layout: { files: { '.env.local': tokenWith({ leftMs: hour }) }, onDisk: false },
    lenses: ['OIDC token · web (development) · expires in 1h 0m'],
  },
};

for (const [about, { layout, file, lenses, trueForMs }] of Object.entries(rows)) {
  test(`a lens: ${about}`, () => {
    const { value, trueForMs: until } = lensesAt(english, lookFrom(now, layout, file), false);
    assert.deepEqual(
      value.map(({ title }) => title),
      lenses,
    );
    if (trueForMs !== undefined) assert.equal(until, trueForMs);
    assert.doesNotMatch(JSON.stringify(value), /vck_|eyJ/);
  });
}
