/** What the terminal of a pull says itself, before and after the output of the CLI. */
import type { L10n } from '../words/l10n';
import { countsOf } from './reviewWords';
import type { Environment, Outcome } from './steps';

const command = 'vercel env pull';

/** `environment` is `undefined` for a refresh. */
export function startLine(l10n: L10n, environment: Environment | undefined, project: string, file: string): string {
  return environment === undefined
    ? l10n.t('{command} for {project}: the token of {file}', { command, project, file })
    : l10n.t('{command} for {project}: the {environment} variables, for {file}', {
        ...{ command, project, environment, file },
      });
}

/** What became of the person's file. */
export function doneLine(l10n: L10n, outcome: Outcome, file: string): string {
  switch (outcome.kind) {
    case 'refreshed':
      return l10n.t('{file} has a new token. A refresh changes nothing else in it.', { file });
    case 'pulled':
      return l10n.t('{file} now has what came: {counts}.', { file, counts: countsOf(l10n, outcome.merge) });
    case 'nothingToPull':
      return l10n.t('Nothing to take over: {file} has it all.', { file });
    case 'failed':
      return l10n.t('The Vercel CLI ended with exit code {code}. {file} is as it was.', { code: outcome.code, file });
    case 'killed':
      return l10n.t('Something else ended the Vercel CLI ({signal}). {file} is as it was.', {
        ...{ signal: outcome.signal, file },
      });
    case 'notStarted':
      return l10n.t('The Vercel CLI could not be started. {file} is as it was.', { file });
    case 'cancelled':
    case 'closed':
      return l10n.t('Stopped. {file} is as it was.', { file });
    case 'atRisk':
    case 'busyElsewhere':
    case 'declined':
    case 'noCli':
    case 'noSuchProject':
    case 'noToken':
    case 'notNewer':
    case 'notWritten':
    case 'nothingCame':
    case 'obstacle':
      return l10n.t('{file} is as it was.', { file });
  }
}

/** The reason is in the CLI's output alone. */
export function isToldInTerminal({ kind }: Outcome): boolean {
  return kind === 'failed' || kind === 'killed' || kind === 'noSuchProject' || kind === 'nothingCame';
}
