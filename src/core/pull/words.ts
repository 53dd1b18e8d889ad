/** What to say at the end of a pull, and in between. */
import type { EpochMs } from '../words/clock';
import { apiKeyVariable, oidcVariable } from '../credential/credential';
import { spokenDuration } from '../words/duration';
import { joined } from '../words/joined';
import type { L10n } from '../words/l10n';
import { failure, info, warning, type Button, type Message } from '../words/message';
import { gitNotice } from '../project/gitGuard';
import { obstacleMessage } from '../project/obstacleMessage';
import { fileIn } from '../project/sourceWords';
import { cliObstacleMessage } from '../cli/obstacle';
import { countsOf, withheldSentence } from './reviewWords';
import type { Outcome, PullRequest } from './steps';
import type { Token } from '../credential/token';
import { notWrittenSentence } from '../env/writeProblem';

/** In milliseconds: a pull takes a few seconds, and a retry of the CLI's own over a minute. */
export const longPullMs = 2 * 60 * 1000;

export function longPullMessage(l10n: L10n): Message {
  return warning(
    l10n.t(
      'The Vercel CLI has been running for two minutes. What it waits for cannot be known from here: its terminal shows it.',
    ),
    'cancel',
  );
}

interface RunContext {
  readonly request: PullRequest;
  /** The env file that is written to. */
  readonly file: string;
  /** The project's name, where there are several. */
  readonly name: string | undefined;
  /** A terminal was open before, in which a program may have been started with the old token. */
  readonly oldTerminals: boolean;
}

/** `undefined` where nothing needs to be said. */
export function outcomeMessageAt(l10n: L10n, now: EpochMs, outcome: Outcome, at: RunContext): Message | undefined {
  const { request, name } = at;
  const file = fileIn(l10n, name, at.file);
  const run = runOf(l10n, request);
  const again: Button = request.environment === undefined ? 'refresh' : 'pull';
  switch (outcome.kind) {
    case 'obstacle':
      return obstacleMessage(l10n, outcome.obstacle);
    case 'noCli':
      return cliObstacleMessage(l10n, outcome.obstacle);
    case 'atRisk':
      return gitNotice(l10n, outcome.risk, again);
    case 'declined':
    case 'busyElsewhere':
    case 'cancelled':
      return undefined;
    case 'refreshed':
      return refreshedMessageAt(l10n, now, outcome, at);
    case 'notStarted':
      return failure(l10n.t('{run} could not start: {reason}', { run, reason: outcome.reason }), again, 'showLog');
    case 'closed':
      return warning(l10n.t('{run} was stopped before it was done, and {file} is as it was.', { run, file }), again);
    case 'failed': {
      const text = l10n.t(
        '{run} failed: the Vercel CLI ended with exit code {code}, and {file} is as it was. The terminal shows why; if you are not logged in, log in and try again.',
        { run, code: outcome.code, file },
      );
      // In the background nobody has seen the terminal yet.
      return request.automatic ? failure(text, 'showTerminal', 'login', again) : failure(text, 'login', again);
    }
    case 'killed':
      return failure(
        l10n.t('{run} failed: something else ended the Vercel CLI ({signal}), and {file} is as it was.', {
          run,
          file,
          signal: outcome.signal,
        }),
        again,
      );
    case 'noSuchProject':
      return failure(
        l10n.t(
          'The link of this folder leads to no project that you can see. Link it anew, or log in as somebody who can see it; {file} is as it was.',
          { file },
        ),
        'link',
        'login',
      );
    case 'nothingCame':
      return warning(
        l10n.t(
          'Nothing came, and {file} is as it was. The network may be away, or the CLI stopped: the terminal shows it.',
          { file },
        ),
        'showTerminal',
        again,
      );
    case 'notNewer':
      return warning(
        l10n.t('Nothing changed: the token that came is not newer than the one in {file}.', { file }),
        again,
      );
    case 'noToken':
      return warning(
        l10n.t(
          'No token came, and {file} is as it was. OIDC may be switched off: see "Secure Backend Access with OIDC Federation" in the project\'s settings on Vercel.',
          { file },
        ),
        again,
      );
    case 'notWritten':
      // The staging file is gone by then, so that it has to be fetched again.
      return failure(notWrittenSentence(l10n, file, outcome.reason), 'openEnvFile', again);
    case 'nothingToPull':
      return info(
        joined([l10n.t('Nothing to take over: {file} has it all.', { file }), withheldSentence(l10n, outcome.merge)]),
      );
    case 'pulled':
      return info(l10n.t('{file} now has what came: {counts}.', { file, counts: countsOf(l10n, outcome.merge) }));
  }
}

/** Said instead of running anything when the token turned out fresh by the time a button was pressed. */
export function alreadyFreshMessageAt(l10n: L10n, now: EpochMs, token: Token): Message {
  const duration = spokenDuration(l10n, token.expiresAt - now);
  return info(l10n.t('The OIDC token is fresh already: it expires in {duration}.', { duration }));
}

function refreshedMessageAt(
  l10n: L10n,
  now: EpochMs,
  { token, hiddenBy }: Extract<Outcome, { kind: 'refreshed' }>,
  { request, name, oldTerminals }: RunContext,
): Message | undefined {
  const leftMs = token.expiresAt - now;
  if (leftMs <= 0) {
    return warning(
      l10n.t("A new token came, but it counts as expired already. Check this computer's clock."),
      'openEnvFile',
    );
  }
  // What went well by itself is worth a word only where there is something to do.
  if (request.automatic && !oldTerminals) return undefined;
  const duration = spokenDuration(l10n, leftMs);
  return info(
    joined([
      name === undefined
        ? l10n.t('OIDC token refreshed. It lasts {duration}.', { duration })
        : l10n.t('OIDC token of {project} refreshed. It lasts {duration}.', { project: name, duration }),
      hiddenBy === undefined ? '' : hidingSentence(l10n, hiddenBy),
      oldTerminals ? l10n.t('A dev server started before in a terminal may still hold the old one: restart it.') : '',
    ]),
  );
}

function hidingSentence(l10n: L10n, hiddenBy: 'apiKey' | 'shell'): string {
  switch (hiddenBy) {
    case 'apiKey':
      return l10n.t('{variable} stays in effect while it is set.', { variable: apiKeyVariable });
    case 'shell':
      return l10n.t('The {variable} in the environment of terminals stays in effect for what is started there.', {
        variable: oidcVariable,
      });
  }
}

/** The subject of a sentence. */
function runOf(l10n: L10n, { environment, automatic }: PullRequest): string {
  if (environment !== undefined) return l10n.t('The pull');
  return automatic ? l10n.t('The automatic refresh') : l10n.t('The refresh');
}
