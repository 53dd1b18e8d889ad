/** What is run with the Vercel CLI, and what its end means. */
import { noFolder, notLinked, notOnDisk, restricted, type Message } from './message';

/** How a run in a terminal ended: by itself, by the person in the terminal, or by the person's cancelling. */
export type RunEnd =
  { readonly kind: 'exited'; readonly code: number } | { readonly kind: 'closed' } | { readonly kind: 'cancelled' };

/** What the CLI is run for: its arguments, and the terminal's name. A pull ends with the path of a staging file. */
export const runs = {
  pull: { arguments: ['env', 'pull'], name: 'Vercel Env Pull' },
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
  if (run === 'pull' && !place.linked) return notLinked;
  return undefined;
}

/** Without this the CLI may wait at the end, asking to upgrade itself. */
export const runEnvironment = { NO_UPDATE_NOTIFIER: '1' } as const;

/**
 * For a run that nobody waits for: while logged out, version 64 fails at once then, and older ones at least open no
 * browser, as they would under Cursor all the same.
 */
export const backgroundEnvironment = {
  ...{ ...runEnvironment, CI: '1' },
  ...{ CURSOR_TRACE_ID: '', CURSOR_AGENT: '', CURSOR_EXTENSION_HOST_ROLE: '' },
} as const;

export function linkMessage(end: RunEnd, project: string | undefined): Message {
  if (project !== undefined) {
    return {
      severity: 'info',
      text: `This folder is linked to the Vercel project "${project}".`,
      buttons: ['refresh'],
    };
  }
  return { severity: 'warning', text: `This folder is still not linked: ${ending(end)}.`, buttons: ['link'] };
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
  return { severity: 'warning', text: `The login did not finish: ${ending(end)}.`, buttons: ['login'] };
}

function ending(end: RunEnd): string {
  return end.kind === 'exited' ? `the Vercel CLI ended with exit code ${end.code}` : 'the terminal was closed';
}
