/** What a notification says of a status that is worth one. */
import { spokenDuration } from '../words/duration';
import type { L10n } from '../words/l10n';
import { info, warning, type Button, type Message } from '../words/message';
import type { Remedy } from '../project/obstacle';
import { fileNameOf } from '../project/sourceWords';
import type { Status } from './status';

interface OfProject {
  /** Where there are several. */
  readonly name: string | undefined;
  readonly remedy: Remedy;
}

/** `undefined` for a status that is worth none. */
export function noticeMessage(l10n: L10n, status: Status, { name, remedy }: OfProject): Message | undefined {
  if (status.kind === 'none') {
    return info(
      l10n.t('This project depends on the AI SDK, and has no credential for the AI Gateway yet.'),
      'getStarted',
    );
  }
  if (!('source' in status)) return undefined;
  const isFromShell = status.source.kind === 'shell';
  const first: Button[] = remedy === undefined ? [] : [remedy];
  const args = { file: fileNameOf(l10n, status.source), project: name ?? '' };
  const of = (alone: string, named: string): string => (name === undefined ? alone : named);
  switch (status.kind) {
    case 'expired': {
      const refused = status.renews
        ? l10n.t('The JavaScript SDK renews it by itself; requests of other clients are refused.')
        : l10n.t('Requests that send it are refused.');
      const expired = of(
        l10n.t('The OIDC token in {file} has expired.', args),
        l10n.t('The OIDC token of {project} in {file} has expired.', args),
      );
      return warning(`${expired} ${refused}`, ...(isFromShell ? [] : [...first, 'openEnvFile' as const]), 'mute');
    }
    case 'keyExpired': {
      const expired = of(
        l10n.t('The API key in {file} has expired.', args),
        l10n.t('The API key of {project} in {file} has expired.', args),
      );
      return warning(`${expired} ${l10n.t('Requests that send it are refused.')}`, 'createApiKey', 'setApiKey', 'mute');
    }
    case 'expiring': {
      const until = { ...args, duration: spokenDuration(l10n, status.leftMs) };
      const text = of(
        l10n.t('The OIDC token in {file} expires in {duration}.', until),
        l10n.t('The OIDC token of {project} in {file} expires in {duration}.', until),
      );
      // Snoozed until it expires, which has a notice of its own.
      return warning(text, ...(isFromShell ? [] : first), 'snooze', 'mute');
    }
    case 'keyExpiring': {
      const until = { ...args, duration: spokenDuration(l10n, status.leftMs) };
      const text = of(
        l10n.t('The API key in {file} expires in {duration}.', until),
        l10n.t('The API key of {project} in {file} expires in {duration}.', until),
      );
      return warning(text, 'createApiKey', 'snooze', 'mute');
    }
    case 'apiKey':
    case 'badKey':
    case 'badToken':
    case 'early':
    case 'valid':
      return undefined;
  }
}

/** With the offer of automatic refresh, which is made once to a person. */
export function offeringAutoRefresh(message: Message): Message {
  // A toast shortens the words of more buttons than it has room for.
  const buttons = message.buttons.filter((button) => button !== 'openEnvFile');
  return { ...message, buttons: buttons.flatMap((button) => (button === 'refresh' ? [button, 'automate'] : [button])) };
}
