/** The words, icon and weight of a status in the status bar. */
import type { EpochMs, Timed } from '../words/clock';
import { coarseCountdown, countdown, spokenDuration } from '../words/duration';
import { joined } from '../words/joined';
import type { L10n } from '../words/l10n';
import type { StatusBarFormat } from '../words/settings';
import type { Status } from './status';

export interface StatusView {
  /** With the icon in the editor's `$(name)` notation. */
  readonly text: string;
  readonly severity: Severity;
  /** For a screen reader, and as a title: the same in whole words and spoken units. */
  readonly spoken: string;
}

export type Severity = 'none' | 'warning' | 'error';

interface ItemDisplay {
  readonly format: StatusBarFormat;
  /** The Vercel CLI is at work, which the icon shows by spinning. */
  readonly pulling: boolean;
  /** Something is wrong beside the status itself. */
  readonly suspicious: boolean;
  /** The project's name, where there are several. */
  readonly name?: string | undefined;
}

export function statusViewOf(
  l10n: L10n,
  status: Status,
  { format, pulling, suspicious, name }: ItemDisplay,
): Timed<StatusView> {
  const { value: words, trueForMs } = wordsOf(l10n, status, format);
  const severity = suspicious && words.severity === 'none' ? 'warning' : words.severity;
  const isFromShell = 'source' in status && status.source.kind === 'shell';
  const text = [words.text, isFromShell ? l10n.t('(shell)') : '', name === undefined ? '' : `· ${name}`];
  const spoken = [
    words.spoken,
    isFromShell ? l10n.t('from the shell') : '',
    name === undefined ? '' : l10n.t('project {name}', { name }),
    pulling ? l10n.t('pulling from Vercel') : '',
  ];
  const icon = pulling ? 'sync~spin' : status.kind === 'none' ? 'circle-slash' : icons[severity];
  const view = {
    text: joined([`$(${icon})`, ...(format === 'icon' ? [] : text)]),
    severity,
    spoken: joined(spoken, ', '),
  };
  return { value: view, trueForMs };
}

/** So that the colour is not all that tells them apart. */
const icons: Readonly<Record<Severity, string>> = { none: 'key', warning: 'warning', error: 'error' };

function wordsOf(l10n: L10n, status: Status, format: StatusBarFormat): Timed<StatusView> {
  switch (status.kind) {
    case 'apiKey':
      return status.leftMs === undefined
        ? always(l10n.t('API key'), 'none', l10n.t('API key in effect'))
        : countingKey(l10n, status.leftMs, 'none');
    case 'keyExpiring':
      return countingKey(l10n, status.leftMs, 'warning');
    case 'keyExpired':
      return always(l10n.t('API key expired'), 'error', l10n.t('API key has expired'));
    case 'badKey':
      return always(l10n.t('API key invalid'), 'error', l10n.t('API key is not usable'));
    case 'valid':
      return counting(l10n, status, 'none', format);
    case 'expiring':
      return counting(l10n, status, 'warning', format);
    case 'early': {
      const { trueForMs } = countdown(l10n, status.inMs);
      const spoken = l10n.t('OIDC token is valid in {duration}', { duration: spokenDuration(l10n, status.inMs) });
      return { value: { text: l10n.t('OIDC not valid yet'), severity: 'warning', spoken }, trueForMs };
    }
    case 'expired':
      return always(l10n.t('OIDC expired'), status.renews ? 'warning' : 'error', l10n.t('OIDC token expired'));
    case 'badToken':
      return status.doubt === 'noExpiry'
        ? always(l10n.t('OIDC without end'), 'warning', l10n.t('OIDC token does not say when it expires'))
        : always(l10n.t('OIDC invalid'), 'error', l10n.t('OIDC token is not readable'));
    case 'none':
      return always(l10n.t('No credential'), 'none', l10n.t('No credential in {file}', { file: status.file }));
    case 'unreadable': {
      const text = l10n.t('Cannot read {file}', { file: status.file });
      return always(text, 'error', text);
    }
  }
}

function counting(
  l10n: L10n,
  { leftMs, token }: { readonly leftMs: number; readonly token: { readonly expiresAt: EpochMs } },
  severity: Severity,
  format: StatusBarFormat,
): Timed<StatusView> {
  const { value: left, trueForMs } = countdown(l10n, leftMs);
  const text =
    format === 'clock'
      ? l10n.t('OIDC until {time}', { time: l10n.clockTime(token.expiresAt) })
      : l10n.t('OIDC {left}', { left });
  const spoken = l10n.t('OIDC token expires in {duration}', { duration: spokenDuration(l10n, leftMs) });
  return { value: { text, severity, spoken }, trueForMs };
}

/** By its days, whatever the format: it lives for too long for a time of day. */
function countingKey(l10n: L10n, leftMs: number, severity: Severity): Timed<StatusView> {
  const { value: left, spoken: duration, trueForMs } = coarseCountdown(l10n, leftMs);
  const spoken = l10n.t('API key expires in {duration}', { duration });
  return { value: { text: l10n.t('API key · {left}', { left }), severity, spoken }, trueForMs };
}

function always(text: string, severity: Severity, spoken: string): Timed<StatusView> {
  return { value: { text, severity, spoken }, trueForMs: Infinity };
}
