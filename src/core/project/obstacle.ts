/** What stands in the way of a command, found before it starts anything, and the remedy that is left. */
import { fileFor, unreadableAmong, unreadableIn } from './inEffect';
import type { Project } from './project';

export type Obstacle =
  | { readonly kind: 'noFolder' | 'notOnDisk' | 'restricted' | 'restrictedKey' | 'notLinked' }
  | { readonly kind: 'unreadable'; readonly file: string };

/** To a pull from Vercel into that file, by which the project gets a new token. */
export function obstacleToRefresh(
  project: Project,
  trusted: boolean,
  file = fileFor(project, 'oidc'),
): Obstacle | undefined {
  const obstacle = obstacleToRun(project, trusted);
  if (obstacle !== undefined) return obstacle;
  // Without a link the CLI would start its wizard, which may create a project.
  if (project.link === undefined) return { kind: 'notLinked' };
  const unreadable = unreadableIn(project) ?? unreadableAmong(project, file);
  return unreadable && { kind: 'unreadable', file: unreadable.file };
}

/** To any run of the Vercel CLI in the project's folder. */
export function obstacleToRun({ onDisk }: Pick<Project, 'onDisk'>, trusted: boolean): Obstacle | undefined {
  if (!onDisk) return { kind: 'notOnDisk' };
  return trusted ? undefined : { kind: 'restricted' };
}

/** What gets a new token here, where the person trusts the workspace; `undefined` where nothing can be run for it. */
export type Remedy = 'refresh' | 'link' | undefined;

export function remedyOf(project: Project): Remedy {
  const obstacle = obstacleToRefresh(project, true);
  if (obstacle === undefined) return 'refresh';
  return obstacle.kind === 'notLinked' ? 'link' : undefined;
}
