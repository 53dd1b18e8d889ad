/** What is run with the Vercel CLI, and what its end means. */
import type { EpochMs } from './clock';
import { spokenDuration } from './duration';
import { noFolder, notLinked, notOnDisk, restricted, type Message } from './message';
import { envFileName } from './statusView';
import { isNewer, type Token } from './token';

/** How a run in a terminal ended; `closed` is by the user, without an exit code. */
export type RunEnd = { readonly kind: 'exited'; readonly code: number } | { readonly kind: 'closed' };

/** What the CLI is run for: its arguments, and the terminal's name. A refresh ends with the path of a staging file. */
export const runs = {
  refresh: { arguments: ['env', 'pull'], name: 'Refresh OIDC Token' },
  link: { arguments: ['link'], name: 'Link Project' },
  login: { arguments: ['login'], name: 'Log In to Vercel' },
} as const;

export type Run = keyof typeof runs;

/** Where a command is to run. */
export interface Place {
  /** On this machine's disk, or that of the remote machine on which the extension runs. */
  readonly onDisk: boolean;
  readonly trusted: boolean;
  readonly linked: boolean;
}

/** What stands in the way of a run, told before anything is started; `undefined` for no folder at all. */
export function obstacleTo(run: Run, place: Place | undefined): Message | undefined {
  if (place === undefined) return noFolder;
  if (!place.onDisk) return notOnDisk;
  if (!place.trusted) return restricted;
  // The CLI would start its wizard, which may create a project.
  if (run === 'refresh' && !place.linked) return notLinked;
  return undefined;
}

/** Without this the CLI may wait at the end, asking to upgrade itself. */
export const runEnvironment = { NO_UPDATE_NOTIFIER: '1' } as const;

export interface RefreshResult {
  readonly end: RunEnd;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The CLI wrote a token, be it newer or not. */
  readonly came: boolean;
  /** The token is shadowed: a refresh does not change what requests send. */
  readonly apiKeyInEffect: boolean;
}

/** Success is a newer token in the file, never the exit code: the CLI exits with 0 when there is no token, too. */
export function refreshMessageAt(now: EpochMs, { end, before, after, came, apiKeyInEffect }: RefreshResult): Message {
  if (after !== undefined && isNewer(after, before)) return refreshedMessageAt(now, after, apiKeyInEffect);
  if (end.kind === 'closed') {
    return warning('The refresh was stopped before a new token came. Start it again when you are ready.', ['refresh']);
  }
  if (end.code !== 0) {
    return {
      severity: 'error',
      text: `The refresh failed: the Vercel CLI ended with exit code ${end.code}. The terminal shows why; if you are not logged in, log in and try again.`,
      buttons: ['login', 'refresh'],
    };
  }
  return came
    ? warning(`Nothing changed: the token that came is not newer than the one in ${envFileName}.`, ['refresh'])
    : warning(
        `No token came, and ${envFileName} is as it was. OIDC may be switched off: see "Secure Backend Access with OIDC Federation" in the project's settings on Vercel.`,
        ['refresh'],
      );
}

/** `reason` is the system's. The staging file is gone by then, so the token has to be fetched again. */
export function notWrittenMessage(reason: string): Message {
  return {
    severity: 'error',
    text: `A new token came, but ${envFileName} could not be written and is as it was: ${reason}`,
    buttons: ['openEnvFile', 'refresh'],
  };
}

/** Said instead of running anything when the token turned out fresh by the time a button was pressed. */
export function alreadyFreshMessageAt(now: EpochMs, token: Token): Message {
  return info(`The OIDC token is fresh already: it expires in ${spokenDuration(token.expiresAt - now)}.`);
}

export function linkMessage(end: RunEnd, project: string | undefined): Message {
  if (project !== undefined) {
    return {
      severity: 'info',
      text: `This folder is linked to the Vercel project "${project}".`,
      buttons: ['refresh'],
    };
  }
  return warning(`This folder is still not linked: ${ending(end)}.`, ['link']);
}

/** Says no more than is known: the CLI exits with 0 when a login is cancelled, too. */
export function loginMessage(end: RunEnd): Message {
  if (end.kind === 'exited' && end.code === 0) {
    return {
      severity: 'info',
      text: 'The login has ended. If it went well, refresh the token now.',
      buttons: ['refresh'],
    };
  }
  return warning(`The login did not finish: ${ending(end)}.`, ['login']);
}

function refreshedMessageAt(now: EpochMs, token: Token, apiKeyInEffect: boolean): Message {
  const leftMs = token.expiresAt - now;
  if (leftMs <= 0) {
    return warning("A new token came, but it counts as expired already. Check this computer's clock.", ['openEnvFile']);
  }
  const refreshed = `OIDC token refreshed. It lasts ${spokenDuration(leftMs)}.`;
  return info(apiKeyInEffect ? `${refreshed} AI_GATEWAY_API_KEY stays in effect while it is set.` : refreshed);
}

function ending(end: RunEnd): string {
  return end.kind === 'closed' ? 'the terminal was closed' : `the Vercel CLI ended with exit code ${end.code}`;
}

function info(text: string): Message {
  return { severity: 'info', text, buttons: [] };
}

function warning(text: string, buttons: Message['buttons']): Message {
  return { severity: 'warning', text, buttons };
}
