/** What is run with the Vercel CLI, and what its end means. */
import type { Cli } from './cli';
import type { L10n } from '../words/l10n';
import { failure, info, warning, type Message } from '../words/message';
import type { RunEnd } from '../words/program';

/** What the CLI is run for: its arguments, and the terminal's name in English. A pull ends with the path of a staging file. */
export const runs = {
  pull: { arguments: ['env', 'pull'], name: 'Vercel Env Pull' },
  link: { arguments: ['link'], name: 'Link Project' },
  login: { arguments: ['login'], name: 'Log In to Vercel' },
} as const;

export type Run = keyof typeof runs;

/** The terminal's name. */
export function runName(l10n: L10n, run: Run): string {
  return l10n.t(runs[run].name);
}

/** Asked before a package manager downloads anything. */
export function mayDownload(l10n: L10n, cli: Cli): Message {
  const command = [cli.executable, ...cli.arguments].join(' ');
  return {
    severity: 'info',
    text: l10n.t('The Vercel CLI is not installed here. Run it with "{command}", which downloads it?', { command }),
    buttons: ['download', 'installGuide'],
    modal: true,
  };
}

/** Without this the CLI may wait at the end, asking to upgrade itself. */
export const runEnvironment = { NO_UPDATE_NOTIFIER: '1' } as const;

/**
 * Under a coding agent the CLI speaks to that instead of the person, and logs in by a browser though nobody asked. The
 * names are those of @vercel/detect-agent.
 */
export const agentVariables = [
  ...['AI_AGENT', 'CURSOR_TRACE_ID', 'CURSOR_AGENT', 'CURSOR_EXTENSION_HOST_ROLE', 'GEMINI_CLI', 'CODEX_SANDBOX'],
  ...['CODEX_CI', 'CODEX_THREAD_ID', 'ANTIGRAVITY_AGENT', 'AUGMENT_AGENT', 'OPENCODE_CLIENT', 'CLAUDECODE'],
  ...['CLAUDE_CODE', 'REPL_ID', 'COPILOT_MODEL', 'COPILOT_ALLOW_ALL', 'COPILOT_GITHUB_TOKEN'],
];

export function linkMessage(l10n: L10n, end: RunEnd, project: string | undefined): Message {
  if (project !== undefined) {
    return info(l10n.t('This folder is linked to the Vercel project "{project}".', { project }), 'refresh');
  }
  return warning(l10n.t('This folder is still not linked: {ending}', { ending: ending(l10n, end) }), 'link');
}

/** Says no more than is known: the CLI exits with 0 when a login is cancelled, too. */
export function loginMessage(l10n: L10n, end: RunEnd): Message {
  if (end.kind === 'exited' && end.code === 0) {
    return info(l10n.t('The login has ended. If it went well, refresh the token now.'), 'refresh');
  }
  return warning(l10n.t('The login did not finish: {ending}', { ending: ending(l10n, end) }), 'login');
}

/** A link or a login that could not be started. */
export function notStartedMessage(l10n: L10n, run: Exclude<Run, 'pull'>, reason: string): Message {
  return failure(l10n.t('{run} could not start: {reason}', { run: runName(l10n, run), reason }), run, 'showLog');
}

function ending(l10n: L10n, end: RunEnd): string {
  switch (end.kind) {
    case 'exited':
      return l10n.t('the Vercel CLI ended with exit code {code}.', { code: end.code });
    case 'killed':
      return l10n.t('something else ended the Vercel CLI ({signal}).', { signal: end.signal });
    case 'closed':
    case 'cancelled':
      return l10n.t('the terminal was closed.');
  }
}

export function closeLine(l10n: L10n): string {
  return l10n.t('Press any key to close this terminal.');
}
