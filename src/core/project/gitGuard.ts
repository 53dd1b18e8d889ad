/** Whether git would commit an env file, and what is asked before a credential is written into it. */
import type { L10n } from '../words/l10n';
import { warning, type Button, type Message } from '../words/message';

/** `open` is neither ignored nor tracked; `unknown` that there is a repository, and git gives no answer. */
export type GitState = 'noRepository' | 'ignored' | 'open' | 'tracked' | 'unknown';

/** What a credential is not to be written at without a word. */
export type GitRisk = Exclude<GitState, 'noRepository' | 'ignored'>;

export function riskOf(state: GitState): GitRisk | undefined {
  return state === 'noRepository' || state === 'ignored' ? undefined : state;
}

/** Asked before the first credential is written there. */
export function gitQuestion(l10n: L10n, file: string, risk: GitRisk): Message {
  // Ignoring a file that is tracked already changes nothing.
  const buttons: Button[] = risk === 'tracked' ? ['writeAnyway'] : ['addToGitignore', 'writeAnyway'];
  return { severity: 'warning', text: riskSentence(l10n, file, risk), buttons, modal: true };
}

/** Said instead where nobody is to be asked; `remedy` asks. */
export function gitNotice(l10n: L10n, file: string, risk: GitRisk, remedy: Button): Message {
  return warning(riskSentence(l10n, file, risk), remedy, 'openEnvFile');
}

/** The text of a `.gitignore` with the file in a line of its own. */
export function ignoring(file: string, text: string): string {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  // At the start of a line these two mean something else (gitignore(5)).
  const line = file.replace(/^[#!]/, '\\$&');
  return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${line}${newline}`;
}

function riskSentence(l10n: L10n, file: string, risk: GitRisk): string {
  switch (risk) {
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
