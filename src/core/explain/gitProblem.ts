/** An env file with a credential that git would commit. */
import { riskSentence, type GitRisk } from '../project/gitGuard';
import type { L10n } from '../words/l10n';
import type { Fix, Problem } from './problem';
import type { Explained, Look } from './role';

/** Where the first credential stands that works, or did; `undefined` where there is none to protect. */
export function credentialIn({ explained }: Look): Explained | undefined {
  return explained.find(({ role }) => {
    switch (role.kind) {
      case 'decides':
      case 'apart':
      case 'misnamed':
        return role.status !== undefined && !('doubt' in role.status);
      case 'unused':
        return role.held.worth !== undefined && !('doubt' in role.held.worth && role.held.worth.doubt !== undefined);
      case 'empty':
      case 'loses':
      case 'ignored':
        return false;
    }
  });
}

export function gitProblemOf(l10n: L10n, look: Look, risk: GitRisk | undefined): readonly Problem[] {
  const mention = credentialIn(look)?.mention;
  if (risk === undefined || mention === undefined) return [];
  const isTracked = risk.state === 'tracked';
  const fix: Fix = isTracked
    ? { kind: 'stopTracking', title: l10n.t('Stop Tracking {file}…', { file: risk.file }) }
    : { kind: 'ignore', title: l10n.t('Add {file} to .gitignore', { file: risk.file }) };
  const { nameStart: start, nameEnd: end } = mention;
  const text = riskSentence(l10n, risk);
  const code = isTracked ? 'tracked' : 'notIgnored';
  return [{ code, severity: 'warning', start, end, text, isUnnecessary: false, fixes: () => [fix] }];
}

/** What stops tracking a file, for a person to run; `undefined` for a name that a shell would take for more. */
export function untrackCommand(name: string, isWindows: boolean): string | undefined {
  const word = quotedWord(name, isWindows);
  return word && `git rm --cached -- ${word}`;
}

function quotedWord(name: string, isWindows: boolean): string | undefined {
  if (/^[\w./@+-]+$/.test(name)) return name;
  // Which shell it is decides there what else has a meaning between quotes.
  if (isWindows) return /^[\w ./@+()-]+$/.test(name) ? `"${name}"` : undefined;
  return /\p{C}/u.test(name) ? undefined : `'${name.replaceAll("'", "'\\''")}'`;
}
