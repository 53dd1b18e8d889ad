/** What stands in the way of a run where the project is fine: there is no Vercel CLI to run. */
import type { L10n } from '../words/l10n';
import { failure, type Message } from '../words/message';
import { nameFrom } from '../words/name';
import type { CliSearch } from './cli';

export type CliObstacle =
  | Extract<CliSearch, { kind: 'missing' }>
  /** The CLI could be downloaded, but nobody is to be asked. */
  | { readonly kind: 'notInstalled' };

export function cliObstacleMessage(l10n: L10n, obstacle: CliObstacle): Message {
  switch (obstacle.kind) {
    case 'missing':
      return obstacle.configured === undefined
        ? failure(
            l10n.t(
              'The Vercel CLI was not found: not in node_modules, not on the PATH, and no package manager to get it with.',
            ),
            'installGuide',
            'openSettings',
          )
        : failure(
            l10n.t(
              'The Vercel CLI was not found: the setting "{setting}" names "{executable}", which does not exist.',
              { setting: 'aiGatewayAuth.cli', executable: nameFrom(obstacle.configured) ?? '' },
            ),
            'openSettings',
          );
    case 'notInstalled':
      return failure(
        l10n.t('The Vercel CLI is not installed. A refresh can download it, once you have agreed.'),
        'refresh',
        'installGuide',
      );
  }
}
