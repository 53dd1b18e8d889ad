/** A change of the status that is worth a notification. */
import { spokenDuration } from './duration';
import type { Message } from './message';
import type { NotificationLevel } from './settings';
import type { Status } from './status';
import { envFileName } from './statusView';

export interface Notice {
  /** The same for the same event of the same token, in every window and after a restart; holds nothing of the token. */
  readonly id: string;
  readonly message: Message;
}

/** None while an API key is in effect: the token is not used then. */
export function noticeOf(status: Status, level: NotificationLevel): Notice | undefined {
  if (level === 'off') return undefined;
  if (status.kind === 'expired') {
    return {
      id: `expired ${status.token.identity}`,
      message: message(`The OIDC token in ${envFileName} has expired. Requests that send it are refused.`),
    };
  }
  if (status.kind === 'expiring' && level === 'all') {
    return {
      id: `expiring ${status.token.identity}`,
      message: message(`The OIDC token in ${envFileName} expires in ${spokenDuration(status.leftMs)}.`),
    };
  }
  return undefined;
}

function message(text: string): Message {
  return { severity: 'warning', text, buttons: ['refresh', 'openEnvFile', 'mute'] };
}
