/** What stands in the way of a command, in words. */
import type { L10n } from '../words/l10n';
import { failure, info, warning, type Message } from '../words/message';
import type { Obstacle } from './obstacle';

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
