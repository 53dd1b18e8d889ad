/** The words, icon and weight of a status in the status bar. */
import type { Timed } from './clock';
import { envFileName } from './credential';
import { countdown, spokenDuration } from './duration';
import type { StatusBarFormat } from './settings';
import type { Status } from './status';
import type { FormatMoment } from './tooltip';

export interface StatusView {
  /** With the icon in the editor's `$(name)` notation. */
  readonly text: string;
  readonly severity: Severity;
  /** For a screen reader, and as a title: the same in whole words and spoken units. */
  readonly spoken: string;
}

export type Severity = 'none' | 'warning' | 'error';

interface Shown {
  readonly format: StatusBarFormat;
  readonly clockTime: FormatMoment;
  /** The Vercel CLI is at work, which the icon shows by spinning. */
  readonly pulling: boolean;
  /** Something is wrong beside the status itself. */
  readonly suspicious: boolean;
  /** The project's name, where there are several. */
  readonly name?: string | undefined;
}

export function statusViewOf(
  status: Status,
  { format, clockTime, pulling, suspicious, name }: Shown,
): Timed<StatusView> {
  const { value: words, trueForMs } = wordsOf(status, format === 'clock' ? clockTime : undefined);
  const isFromShell = 'source' in status && status.source.kind === 'shell';
  const text = [words.text, isFromShell ? '(shell)' : '', name === undefined ? '' : `· ${name}`];
  const spoken = [
    words.spoken,
    isFromShell ? 'from the shell' : '',
    name === undefined ? '' : `project ${name}`,
    pulling ? 'pulling from Vercel' : '',
  ];
  const view = {
    text: joined([`$(${pulling ? 'sync~spin' : 'key'})`, ...(format === 'icon' ? [] : text)], ' '),
    severity: suspicious && words.severity === 'none' ? 'warning' : words.severity,
    spoken: joined(spoken, ', '),
  } as const;
  return { value: view, trueForMs };
}

/** Those that say something. */
function joined(parts: readonly string[], by: string): string {
  return parts.filter((part) => part !== '').join(by);
}

/** `until` gives the time of day; without it the time that is left is shown. */
function wordsOf(status: Status, until: FormatMoment | undefined): Timed<StatusView> {
  switch (status.kind) {
    case 'apiKey':
      return always('API key', 'none', 'API key in effect');
    case 'badKey':
      return always('API key invalid', 'error', 'API key is not usable');
    case 'valid':
      return counting(status, 'none', until);
    case 'expiring':
      return counting(status, 'warning', until);
    case 'early': {
      const { trueForMs } = countdown(status.inMs);
      const spoken = `OIDC token is valid in ${spokenDuration(status.inMs)}`;
      return { value: { text: 'OIDC not valid yet', severity: 'warning', spoken }, trueForMs };
    }
    case 'expired':
      return always('OIDC expired', status.renews ? 'warning' : 'error', 'OIDC token expired');
    case 'badToken':
      return status.doubt === 'noExpiry'
        ? always('OIDC without end', 'warning', 'OIDC token does not say when it expires')
        : always('OIDC invalid', 'error', 'OIDC token is not readable');
    case 'none':
      return always('No credential', 'none', `No credential in ${envFileName}`);
    case 'unreadable':
      return always(`Cannot read ${status.file}`, 'error', `Cannot read ${status.file}`);
  }
}

function counting(
  { leftMs, token }: Extract<Status, { leftMs: number }>,
  severity: Severity,
  until: FormatMoment | undefined,
): Timed<StatusView> {
  const { value, trueForMs } = countdown(leftMs);
  const text = until === undefined ? `OIDC ${value}` : `OIDC until ${until(token.expiresAt)}`;
  return { value: { text, severity, spoken: `OIDC token expires in ${spokenDuration(leftMs)}` }, trueForMs };
}

function always(text: string, severity: Severity, spoken: string): Timed<StatusView> {
  return { value: { text, severity, spoken }, trueForMs: Infinity };
}
