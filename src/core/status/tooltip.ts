/** The status in full, as Markdown for the item's hover. */
import { commandOf, type Action } from '../words/actions';
import { actionTitle } from '../words/actionTitles';
import type { EpochMs, Timed } from '../words/clock';
import { apiKeyVariable, oidcVariable } from '../credential/credential';
import type { KeyFacts } from '../credential/known';
import { checkedAt, spentWords } from './checkWords';
import { countdown, spokenDuration, timeAgo } from '../words/duration';
import { findingsOf } from './findings';
import type { L10n } from '../words/l10n';
import { escapeMarkdown } from '../words/markdown';
import { checkIn } from '../project/inEffect';
import type { Project } from '../project/project';
import { placeOf } from '../project/sourceWords';
import type { Presentation } from './presentation';
import type { Status } from './status';
import type { Token } from '../credential/token';

/** The commands that the tooltip may link to: trust these and no others. */
export const tooltipActions = [
  'refresh',
  'link',
  'cancel',
  'checkCredential',
  'openEnvFile',
  'showLog',
] as const satisfies readonly Action[];

type TooltipAction = (typeof tooltipActions)[number];

export function tooltipAt(
  l10n: L10n,
  now: EpochMs,
  project: Project,
  { status, view, remedy, contexts }: Presentation,
): Timed<string> {
  const { rows, trueForMs } = rowsAt(l10n, now, status);
  const check = checkIn(project);
  const checked = check && checkedAt(l10n, now, check);
  const first: TooltipAction | undefined = contexts.pulling ? 'cancel' : remedy;
  const links: readonly TooltipAction[] = [
    ...(first === undefined ? [] : [first]),
    ...('source' in status && !('doubt' in status) ? ['checkCredential' as const] : []),
    'openEnvFile',
    'showLog',
  ];
  const parts = [
    `**${escapeMarkdown(view.spoken)}**`,
    ['| | |', '|:--|:--|', ...rows.map((row) => `| ${row.map((text) => escapeMarkdown(text)).join(' | ')} |`)].join(
      '\n',
    ),
    ...findingsOf(l10n, status, project).map(
      ({ text, suspicious }) => `${suspicious ? '$(warning) ' : ''}${escapeMarkdown(text, longestSentence)}`,
    ),
    ...(checked === undefined ? [] : [escapeMarkdown(checked.value, longestSentence)]),
    links.map((action) => `[${actionTitle(l10n, action)}](command:${commandOf(action)})`).join(' · '),
  ];
  return { value: parts.join('\n\n'), trueForMs: Math.min(trueForMs, checked?.trueForMs ?? Infinity) };
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
  const known = 'facts' in status && status.facts !== undefined ? keyRowsAt(l10n, now, status.facts) : undefined;
  return {
    rows: [...sourceRows(l10n, variable, status), ...(known?.rows ?? [])],
    trueForMs: known?.trueForMs ?? Infinity,
  };
}

/** What Vercel's list of keys said of it, with the age of that. */
function keyRowsAt(l10n: L10n, now: EpochMs, facts: KeyFacts): Rows {
  const { at, expiresAt } = facts;
  const expires = expiresAt === undefined ? undefined : { at: expiresAt, ...relativeAt(l10n, now, expiresAt) };
  const asked = timeAgo(l10n, Math.max(0, now - at));
  const spent = spentWords(l10n, facts);
  return {
    rows: [
      ...(expires === undefined ? [] : [expiryRow(l10n, expires)]),
      ...(spent === undefined ? [] : [[l10n.t('Spent'), spent] as const]),
      [l10n.t('As of'), asked.value],
    ],
    trueForMs: Math.min(expires?.trueForMs ?? Infinity, asked.trueForMs),
  };
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
    expiryRow(l10n, { at: token.expiresAt, ...expires }),
  ];
  return {
    rows: rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])),
    trueForMs: Math.min(expires.trueForMs, issued?.trueForMs ?? Infinity),
  };
}

function expiryRow(l10n: L10n, { at, value, passed }: Relative & { readonly at: EpochMs }): readonly [string, string] {
  return [passed ? l10n.t('Expired') : l10n.t('Expires'), `${l10n.moment(at)} (${value})`];
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

type Relative = Timed<string> & { readonly passed: boolean };

/** `in 3 hours 11 minutes`, `3 hours ago`. */
function relativeAt(l10n: L10n, now: EpochMs, moment: EpochMs): Relative {
  const leftMs = moment - now;
  if (leftMs <= 0) return { ...timeAgo(l10n, -leftMs), passed: true };
  const value = l10n.t('in {duration}', { duration: spokenDuration(l10n, leftMs) });
  // At the moment itself it has passed.
  return { value, trueForMs: Math.min(countdown(l10n, leftMs).trueForMs, leftMs), passed: false };
}
