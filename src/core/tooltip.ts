/** The status in full, as Markdown for the item's hover. */
import { actions, type Action } from './actions';
import type { EpochMs, Timed } from './clock';
import { apiKeyVariable, oidcVariable } from './credential';
import { countdown, spokenDuration, timeAgo } from './duration';
import type { Finding } from './finding';
import { escapeMarkdown } from './markdown';
import { placeOf } from './place';
import type { Status } from './status';
import type { Token } from './token';

/** A moment in the words of the person's language and time zone. */
export type FormatMoment = (moment: EpochMs) => string;

/** The commands that the tooltip may link to: trust these and no others. */
export const tooltipActions = [
  'refresh',
  'link',
  'cancel',
  'openEnvFile',
  'showLog',
] as const satisfies readonly Action[];

interface Shown {
  readonly status: Status;
  /** The status in spoken words. */
  readonly title: string;
  readonly findings: readonly Finding[];
  /** The remedy comes first. */
  readonly remedy: 'refresh' | 'link' | 'cancel';
}

export function tooltipAt(
  now: EpochMs,
  { status, title, findings, remedy }: Shown,
  format: FormatMoment,
): Timed<string> {
  const { rows, trueForMs } = rowsAt(now, status, format);
  const links: (typeof tooltipActions)[number][] = [remedy, 'openEnvFile', 'showLog'];
  const parts = [
    `**${escapeMarkdown(title)}**`,
    ['| | |', '|:--|:--|', ...rows.map((row) => `| ${row.map((text) => escapeMarkdown(text)).join(' | ')} |`)].join(
      '\n',
    ),
    ...findings.map(
      ({ text, suspicious }) => `${suspicious ? '$(warning) ' : ''}${escapeMarkdown(text, longestSentence)}`,
    ),
    links.map((action) => `[${actions[action].title}](command:${actions[action].id})`).join(' · '),
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

function rowsAt(now: EpochMs, status: Status, format: FormatMoment): Rows {
  if ('token' in status) return tokenRowsAt(now, status, format);
  if (!('source' in status)) return { rows: [], trueForMs: Infinity };
  const variable = status.kind === 'badToken' ? oidcVariable : apiKeyVariable;
  return { rows: sourceRows(variable, status), trueForMs: Infinity };
}

function tokenRowsAt(now: EpochMs, status: Extract<Status, { token: Token }>, format: FormatMoment): Rows {
  const { token } = status;
  const issued = token.issuedAt === undefined ? undefined : relativeAt(now, token.issuedAt);
  const expires = relativeAt(now, token.expiresAt);
  const rows: (readonly [string, string | undefined])[] = [
    ...sourceRows(oidcVariable, status),
    ['Project', token.project],
    ['Team', token.team],
    ['Environment', token.environment],
    ['Issued', issued && `${format(token.issuedAt ?? now)} (${issued.value})`],
    [expires.passed ? 'Expired' : 'Expires', `${format(token.expiresAt)} (${expires.value})`],
  ];
  return {
    rows: rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])),
    trueForMs: Math.min(expires.trueForMs, issued?.trueForMs ?? Infinity),
  };
}

function sourceRows(variable: string, { source }: Extract<Status, { source: unknown }>): [string, string][] {
  return [
    ['Credential', variable],
    ['From', placeOf(source)],
  ];
}

/** `in 3 hours 11 minutes`, `3 hours ago`. */
function relativeAt(now: EpochMs, moment: EpochMs): Timed<string> & { readonly passed: boolean } {
  const leftMs = moment - now;
  if (leftMs <= 0) return { ...timeAgo(-leftMs), passed: true };
  return { value: `in ${spokenDuration(leftMs)}`, trueForMs: countdown(leftMs).trueForMs, passed: false };
}
