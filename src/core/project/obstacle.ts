/** What stands in the way of a command, found before it starts anything, and the remedy that is left. */
import type { L10n } from '../words/l10n';
import { fileFor, unreadableAmong, unreadableIn } from './inEffect';
import type { Project } from './project';
import { failure, info, warning, type Message } from '../words/message';

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

export function obstacleMessage(l10n: L10n, obstacle: Obstacle): Message {
  switch (obstacle.kind) {
    case 'noFolder':
      return info(l10n.t('Open a folder first: the credential is looked for in its env file.'));
    case 'notOnDisk':
      return info(
        l10n.t(
          'This folder is virtual, and the Vercel CLI and writing need one on disk. The status works here, commands do not.',
        ),
      );
    case 'restricted':
      return info(
        l10n.t(
          'This workspace is in Restricted Mode. Running the Vercel CLI in it needs your trust, since it would use programs and settings of the workspace.',
        ),
        'manageTrust',
      );
    case 'restrictedKey':
      return info(
        l10n.t(
          'This workspace is in Restricted Mode. A key is not written into it before you trust it, since its programs could read it.',
        ),
        'manageTrust',
      );
    case 'notLinked':
      return warning(
        l10n.t('This folder is not linked to a Vercel project yet, so there is no token to get. Link it first.'),
        'link',
      );
    case 'unreadable':
      return failure(
        l10n.t('{file} cannot be read, or is over 1 MiB, so nothing was run: what it holds could not be kept.', {
          file: obstacle.file,
        }),
        'openEnvFile',
        'showLog',
      );
  }
}
