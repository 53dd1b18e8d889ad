/** What a task, a tool and another extension are told of a refresh that may not be needed. */
import { doneLine } from '../pull/terminalWords';
import type { Outcome } from '../pull/steps';
import { alreadyFreshMessageAt, outcomeMessageAt } from '../pull/words';
import type { Status } from '../status/status';
import { actionTitle } from '../words/actionTitles';
import type { EpochMs } from '../words/clock';
import { joined } from '../words/joined';
import type { L10n } from '../words/l10n';

export interface RefreshEnd {
  readonly outcome: 'refreshed' | 'notNeeded' | 'cancelled' | 'failed';
  readonly message: string;
}

/** Why nothing is to be refreshed; `undefined` where something is. */
export function needlessAt(l10n: L10n, now: EpochMs, status: Status): RefreshEnd | undefined {
  switch (status.kind) {
    case 'valid':
      return { outcome: 'notNeeded', message: alreadyFreshMessageAt(l10n, now, status.token).text };
    case 'apiKey':
    case 'keyExpiring':
    case 'keyExpired':
    case 'badKey': {
      const message = l10n.t('The API key is in effect, so that no OIDC token is needed. Nothing was refreshed.');
      return { outcome: 'notNeeded', message };
    }
    case 'badToken':
    case 'early':
    case 'expired':
    case 'expiring':
    case 'none':
    case 'unreadable':
      return undefined;
  }
}

interface Ended {
  readonly outcome: Outcome;
  readonly file: string;
  /** The project's name, where there are several. */
  readonly name: string | undefined;
}

/** The sentence is the one of the notification, where there is one. */
export function refreshEndAt(l10n: L10n, now: EpochMs, { outcome, file, name }: Ended): RefreshEnd {
  const request = { environment: undefined, automatic: false };
  const told = outcomeMessageAt(l10n, now, outcome, { request, file, name, oldTerminals: false });
  return {
    outcome: kindOf(outcome),
    message: joined([told?.text ?? untoldSentence(l10n, outcome, file), askingSentence(l10n, outcome)]),
  };
}

export function noSuchFolder(l10n: L10n, folder: string): RefreshEnd {
  return { outcome: 'failed', message: l10n.t('This workspace has no project at "{folder}".', { folder }) };
}

function kindOf({ kind }: Outcome): RefreshEnd['outcome'] {
  return kind === 'refreshed' || kind === 'cancelled' ? kind : kind === 'closed' ? 'cancelled' : 'failed';
}

/** What a person's own refresh asks, where nobody was to be asked. */
function askingSentence(l10n: L10n, outcome: Outcome): string {
  const isQuestion =
    outcome.kind === 'atRisk' || (outcome.kind === 'noCli' && outcome.obstacle.kind === 'notInstalled');
  return isQuestion ? l10n.t('Run "{command}", which asks.', { command: actionTitle(l10n, 'refresh') }) : '';
}

function untoldSentence(l10n: L10n, outcome: Outcome, file: string): string {
  return outcome.kind === 'busyElsewhere'
    ? l10n.t('Another window is refreshing this project. Try again in a moment.')
    : doneLine(l10n, outcome, file);
}
