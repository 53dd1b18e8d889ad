/** What there is to say of one credential: in full sentences, with the remedy. */
import { oidcVariable } from '../credential/credential';
import type { Token } from '../credential/token';
import type { Link } from '../project/link';
import { remedyOf, type Remedy } from '../project/obstacle';
import type { Project } from '../project/project';
import { spokenDuration } from '../words/duration';
import { joined } from '../words/joined';
import type { L10n } from '../words/l10n';
import { keyDoubtSentence, tokenDoubtSentence } from './doubts';
import { doubted, said, type CredentialCode, type Finding } from './finding';
import type { CredentialStatus } from './status';
import { strayOf } from './suspicion';

export function credentialFindings(
  l10n: L10n,
  status: CredentialStatus,
  project: Project,
): readonly Finding<CredentialCode>[] {
  const remedy = remedyOf(project);
  switch (status.kind) {
    case 'apiKey':
    case 'keyExpiring':
    case 'keyExpired': {
      const refused = l10n.t('Requests that send it are refused. Create a new one, and set it.');
      const text = l10n.t('{variable} is set too, and not used while the API key is.', { variable: oidcVariable });
      return [
        ...(status.kind === 'keyExpired' ? [said('keyExpired' as const, refused)] : []),
        ...(status.shadows ? [said('shadows' as const, text)] : []),
      ];
    }
    case 'badKey':
      return [said(status.doubt, keyDoubtSentence(l10n, status.doubt))];
    case 'badToken': {
      const text = joined([tokenDoubtSentence(l10n, status.doubt), remedySentence(l10n, remedy)]);
      return [said(status.doubt, text)];
    }
    case 'valid':
    case 'expiring':
    case 'early':
    case 'expired':
      return [
        ...ofTime(l10n, status, remedy),
        ...againstLink(l10n, status.token, project.link, remedy),
        ...ofEnvironment(l10n, status.token),
      ];
  }
}

/** What gets a token here, as a sentence; empty where nothing does. */
export function remedySentence(l10n: L10n, remedy: Remedy): string {
  switch (remedy) {
    case 'refresh':
      return l10n.t('A refresh gets a new one.');
    case 'link':
      return l10n.t('Once the folder is linked to its Vercel project, a refresh gets a new one.');
    case undefined:
      return '';
  }
}

function ofTime(
  l10n: L10n,
  status: Extract<CredentialStatus, { readonly token: Token }>,
  remedy: Remedy,
): readonly Finding<CredentialCode>[] {
  if (status.kind === 'early') {
    const duration = spokenDuration(l10n, status.inMs);
    const text = l10n.t(
      "It is not valid for another {duration}, unless this computer's clock is behind by that much.",
      { duration },
    );
    return [said('early', text)];
  }
  if (status.kind !== 'expired') return [];
  const text = status.renews
    ? l10n.t(
        'The JavaScript SDK renews it by itself, since the Vercel CLI is logged in. Other clients send the expired one and are refused.',
      )
    : joined([l10n.t('Requests that send it are refused.'), remedySentence(l10n, remedy)]);
  return [said('expired', text)];
}

function againstLink(
  l10n: L10n,
  token: Token,
  link: Link | undefined,
  remedy: Remedy,
): readonly Finding<CredentialCode>[] {
  const stray = strayOf(token, link);
  if (link === undefined || stray === undefined) return [];
  const getsOne = remedy === 'refresh' ? l10n.t('A refresh gets the one of the link.') : '';
  return [doubted(stray, joined([strayWords[stray](l10n, token, link), getsOne]))];
}

const strayWords = {
  otherProject(l10n: L10n, { projectId = '', project = projectId }: Token, link: Link): string {
    const [name, linked] = told(project, link.project, projectId, link.projectId);
    const args = { project: name, linked };
    return l10n.t('The token is of the project "{project}", and the folder is linked to "{linked}".', args);
  },
  otherTeam(l10n: L10n, { teamId = '', team = teamId }: Token, link: Link): string {
    const args = { team, id: teamId, linked: link.teamId };
    return l10n.t('The token is of the team "{team}" ({id}), and the folder is linked to {linked}.', args);
  },
};

/** Two of one name are told apart by their ids. */
function told(name: string, otherName: string, id: string, otherId: string): [string, string] {
  return name === otherName ? [`${name} (${id})`, `${otherName} (${otherId})`] : [name, otherName];
}

function ofEnvironment(l10n: L10n, { environment }: Token): readonly Finding<CredentialCode>[] {
  if (environment === undefined || environment === 'development') return [];
  const text = l10n.t('The token is of the environment "{environment}", not of development.', { environment });
  return [said('otherEnvironment', text)];
}
