/** Sentences for notifications, with what can be done about them. */
import { actionButtons } from './actionButtons';
import { actions, type Action } from './actions';
import type { L10n } from './l10n';

/** Buttons that only messages offer, with their words in English. */
export const answers = {
  addToGitignore: 'Add to .gitignore',
  apply: 'Apply',
  automate: 'Auto Refresh',
  create: 'Create',
  dismiss: 'Cancel',
  download: 'Download and Run',
  installGuide: 'How to Install',
  keysPage: 'API Keys on vercel.com',
  manageTrust: 'Manage Workspace Trust',
  mute: "Don't Show Again",
  openDashboard: 'Open Dashboard',
  removeKey: 'Remove the Key',
  review: 'Review Changes',
  snooze: 'Snooze',
  tryAgain: 'Try Again',
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

export function isAction(name: unknown): name is Action {
  return actions.some((action) => action === name);
}

export function buttonTitle(l10n: L10n, button: Button): string {
  return l10n.t(isAction(button) ? actionButtons[button] : answers[button]);
}

export function info(text: string, ...buttons: Button[]): Message {
  return { severity: 'info', text, buttons };
}

export function warning(text: string, ...buttons: Button[]): Message {
  return { severity: 'warning', text, buttons };
}

export function failure(text: string, ...buttons: Button[]): Message {
  return { severity: 'error', text, buttons };
}
