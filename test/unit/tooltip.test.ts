import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import type { KeyFacts, Known } from '../../src/core/credential/known';
import { tooltipAt } from '../../src/core/status/tooltip';
import { token } from '../vercel/token';
import { english } from './english';
import { projectFrom } from './layout';
import { shownAt } from './shown';

const now = Date.UTC(2026, 0, 31, 12);
const hour = 3_600_000;

function tooltipOf(
  text: string,
  remedy: 'refresh' | 'link' | 'none' = 'refresh',
  known: readonly Known[] = [],
): string {
  const project = projectFrom({ files: { '.env.local': text }, known });
  const { value } = shownAt(now, project);
  return tooltipAt(english, now, project, { ...value, remedy: remedy === 'none' ? undefined : remedy }).value;
}

test('tells a token in full', () => {
  const value = token({
    issuedAt: now - 2 * hour,
    expiresAt: now + 10 * hour,
    project: 'web',
    owner: 'acme',
    environment: 'development',
  });
  assert.equal(
    tooltipOf(`# x\nVERCEL_OIDC_TOKEN=${value}`).replaceAll('\\', ''),
    [
      '**OIDC token expires in 10 hours**',
      '',
      '| | |',
      '|:--|:--|',
      '| Credential | VERCEL_OIDC_TOKEN |',
      '| From | .env.local, line 2 |',
      '| Project | web |',
      '| Team | acme |',
      '| Environment | development |',
      '| Issued | 2026-01-31T10:00:00.000Z (2 hours ago) |',
      '| Expires | 2026-01-31T22:00:00.000Z (in 10 hours) |',
      '',
      '[Refresh OIDC Token](command:aiGatewayAuth.refresh) · [Check Credential](command:aiGatewayAuth.checkCredential) · [Open Env File](command:aiGatewayAuth.openEnvFile) · [Show Log](command:aiGatewayAuth.showLog)',
    ].join('\n'),
  );
});

test('offers the link instead of the refresh where there is none', () => {
  assert.match(tooltipOf('', 'link'), /\[Link Project\]\(command:aiGatewayAuth\.link\)/);
  assert.doesNotMatch(tooltipOf('', 'link'), /aiGatewayAuth\.refresh/);
});

test('links to nothing that cannot be run', () => {
  assert.match(tooltipOf('', 'none'), /\n\n\[Open Env File\]\(command:aiGatewayAuth\.openEnvFile\) · \[Show Log\]/);
});

test('a claim cannot bring Markdown, a link or a table cell of its own', () => {
  const project = '[x](command:y) | https://evil.example <b>\n# a';
  const value = token({ issuedAt: now, expiresAt: now + hour, project });
  const [, row] = /\| Project \| (.*) \|\n/.exec(tooltipOf(`VERCEL_OIDC_TOKEN=${value}`)) ?? [];
  assert.equal(row, '\\[x\\] \\(command\\:y\\) \\| https\\:\\/\\/evil\\.example \\<b\\> \\# a');
});

test('names the shadowed token, and never a value', () => {
  const value = token({ issuedAt: now, expiresAt: now + hour });
  const tooltip = tooltipOf(`AI_GATEWAY_API_KEY=vck_secret\nVERCEL_OIDC_TOKEN=${value}`).replaceAll('\\', '');
  assert.match(tooltip, /VERCEL_OIDC_TOKEN is set too, and not used/);
  for (const part of ['vck_', ...value.split('.')]) assert.ok(!tooltip.includes(part));
});

/** Of the rows of the table. */
function labelsOf(tooltip: string): (string | undefined)[] {
  return [...tooltip.matchAll(/^\| (\w[\w ]*) \|/gm)].map(([, label]) => label);
}

test('what is not known of a token has no row', () => {
  const unknown = ['iat', 'project', 'project_id', 'environment', 'owner', 'owner_id'];
  const claims = Object.fromEntries(unknown.map((claim) => [claim, undefined]));
  const value = token({ issuedAt: now, expiresAt: now + hour, claims });
  assert.deepEqual(labelsOf(tooltipOf(`VERCEL_OIDC_TOKEN=${value}`)), ['Credential', 'From', 'Expires']);
});

test('a key is told with what was found out of it, be that all or nothing', () => {
  const labelsWith = (key: Omit<KeyFacts, 'at'>): (string | undefined)[] => {
    const known = { identity: identityOf('vck_abc'), key: { at: now, ...key } };
    return labelsOf(tooltipOf('AI_GATEWAY_API_KEY=vck_abc', 'none', [known]));
  };
  const nothing = { expiresAt: undefined, spent: undefined, limit: undefined, period: undefined };
  assert.deepEqual(labelsWith(nothing), ['Credential', 'From', 'As of']);
  const all = { ...nothing, expiresAt: now + hour, spent: 1, limit: 2 };
  assert.deepEqual(labelsWith(all), ['Credential', 'From', 'Expires', 'Spent', 'As of']);
});

test('words for a moment that is near are true until then, and not for a millisecond longer', () => {
  const project = projectFrom({
    files: { '.env.local': `VERCEL_OIDC_TOKEN=${token({ issuedAt: now + 1000, expiresAt: now + hour })}` },
  });
  const { value, trueForMs } = tooltipAt(english, now + 500, project, shownAt(now + 500, project).value);
  assert.match(value, /in 0 seconds/);
  assert.equal(trueForMs, 500);
});
