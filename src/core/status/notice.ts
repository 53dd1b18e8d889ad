/** A change of the status that is worth a notification. */
import { spokenDuration } from '../words/duration';
import type { L10n } from '../words/l10n';
import type { Button, Message } from '../words/message';
import type { Remedy } from '../project/obstacle';
import { fileNameOf } from '../project/sourceWords';
import type { NotificationLevel } from '../words/settings';
import type { Status } from './status';

export interface Notice {
  /** The same for the same event of the same token, in every window and after a restart; holds nothing of the token. */
  readonly id: string;
  readonly message: Message;
}

interface OfProject {
  /** Where there are several. */
  readonly name: string | undefined;
  readonly remedy: Remedy;
}

/** None while an API key is in effect: the token is not used then. */
export function noticeOf(
  l10n: L10n,
  status: Status,
  level: NotificationLevel,
  { name, remedy }: OfProject,
): Notice | undefined {
  if (level === 'off') return undefined;
  const first: Button[] = remedy === undefined ? [] : [remedy];
  if (status.kind === 'expired') {
    const refused = status.renews
      ? l10n.t('The JavaScript SDK renews it by itself; requests of other clients are refused.')
      : l10n.t('Requests that send it are refused.');
    const args = { file: fileNameOf(l10n, status.source), project: name ?? '' };
    const expired =
      name === undefined
        ? l10n.t('The OIDC token in {file} has expired.', args)
        : l10n.t('The OIDC token of {project} in {file} has expired.', args);
    return {
      id: `expired ${status.token.identity}`,
      message: {
        severity: 'warning',
        text: `${expired} ${refused}`,
        buttons: status.source.kind === 'shell' ? ['mute'] : [...first, 'openEnvFile', 'mute'],
      },
    };
  }
  if (status.kind === 'expiring' && level === 'all') {
    const duration = spokenDuration(l10n, status.leftMs);
    const args = { file: fileNameOf(l10n, status.source), project: name ?? '', duration };
    return {
      id: `expiring ${status.token.identity}`,
      message: {
        severity: 'warning',
        text:
          name === undefined
            ? l10n.t('The OIDC token in {file} expires in {duration}.', args)
            : l10n.t('The OIDC token of {project} in {file} expires in {duration}.', args),
        // Snoozed until it expires, which has a notice of its own.
        buttons: status.source.kind === 'shell' ? ['snooze', 'mute'] : [...first, 'snooze', 'mute'],
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
