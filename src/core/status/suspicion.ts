/** Whether something is wrong beside the status itself, which the item warns of; {@link findingsOf} has the words. */
import { isRefusal } from '../credential/known';
import type { Token } from '../credential/token';
import { checkIn, unreadableBesideToken } from '../project/inEffect';
import type { Link } from '../project/link';
import type { Project } from '../project/project';
import type { Status } from './status';

export function isSuspicious(status: Status, project: Project): boolean {
  const check = checkIn(project);
  return (
    (check !== undefined && isRefusal(check.result)) ||
    project.refusedFiles.length > 0 ||
    unreadableBesideToken(project).length > 0 ||
    ('token' in status && strayOf(status.token, project.link) !== undefined)
  );
}

/** What the token is of, where the folder is linked to another. */
export function strayOf(token: Token, link: Link | undefined): 'otherProject' | 'otherTeam' | undefined {
  if (link === undefined) return undefined;
  if (token.projectId !== undefined && token.projectId !== link.projectId) return 'otherProject';
  return token.teamId !== undefined && token.teamId !== link.teamId ? 'otherTeam' : undefined;
}
