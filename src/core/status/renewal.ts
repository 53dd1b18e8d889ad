/** When a token is refreshed without being asked. */
import type { Token } from '../credential/token';
import { minuteMs } from '../words/duration';
import { remedyOf } from '../project/obstacle';
import type { Project } from '../project/project';
import type { Settings } from '../words/settings';
import type { Status } from './status';

/** The token that is due: in its last minutes, or past them. Only the token in effect ever is. */
export function renewalOf(status: Status, { autoRefresh }: Settings): Token | undefined {
  const isDue = status.kind === 'expiring' || status.kind === 'expired';
  // A refresh writes to a file, which the environment outranks.
  return autoRefresh && isDue && status.source.kind === 'file' ? status.token : undefined;
}

/** Whether automatic refresh could work in the project, so that it is worth an offer. */
export function mayOfferAutoRefresh(project: Project, { autoRefresh }: Settings, trusted: boolean): boolean {
  return trusted && remedyOf(project) === 'refresh' && !autoRefresh;
}

/** How long after a failure no window tries the same token again, in milliseconds. */
export const restMs = 5 * minuteMs;
