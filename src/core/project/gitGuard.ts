/** Whether git would commit an env file, and what is asked before a credential is written into it. */
import type { L10n } from '../words/l10n';
import { warning, type Button, type Message } from '../words/message';

/** `open` is neither ignored nor tracked; `unknown` that there is a repository, and git gives no answer. */
export type GitState = 'noRepository' | 'ignored' | 'open' | 'tracked' | 'unknown';

/** Where a credential is not to be written without a word. */
export interface GitRisk {
  readonly state: Exclude<GitState, 'noRepository' | 'ignored'>;
  /** The file, for people: where a link leads, that is what git would commit. */
  readonly file: string;
}

export function riskOf(state: GitState, file: string): GitRisk | undefined {
  return state === 'noRepository' || state === 'ignored' ? undefined : { state, file };
}

/** Asked before the first credential is written there. */
export function gitQuestion(l10n: L10n, risk: GitRisk): Message {
  // Ignoring a file that is tracked already changes nothing.
  const buttons: Button[] = risk.state === 'tracked' ? ['writeAnyway'] : ['addToGitignore', 'writeAnyway'];
  return { severity: 'warning', text: riskSentence(l10n, risk), buttons, modal: true };
}

/** Said instead where nobody is to be asked; `remedy` asks. */
export function gitNotice(l10n: L10n, risk: GitRisk, remedy: Button): Message {
  return warning(riskSentence(l10n, risk), remedy, 'openEnvFile');
}

/** The text of a `.gitignore` with the file in a line of its own. */
export function ignoring(file: string, text: string): string {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  // At the start of a line these two mean something else (gitignore(5)).
  const line = file.replace(/^[#!]/, '\\$&');
  return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${line}${newline}`;
}

export function riskSentence(l10n: L10n, { state, file }: GitRisk): string {
  switch (state) {
    case 'open':
      return l10n.t('Git does not ignore {file}, so that a credential in it could get committed.', { file });
    case 'tracked':
      return l10n.t(
        'Git tracks {file}, so that a credential in it would get committed. "{command}" takes the file out of git and keeps it here.',
        { file, command: `git rm --cached ${/^[\w./-]+$/.test(file) ? file : JSON.stringify(file)}` },
      );
    case 'unknown':
      return l10n.t(
        'Git gives no answer whether it ignores {file}. If it does not, a credential in it could get committed.',
        { file },
      );
  }
}
