/** The words, icon and weight of a status in the status bar. */
import type { Timed } from './clock';
import { envFileName } from './credential';
import { countdown, spokenDuration } from './duration';
import type { Status } from './status';

export interface StatusView {
  /** With the icon in the editor's `$(name)` notation. */
  readonly text: string;
  readonly severity: 'none' | 'warning' | 'error';
  /** For a screen reader, and as a title: the same in whole words and spoken units. */
  readonly spoken: string;
}

/** `pulling`: the Vercel CLI is at work, which the icon shows by spinning. */
export function statusViewOf(status: Status, pulling: boolean): Timed<StatusView> {
  const { value, trueForMs } = wordsOf(status);
  const spoken = pulling ? `${value.spoken}, pulling from Vercel` : value.spoken;
  return { value: { ...value, text: `$(${pulling ? 'sync~spin' : 'key'}) ${value.text}`, spoken }, trueForMs };
}

function wordsOf(status: Status): Timed<StatusView> {
  switch (status.kind) {
    case 'apiKey':
      return always('API key', 'none', 'API key in effect');
    case 'valid':
      return counting(status.leftMs, 'none');
    case 'expiring':
      return counting(status.leftMs, 'warning');
    case 'expired':
      return always('OIDC expired', 'error', 'OIDC token expired');
    case 'invalid':
      return always('OIDC invalid', 'error', 'OIDC token is not readable');
    case 'none':
      return always('No credential', 'none', `No credential in ${envFileName}`);
    case 'unreadable':
      return always(`Cannot read ${envFileName}`, 'error', `Cannot read ${envFileName}`);
  }
}

function counting(leftMs: number, severity: StatusView['severity']): Timed<StatusView> {
  const { value, trueForMs } = countdown(leftMs);
  const spoken = `OIDC token expires in ${spokenDuration(leftMs)}`;
  return { value: { text: `OIDC ${value}`, severity, spoken }, trueForMs };
}

function always(text: string, severity: StatusView['severity'], spoken: string): Timed<StatusView> {
  return { value: { text, severity, spoken }, trueForMs: Infinity };
}
