/** A change of the status that is worth a notification. */
import { spokenDuration } from './duration';
import type { Message } from './message';
import { fileNameOf } from './place';
import type { NotificationLevel } from './settings';
import type { Status } from './status';

export interface Notice {
  /** The same for the same event of the same token, in every window and after a restart; holds nothing of the token. */
  readonly id: string;
  readonly message: Message;
}

/** None while an API key is in effect: the token is not used then. `project` is its name, where there are several. */
export function noticeOf(status: Status, level: NotificationLevel, project: string | undefined): Notice | undefined {
  const of = project === undefined ? '' : ` of ${project}`;
  if (level === 'off') return undefined;
  if (status.kind === 'expired') {
    const refused = status.renews
      ? 'The JavaScript SDK renews it by itself; requests of other clients are refused.'
      : 'Requests that send it are refused.';
    return {
      id: `expired ${status.token.identity}`,
      message: {
        severity: 'warning',
        text: `The OIDC token${of} in ${fileNameOf(status.source)} has expired. ${refused}`,
        buttons: status.source.kind === 'shell' ? ['mute'] : ['refresh', 'openEnvFile', 'mute'],
      },
    };
  }
  if (status.kind === 'expiring' && level === 'all') {
    return {
      id: `expiring ${status.token.identity}`,
      message: {
        severity: 'warning',
        text: `The OIDC token${of} in ${fileNameOf(status.source)} expires in ${spokenDuration(status.leftMs)}.`,
        // Snoozed until it expires, which has a notice of its own.
        buttons: status.source.kind === 'shell' ? ['snooze', 'mute'] : ['refresh', 'snooze', 'mute'],
      },
    };
  }
  return undefined;
}

/** With the offer of automatic refresh, which is made once to a person. */
export function offeringAutoRefresh(message: Message): Message {
  // A toast shortens the words of more buttons than it has room for.
  const buttons = message.buttons.filter((button) => button !== 'openEnvFile');
  return { ...message, buttons: buttons.flatMap((button) => (button === 'refresh' ? [button, 'automate'] : [button])) };
}
