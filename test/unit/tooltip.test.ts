import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../src/core/credential/identity';
import type { KeyFacts, Known } from '../../src/core/credential/known';
import { presentationAt } from '../../src/core/status/presentation';
import { tooltipAt } from '../../src/core/status/tooltip';
import { token } from '../vercel/token';
import { english } from './english';
import { linked, projectFrom } from './layout';
import { settings } from './settings';
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

/** The rows of the table, and below it each line that says something, without the marks of Markdown. */
function linesOf(tooltip: string): string[] {
  const lines = tooltip.replaceAll('\\', '').split('\n');
  return lines.filter((line) => line !== '' && !/^\|[ |:-]+$/.test(line));
}

const titles = {
  refresh: '[Refresh OIDC Token](command:aiGatewayAuth.refresh)',
  cancel: '[Cancel Refresh or Pull](command:aiGatewayAuth.cancel)',
  check: '[Check Credential](command:aiGatewayAuth.checkCredential)',
  open: '[Open Env File](command:aiGatewayAuth.openEnvFile) · [Show Log](command:aiGatewayAuth.showLog)',
};

test('a key that has expired is told with when that was', () => {
  const key = { at: now - 5 * 60_000, expiresAt: now - 2 * hour, spent: 1, limit: undefined, period: undefined };
  const known = [{ identity: identityOf('vck_abc'), key }];
  assert.deepEqual(linesOf(tooltipOf('AI_GATEWAY_API_KEY=vck_abc', 'none', known)), [
    '**API key has expired**',
    '| Credential | AI_GATEWAY_API_KEY |',
    '| From | .env.local, line 1 |',
    '| Expired | 2026-01-31T10:00:00.000Z (2 hours ago) |',
    '| Spent | $1.00 |',
    '| As of | 5 minutes ago |',
    'Requests that send it are refused. Create a new one, and set it.',
    `${titles.check} · ${titles.open}`,
  ]);
});

test('what is of no use is told without an offer to check it', () => {
  assert.deepEqual(linesOf(tooltipOf('VERCEL_OIDC_TOKEN=x', 'none')), [
    '**OIDC token is not readable**',
    '| Credential | VERCEL_OIDC_TOKEN |',
    '| From | .env.local, line 1 |',
    'The value is not a token. Once the folder is linked to its Vercel project, a refresh gets a new one.',
    titles.open,
  ]);
  assert.deepEqual(linesOf(tooltipOf('AI_GATEWAY_API_KEY=xxx', 'none')), [
    '**API key is not usable**',
    '| Credential | AI_GATEWAY_API_KEY |',
    '| From | .env.local, line 1 |',
    'The value is the placeholder of an example. Set your own key.',
    titles.open,
  ]);
});

test('what is worth a warning has its icon', () => {
  const project = projectFrom({ files: { '.env.local': 'A=1' }, envFiles: ['.env.local', '/x'] });
  const lines = linesOf(shownAt(now, project).value.tooltip);
  assert.equal(lines[1]?.startsWith('$(warning) The setting "aiGatewayAuth.envFiles" names what is no file'), true);
  assert.equal(lines[2], 'Neither AI_GATEWAY_API_KEY nor VERCEL_OIDC_TOKEN has a value there.');
});

test('while the Vercel CLI is at work, it can be stopped in the place of the remedy', () => {
  const project = projectFrom({ files: linked });
  const { value } = presentationAt(english, now, project, { settings, pulling: true, name: undefined });
  const lastOf = (tooltip: string) => linesOf(tooltip).at(-1);
  assert.equal(lastOf(tooltipAt(english, now, project, value).value), `${titles.cancel} · ${titles.open}`);
  assert.equal(lastOf(shownAt(now, project).value.tooltip), `${titles.refresh} · ${titles.open}`);
});

test('words are true until the first of them is not', () => {
  const trueForMs = (key: KeyFacts | undefined, checkedAt?: number): number => {
    const check = checkedAt === undefined ? undefined : ({ at: checkedAt, result: { kind: 'offline' } } as const);
    const known = [{ identity: identityOf('vck_abc'), key, check }];
    const project = projectFrom({ files: { '.env.local': 'AI_GATEWAY_API_KEY=vck_abc' }, known });
    return tooltipAt(english, now, project, shownAt(now, project).value).trueForMs;
  };
  const facts = { at: now, expiresAt: undefined, spent: undefined, limit: undefined, period: undefined };
  assert.equal(trueForMs(undefined), Infinity);
  assert.equal(trueForMs(facts), 60_000);
  assert.equal(trueForMs({ ...facts, expiresAt: now + hour + 20_000 }), 20_001);
  assert.equal(trueForMs({ ...facts, at: now - hour - 1000, expiresAt: now + 72 * hour + 100 }), 101);
  assert.equal(trueForMs(facts, now - 90_000), 30_000);
});

test('words for a moment that is near are true until then, and not for a millisecond longer', () => {
  const project = projectFrom({
    files: { '.env.local': `VERCEL_OIDC_TOKEN=${token({ issuedAt: now + 1000, expiresAt: now + hour })}` },
  });
  const { value, trueForMs } = tooltipAt(english, now + 500, project, shownAt(now + 500, project).value);
  assert.match(value, /in 0 seconds/);
  assert.equal(trueForMs, 500);
});

test('at the moment itself it has passed', () => {
  const value = token({ issuedAt: now, expiresAt: now + hour });
  assert.match(tooltipOf(`VERCEL_OIDC_TOKEN=${value}`).replaceAll('\\', ''), /\| Issued \| [^|]* \(just now\) \|/);
  const ended = tooltipOf(`VERCEL_OIDC_TOKEN=${token({ issuedAt: now - hour, expiresAt: now })}`);
  assert.match(ended.replaceAll('\\', ''), /\| Expired \| 2026-01-31T12:00:00\.000Z \(just now\) \|/);
});
