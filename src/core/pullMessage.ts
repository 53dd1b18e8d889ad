/** What to say at the end of a pull, and in between. */
import type { EpochMs } from './clock';
import { spokenDuration } from './duration';
import type { Merge } from './envMerge';
import type { Button, Message } from './message';
import type { Environment, Outcome, PullRequest } from './pull';
import { apiKeyVariable, envFileName, oidcVariable } from './credential';
import type { Token } from './token';

/** In milliseconds: a pull takes a few seconds, and a retry of the CLI's own over a minute. */
export const longPullMs = 2 * 60 * 1000;

export const longPull: Message = {
  severity: 'warning',
  text: 'The Vercel CLI has been running for two minutes. What it waits for cannot be known from here: its terminal shows it.',
  buttons: ['cancel'],
};

interface Circumstances {
  readonly request: PullRequest;
  /** The env file that is written to. */
  readonly file: string;
  /** A terminal was open before, in which a program may have been started with the old token. */
  readonly oldTerminals: boolean;
}

/** `undefined` where nothing needs to be said. */
export function outcomeMessageAt(now: EpochMs, outcome: Outcome, at: Circumstances): Message | undefined {
  switch (outcome.kind) {
    case 'obstacle':
      return outcome.message;
    case 'declined':
    case 'busyElsewhere':
    case 'cancelled':
      return undefined;
    case 'refreshed':
      return refreshedMessageAt(now, outcome, at);
    case 'notStarted':
      return {
        severity: 'error',
        text: `The ${nounOf(at)} could not start: ${outcome.reason}`,
        buttons: [again(at), 'showLog'],
      };
    case 'closed':
      return warning(`The ${nounOf(at)} was stopped before it was done, and ${at.file} is as it was.`, [again(at)]);
    case 'failed':
      return {
        severity: 'error',
        text: `The ${nounOf(at)} failed: the Vercel CLI ended with exit code ${outcome.code}, and ${at.file} is as it was. The terminal shows why; if you are not logged in, log in and try again.`,
        // In the background nobody has seen the terminal yet.
        buttons: at.request.automatic ? ['showTerminal', 'login', again(at)] : ['login', again(at)],
      };
    case 'nothingCame':
      return warning(
        `Nothing came, and ${at.file} is as it was. The network may be away, a question left unanswered, or the CLI stopped: the terminal shows it.`,
        ['showTerminal', again(at)],
      );
    case 'notNewer':
      return warning(`Nothing changed: the token that came is not newer than the one in ${at.file}.`, [again(at)]);
    case 'noToken':
      return warning(
        `No token came, and ${at.file} is as it was. OIDC may be switched off: see "Secure Backend Access with OIDC Federation" in the project's settings on Vercel.`,
        [again(at)],
      );
    case 'notWritten':
      return {
        severity: 'error',
        // The staging file is gone by then, so that it has to be fetched again.
        text: `${at.file} could not be written and is as it was: ${outcome.reason}`,
        buttons: ['openEnvFile', again(at)],
      };
    case 'nothingToPull':
      return info(`Nothing to take over: ${at.file} has it all.${withheldSentence(outcome.merge)}`);
    case 'pulled':
      return info(`${at.file} now has what came: ${countsOf(outcome.merge)}.`);
  }
}

/** Asked before anything is written: counts and names, never values. */
export function reviewMessage(environment: Environment, merge: Merge): Message {
  const { added, changed, onlyHere } = merge;
  const rows = { New: added, Changed: changed, 'Only here, and kept': onlyHere, [withheldTitle]: merge.withheld };
  return {
    severity: 'info',
    text: `Take the ${environment} variables over into ${envFileName}? ${countsOf(merge)}.`,
    detail: Object.entries(rows)
      .flatMap(([title, names]) => (names.length === 0 ? [] : [`${title}: ${names.join(', ')}`]))
      .join('\n\n'),
    buttons: ['apply', 'review'],
    modal: true,
  };
}

/** Asked beside the changes. */
export function reviewedMessage(environment: Environment, merge: Merge): Message {
  const { text } = reviewMessage(environment, merge);
  return { severity: 'info', text, buttons: ['apply', 'dismiss'] };
}

export function reviewTitle(environment: Environment): string {
  return `${envFileName} ↔ with the ${environment} variables (not written yet)`;
}

export const reviewClosed = warning(
  'The changes were closed before, so nothing was taken over. Pull again to see them anew.',
  ['pull'],
);

export const environmentPick = {
  title: 'Pull Environment Variables: of which environment?',
  descriptions: {
    development: 'what `vercel env pull` takes by default',
    preview: 'of preview deployments',
    production: 'of the live site',
  },
} as const;

/** Said instead of running anything when the token turned out fresh by the time a button was pressed. */
export function alreadyFreshMessageAt(now: EpochMs, token: Token): Message {
  return info(`The OIDC token is fresh already: it expires in ${spokenDuration(token.expiresAt - now)}.`);
}

const withheldTitle = 'Came without a value to write, and left alone';

/** `3 new, 1 changed, 2 only here`. */
function countsOf({ added, changed, onlyHere }: Merge): string {
  return `${added.length} new, ${changed.length} changed, ${onlyHere.length} only here`;
}

function withheldSentence({ withheld }: Merge): string {
  return withheld.length === 0 ? '' : ` ${withheldTitle}: ${withheld.join(', ')}.`;
}

function refreshedMessageAt(
  now: EpochMs,
  { token, hiddenBy }: Extract<Outcome, { kind: 'refreshed' }>,
  { request, oldTerminals }: Circumstances,
): Message | undefined {
  const leftMs = token.expiresAt - now;
  if (leftMs <= 0) {
    return warning("A new token came, but it counts as expired already. Check this computer's clock.", ['openEnvFile']);
  }
  // What went well by itself is worth a word only where there is something to do.
  if (request.automatic && !oldTerminals) return undefined;
  const sentences = [
    `OIDC token refreshed. It lasts ${spokenDuration(leftMs)}.`,
    hiddenBy === undefined ? '' : hiders[hiddenBy],
    oldTerminals ? 'A dev server started before in a terminal may still hold the old one: restart it.' : '',
  ];
  return info(sentences.filter((sentence) => sentence !== '').join(' '));
}

const hiders = {
  apiKey: `${apiKeyVariable} stays in effect while it is set.`,
  shell: `The ${oidcVariable} in the environment of terminals stays in effect for what is started there.`,
};

function nounOf({ request }: Circumstances): string {
  if (request.environment !== undefined) return 'pull';
  return request.automatic ? 'automatic refresh' : 'refresh';
}

function again({ request }: Circumstances): Button {
  return request.environment === undefined ? 'refresh' : 'pull';
}

function info(text: string): Message {
  return { severity: 'info', text, buttons: [] };
}

function warning(text: string, buttons: Message['buttons']): Message {
  return { severity: 'warning', text, buttons };
}
