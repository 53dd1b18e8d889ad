/** The status in full, as Markdown for the item's hover. */
import { actions, type Action } from './actions';
import type { EpochMs, Timed } from './clock';
import { countdown, spokenDuration, timeAgo } from './duration';
import { escapeMarkdown } from './markdown';
import type { Status } from './status';
import { apiKeyVariable, envFileName, oidcVariable } from './credential';
import type { Token } from './token';

/** A moment in the words of the person's language and time zone. */
export type FormatMoment = (moment: EpochMs) => string;

/** Plain text; it is escaped where it meets the Markdown. */
interface Details {
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly remark?: string | undefined;
  readonly trueForMs: number;
}

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
  /** The remedy comes first. */
  readonly remedy: 'refresh' | 'link' | 'cancel';
}

export function tooltipAt(now: EpochMs, { status, title, remedy }: Shown, format: FormatMoment): Timed<string> {
  const { rows, remark, trueForMs } = detailsAt(now, status, format);
  const links: (typeof tooltipActions)[number][] = [remedy, 'openEnvFile', 'showLog'];
  const parts = [
    `**${escapeMarkdown(title)}**`,
    ['| | |', '|:--|:--|', ...rows.map((row) => `| ${row.map(escapeMarkdown).join(' | ')} |`)].join('\n'),
    remark === undefined ? '' : escapeMarkdown(remark),
    links.map((action) => `[${actions[action].title}](command:${actions[action].id})`).join(' · '),
  ];
  return { value: parts.filter((part) => part !== '').join('\n\n'), trueForMs };
}

function detailsAt(now: EpochMs, status: Status, format: FormatMoment): Details {
  switch (status.kind) {
    case 'apiKey':
      return {
        rows: source(apiKeyVariable, status.line),
        remark: status.shadows ? `${oidcVariable} is set too, and not used while the API key is.` : undefined,
        trueForMs: Infinity,
      };
    case 'valid':
    case 'expiring':
    case 'expired':
      return tokenDetailsAt(now, status.token, status.line, format);
    case 'invalid':
      return {
        rows: source(oidcVariable, status.line),
        remark: 'The value is not a token that says when it expires. A refresh replaces it.',
        trueForMs: Infinity,
      };
    case 'none':
      return {
        rows: [],
        remark: status.fileExists
          ? `Neither ${apiKeyVariable} nor ${oidcVariable} has a value there.`
          : 'The file does not exist. A refresh creates it.',
        trueForMs: Infinity,
      };
    case 'unreadable':
      return {
        rows: [],
        remark:
          status.problem === 'tooLarge'
            ? 'It is over 1 MiB, which is more than an env file should hold.'
            : 'It is there, but reading it failed. The log says why.',
        trueForMs: Infinity,
      };
  }
}

function tokenDetailsAt(now: EpochMs, token: Token, line: number, format: FormatMoment): Details {
  const issued = token.issuedAt === undefined ? undefined : relativeAt(now, token.issuedAt);
  const expires = relativeAt(now, token.expiresAt);
  const rows: (readonly [string, string | undefined])[] = [
    ...source(oidcVariable, line),
    ['Project', token.project],
    ['Team', token.team],
    ['Environment', token.environment],
    ['Issued', issued && `${format(token.issuedAt ?? now)} (${issued.value})`],
    [expires.passed ? 'Expired' : 'Expires', `${format(token.expiresAt)} (${expires.value})`],
  ];
  return {
    rows: rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])),
    remark: expires.passed ? 'Requests that send it are refused. A refresh gets a new one.' : undefined,
    trueForMs: Math.min(expires.trueForMs, issued?.trueForMs ?? Infinity),
  };
}

function source(variable: string, line: number): [string, string][] {
  return [
    ['Credential', variable],
    ['From', `${envFileName}, line ${line + 1}`],
  ];
}

/** `in 3 hours 11 minutes`, `3 hours ago`. */
function relativeAt(now: EpochMs, moment: EpochMs): Timed<string> & { readonly passed: boolean } {
  const leftMs = moment - now;
  if (leftMs <= 0) return { ...timeAgo(-leftMs), passed: true };
  return { value: `in ${spokenDuration(leftMs)}`, trueForMs: countdown(leftMs).trueForMs, passed: false };
}
