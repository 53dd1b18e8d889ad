/** The status in full, as Markdown for the item's hover. */
import { actionTitle, actions, type Action } from '../words/actions';
import type { EpochMs, Timed } from '../words/clock';
import { apiKeyVariable, oidcVariable } from '../credential/credential';
import { countdown, spokenDuration, timeAgo } from '../words/duration';
import type { Finding } from './finding';
import type { L10n } from '../words/l10n';
import { escapeMarkdown } from '../words/markdown';
import { placeOf } from '../project/sourceWords';
import type { Status } from './status';
import type { Token } from '../credential/token';

/** The commands that the tooltip may link to: trust these and no others. */
export const tooltipActions = [
  'refresh',
  'link',
  'cancel',
  'openEnvFile',
  'showLog',
] as const satisfies readonly Action[];

interface TooltipContent {
  readonly status: Status;
  /** The status in spoken words. */
  readonly title: string;
  readonly findings: readonly Finding[];
  /** It comes first. */
  readonly remedy: 'refresh' | 'link' | 'cancel' | undefined;
}

export function tooltipAt(
  l10n: L10n,
  now: EpochMs,
  { status, title, findings, remedy }: TooltipContent,
): Timed<string> {
  const { rows, trueForMs } = rowsAt(l10n, now, status);
  const links: (typeof tooltipActions)[number][] = [
    ...(remedy === undefined ? [] : [remedy]),
    'openEnvFile',
    'showLog',
  ];
  const parts = [
    `**${escapeMarkdown(title)}**`,
    ['| | |', '|:--|:--|', ...rows.map((row) => `| ${row.map((text) => escapeMarkdown(text)).join(' | ')} |`)].join(
      '\n',
    ),
    ...findings.map(
      ({ text, suspicious }) => `${suspicious ? '$(warning) ' : ''}${escapeMarkdown(text, longestSentence)}`,
    ),
    links.map((action) => `[${actionTitle(l10n, action)}](command:${actions[action].id})`).join(' · '),
  ];
  return { value: parts.join('\n\n'), trueForMs };
}

/** In characters, with the names in it. */
const longestSentence = 400;

/** Plain text; it is escaped where it meets the Markdown. */
interface Rows {
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly trueForMs: number;
}

function rowsAt(l10n: L10n, now: EpochMs, status: Status): Rows {
  if ('token' in status) return tokenRowsAt(l10n, now, status);
  if (!('source' in status)) return { rows: [], trueForMs: Infinity };
  const variable = status.kind === 'badToken' ? oidcVariable : apiKeyVariable;
  return { rows: sourceRows(l10n, variable, status), trueForMs: Infinity };
}

function tokenRowsAt(l10n: L10n, now: EpochMs, status: Extract<Status, { token: Token }>): Rows {
  const { token } = status;
  const issued = token.issuedAt === undefined ? undefined : relativeAt(l10n, now, token.issuedAt);
  const expires = relativeAt(l10n, now, token.expiresAt);
  const rows: (readonly [string, string | undefined])[] = [
    ...sourceRows(l10n, oidcVariable, status),
    [l10n.t('Project'), token.project],
    [l10n.t('Team'), token.team],
    [l10n.t('Environment'), token.environment],
    [l10n.t('Issued'), issued && `${l10n.moment(token.issuedAt ?? now)} (${issued.value})`],
    [expires.passed ? l10n.t('Expired') : l10n.t('Expires'), `${l10n.moment(token.expiresAt)} (${expires.value})`],
  ];
  return {
    rows: rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])),
    trueForMs: Math.min(expires.trueForMs, issued?.trueForMs ?? Infinity),
  };
}

function sourceRows(
  l10n: L10n,
  variable: string,
  { source }: Extract<Status, { source: unknown }>,
): [string, string][] {
  return [
    [l10n.t('Credential'), variable],
    [l10n.t('From'), placeOf(l10n, source)],
  ];
}

/** `in 3 hours 11 minutes`, `3 hours ago`. */
function relativeAt(l10n: L10n, now: EpochMs, moment: EpochMs): Timed<string> & { readonly passed: boolean } {
  const leftMs = moment - now;
  if (leftMs <= 0) return { ...timeAgo(l10n, -leftMs), passed: true };
  const value = l10n.t('in {duration}', { duration: spokenDuration(l10n, leftMs) });
  return { value, trueForMs: countdown(l10n, leftMs).trueForMs, passed: false };
}
