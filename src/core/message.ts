/** Sentences for notifications, with what can be done about them. */
import { actions, type Action } from './actions';
import type { Cli } from './cli';

/** Buttons that only messages offer, with their words. */
const answers = {
  addToGitignore: 'Add to .gitignore',
  apply: 'Apply',
  automate: 'Auto Refresh',
  dismiss: 'Cancel',
  download: 'Download and Run',
  installGuide: 'How to Install',
  manageTrust: 'Manage Workspace Trust',
  mute: "Don't Show Again",
  review: 'Review Changes',
  showTerminal: 'Show Terminal',
  snooze: 'Snooze',
  writeAnyway: 'Write Anyway',
} as const;

export type Button = Action | keyof typeof answers;

export interface Message {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** More lines, of a modal message. */
  readonly detail?: string;
  /** The remedy first. */
  readonly buttons: readonly Button[];
  /** A question that a command waits for, which must not get lost among the notifications. */
  readonly modal?: true;
}

export function isAction(button: Button): button is Action {
  return button in actions;
}

export function buttonTitle(button: Button): string {
  return isAction(button) ? actions[button].button : answers[button];
}

export const noFolder: Message = {
  severity: 'info',
  text: 'Open a folder first: the credential is looked for in its env file.',
  buttons: [],
};

export const notOnDisk: Message = {
  severity: 'info',
  text: 'This folder is virtual, and the Vercel CLI and writing need one on disk. The status works here, commands do not.',
  buttons: [],
};

export const restricted: Message = {
  severity: 'info',
  text: 'This workspace is in Restricted Mode. Running the Vercel CLI in it needs your trust, since it would use programs and settings of the workspace.',
  buttons: ['manageTrust'],
};

export const notLinked: Message = {
  severity: 'warning',
  text: 'This folder is not linked to a Vercel project yet, so there is no token to get. Link it first.',
  buttons: ['link'],
};

export function unreadableFile(file: string): Message {
  return {
    severity: 'error',
    text: `${file} cannot be read, or is over 1 MiB, so nothing was run: what it holds could not be kept.`,
    buttons: ['openEnvFile', 'showLog'],
  };
}

export function cliMissing(configured: string | undefined): Message {
  return configured === undefined
    ? {
        severity: 'error',
        text: 'The Vercel CLI was not found: not in node_modules, not on the PATH, and no package manager to get it with.',
        buttons: ['installGuide', 'openSettings'],
      }
    : {
        severity: 'error',
        text: `The Vercel CLI was not found: the setting "aiGatewayAuth.cli" names "${configured}", which does not exist.`,
        buttons: ['openSettings'],
      };
}

/** Asked before a package manager downloads anything. */
export function mayDownload(cli: Cli): Message {
  return {
    severity: 'info',
    text: `The Vercel CLI is not installed here. Run it with "${[cli.executable, ...cli.arguments].join(' ')}", which downloads it?`,
    buttons: ['download', 'installGuide'],
    modal: true,
  };
}
