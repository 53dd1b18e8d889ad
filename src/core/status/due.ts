/** Whether a status is worth a notification, which is told once. */
import type { Project } from '../project/project';
import type { NotificationLevel } from '../words/settings';
import type { Status } from './status';

/**
 * The same for the same event of the same credential, in every window and after a restart; holds nothing of it. Of the
 * credential in effect: while that is an API key, the token is not used.
 */
export function noticeIdOf(status: Status, project: Project, level: NotificationLevel): string | undefined {
  if (level === 'off') return undefined;
  switch (status.kind) {
    case 'none':
      return level === 'all' && lacksCredential(status, project) ? walkthroughOffer : undefined;
    case 'expired':
      return `expired ${status.token.identity}`;
    case 'keyExpired':
      return `expired ${status.identity}`;
    case 'expiring':
      return level === 'all' ? `expiring ${status.token.identity}` : undefined;
    case 'keyExpiring':
      return level === 'all' ? `expiring ${status.identity}` : undefined;
    case 'apiKey':
    case 'badKey':
    case 'badToken':
    case 'early':
    case 'unreadable':
    case 'valid':
      return undefined;
  }
}

/** Offered once to a person, whatever the project. */
export const walkthroughOffer = 'offer of the walkthrough';

/** Somebody begins here. */
export function lacksCredential(status: Status, { usesSdk, onDisk }: Project): boolean {
  return status.kind === 'none' && usesSdk && onDisk;
}
