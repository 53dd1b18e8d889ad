/** Said when a program that is debugged prints that the AI Gateway refused it. */
import type { L10n } from '../words/l10n';
import { warning, type Message } from '../words/message';
import type { Presentation } from './presentation';

export function authErrorMessage(l10n: L10n, { view, remedy, status }: Presentation): Message {
  const text = l10n.t('The AI Gateway refused a request of the program. The status here: {status}.', {
    status: view.spoken,
  });
  // While an API key is in effect, a new token helps nobody.
  const first = remedy !== undefined && ('token' in status || status.kind === 'badToken') ? [remedy] : [];
  return warning(text, ...first, 'menu');
}
