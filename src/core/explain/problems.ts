/** What is wrong in an env file's text: by the findings of the status, and by what each place does. */
import { variableOf } from '../credential/credential';
import { heldIn, type Held } from '../project/inEffect';
import { credentialFindings } from '../status/credentialFindings';
import type { UnusedCode } from '../status/finding';
import type { CredentialStatus } from '../status/status';
import { unusedFindings } from '../status/unused';
import { statusViewOf } from '../status/view';
import type { L10n } from '../words/l10n';
import { openFixes, removeFixes, renameFixes, valueFixes } from './fixes';
import type { Problem, ProblemCode, Severity } from './problem';
import type { Explained, Look } from './role';

/** In the order of the text. */
export function problemsOf(l10n: L10n, look: Look): readonly Problem[] {
  return look.explained.flatMap((place) => problemsAt(l10n, place, look));
}

function problemsAt(l10n: L10n, place: Explained, look: Look): readonly Problem[] {
  const { mention, role } = place;
  const variable = variableOf(mention.kind);
  const atName = { start: mention.nameStart, end: mention.nameEnd, isUnnecessary: false };
  const atAll = { start: mention.nameStart, end: mention.to, isUnnecessary: true };
  switch (role.kind) {
    case 'decides':
      return ofValue(l10n, place, role.status, look);
    case 'misnamed': {
      const text = l10n.t('Nothing reads "{name}": the variable is {variable}.', { name: mention.name, variable });
      const fixes = () => renameFixes(l10n, place, look);
      const ofName: Problem = { code: 'misnamed', severity: 'warning', ...atName, text, fixes };
      return [ofName, ...(role.status === undefined ? [] : ofValue(l10n, place, role.status, look))];
    }
    case 'loses': {
      const args = { variable, line: role.line + 1 };
      const text = l10n.t('{variable} stands more than once in this file: line {line} decides.', args);
      const deciding = { kind: 'file', file: look.page.file, line: role.line } as const;
      const fixes = () => [...removeFixes(l10n, place, look), ...openFixes(l10n, deciding)];
      return [{ code: 'twice', severity: 'warning', ...atAll, text, fixes }];
    }
    case 'unused':
      return unusedFindings(l10n, variable, [role.by, role.held]).map(({ code, text }) => ({
        ...{ code, severity: unusedSeverities[code], ...atAll, text, fixes: () => openFixes(l10n, role.by.source) },
      }));
    case 'empty':
      return hiddenBy(heldIn(look.page.project, mention.kind)).flatMap((hidden) =>
        unusedFindings(l10n, variable, hidden).map(({ code, text }) => ({
          ...{ code, severity: unusedSeverities[code], ...atName, text },
          fixes: () => hidden.slice(1).flatMap(({ source }) => openFixes(l10n, source)),
        })),
      );
    case 'apart':
    case 'ignored':
      return [];
  }
}

/** An older value is no matter, a fresher one may be meant. */
const unusedSeverities: Readonly<Record<UnusedCode, Severity>> = {
  unused: 'hint',
  unusedFresher: 'warning',
  hidden: 'info',
};

/** The empty value that decides, with the first one that it hides; none or one. */
function hiddenBy([deciding, ...rest]: readonly Held[]): (readonly Held[])[] {
  const hidden = rest.find(({ worth }) => worth !== undefined);
  return deciding === undefined || hidden === undefined ? [] : [[deciding, hidden]];
}

/** By the words of the status, so that the bar and the file say the same. */
function ofValue(l10n: L10n, place: Explained, status: CredentialStatus, look: Look): readonly Problem[] {
  const { mention, role } = place;
  // With the name, since the value may be hidden.
  const { nameStart: start, end } = mention;
  return credentialFindings(l10n, status, look.page.project).flatMap(({ code, text: details }) => {
    if (code === 'shadows') return [];
    const isOfStatus = code === 'expired' || code === 'keyExpired' || 'doubt' in status;
    const text = isOfStatus ? l10n.t('{status}. {details}', { status: spokenOf(l10n, status), details }) : details;
    // What is not sent harms nobody yet.
    const isSent = role.kind !== 'decides' || role.inEffect;
    const severity = isSent ? severityOf(code, status) : 'info';
    const fixes = () => valueFixes(l10n, code, place, look);
    return [{ code, severity, start, end, text, isUnnecessary: false, fixes }];
  });
}

function spokenOf(l10n: L10n, status: CredentialStatus): string {
  return statusViewOf(l10n, status, { format: 'icon', pulling: false, suspicious: false }).value.spoken;
}

function severityOf(code: keyof typeof severities | 'expired', status: CredentialStatus): Severity {
  if (code !== 'expired') return severities[code];
  return status.kind === 'expired' && status.renews ? 'warning' : 'error';
}

const severities = {
  ...{ blank: 'error', sensitive: 'error', quoted: 'error', openQuote: 'error', bearer: 'error', placeholder: 'error' },
  ...{ keyExpired: 'error', otherKind: 'error', cut: 'error', noToken: 'error', tooLong: 'error' },
  strayCharacter: 'error',
  ...{ early: 'warning', noExpiry: 'warning', otherProject: 'warning', otherTeam: 'warning', otherEnvironment: 'info' },
} as const satisfies Partial<Record<ProblemCode, Severity>>;
