/** What else there is to say of a status: in full sentences, with the remedy. */
import { apiKeyVariable, credentialKinds, oidcVariable } from '../credential/credential';
import { keyDoubtSentence, tokenDoubtSentence } from './doubts';
import { unusedSentences } from './unused';
import { joined } from '../words/joined';
import { spokenDuration } from '../words/duration';
import { heldIn, unreadableBesideToken } from '../project/inEffect';
import type { L10n } from '../words/l10n';
import type { Link } from '../project/link';
import { remedyOf, type Remedy } from '../project/obstacle';
import type { Project } from '../project/project';
import type { Status } from './status';
import type { Token } from '../credential/token';

export interface Finding {
  /** Worth a warning in the status bar, whatever the status is. */
  readonly suspicious: boolean;
  readonly text: string;
}

/** The gravest first. */
export function findingsOf(l10n: L10n, status: Status, project: Project): Finding[] {
  const remedy = remedyOf(project);
  const findings = [
    ...ofStatus(l10n, status, remedy).map(said),
    ...('token' in status
      ? [...againstLink(l10n, status.token, project.link, remedy), ...ofEnvironment(l10n, status.token)]
      : []),
    ...unreadableBesideToken(project).map(({ file }) => doubted(besideTokenSentence(l10n, file))),
    ...refusedOf(l10n, project.refusedFiles),
    ...('source' in status && status.source.kind === 'shell' ? [said(shellSentence(l10n))] : []),
    ...(project.onDisk ? [] : [said(virtualSentence(l10n))]),
    ...credentialKinds.flatMap(({ kind, variable }) =>
      unusedSentences(l10n, variable, heldIn(project, kind)).map(said),
    ),
  ];
  return [...findings.filter(({ suspicious }) => suspicious), ...findings.filter(({ suspicious }) => !suspicious)];
}

function shellSentence(l10n: L10n): string {
  return l10n.t(
    'It is set in the environment that terminals start with, which outranks every file for programs that are started from here.',
  );
}

function virtualSentence(l10n: L10n): string {
  return l10n.t('This folder is virtual: its status is told here, but nothing can be run or written in it.');
}

/** What gets a token here, as a sentence; empty where nothing does. */
function remedySentence(l10n: L10n, remedy: Remedy): string {
  switch (remedy) {
    case 'refresh':
      return l10n.t('A refresh gets a new one.');
    case 'link':
      return l10n.t('Once the folder is linked to its Vercel project, a refresh gets a new one.');
    case undefined:
      return '';
  }
}

function ofStatus(l10n: L10n, status: Status, remedy: Remedy): string[] {
  switch (status.kind) {
    case 'apiKey':
      return status.shadows
        ? [l10n.t('{variable} is set too, and not used while the API key is.', { variable: oidcVariable })]
        : [];
    case 'badKey':
      return [keyDoubtSentence(l10n, status.doubt)];
    case 'badToken':
      return [joined([tokenDoubtSentence(l10n, status.doubt), remedySentence(l10n, remedy)])];
    case 'valid':
    case 'expiring':
      return [];
    case 'early': {
      const duration = spokenDuration(l10n, status.inMs);
      return [
        l10n.t("It is not valid for another {duration}, unless this computer's clock is behind by that much.", {
          duration,
        }),
      ];
    }
    case 'expired':
      return [
        status.renews
          ? l10n.t(
              'The JavaScript SDK renews it by itself, since the Vercel CLI is logged in. Other clients send the expired one and are refused.',
            )
          : joined([l10n.t('Requests that send it are refused.'), remedySentence(l10n, remedy)]),
      ];
    case 'none':
      return [
        status.fileExists
          ? l10n.t('Neither {apiKey} nor {token} has a value there.', { apiKey: apiKeyVariable, token: oidcVariable })
          : joined([
              l10n.t('The file does not exist.'),
              remedy === 'refresh' ? l10n.t('A refresh creates it.') : remedySentence(l10n, remedy),
            ]),
      ];
    case 'unreadable':
      return [
        status.problem === 'tooLarge'
          ? l10n.t('It is over 1 MiB, which is more than an env file should hold.')
          : l10n.t('It is there, but reading it failed. The log says why.'),
      ];
  }
}

function againstLink(l10n: L10n, token: Token, link: Link | undefined, remedy: Remedy): Finding[] {
  if (link === undefined) return [];
  const getsOne = remedy === 'refresh' ? l10n.t('A refresh gets the one of the link.') : '';
  if (token.projectId !== undefined && token.projectId !== link.projectId) {
    const [project, linked] = told(token.project ?? token.projectId, link.project, token.projectId, link.projectId);
    const args = { project, linked };
    const text = l10n.t('The token is of the project "{project}", and the folder is linked to "{linked}".', args);
    return [doubted(joined([text, getsOne]))];
  }
  if (token.teamId !== undefined && token.teamId !== link.teamId) {
    const args = { team: token.team ?? token.teamId, id: token.teamId, linked: link.teamId };
    const text = l10n.t('The token is of the team "{team}" ({id}), and the folder is linked to {linked}.', args);
    return [doubted(joined([text, getsOne]))];
  }
  return [];
}

/** Two of one name are told apart by their ids. */
function told(name: string, otherName: string, id: string, otherId: string): [string, string] {
  return name === otherName ? [`${name} (${id})`, `${otherName} (${otherId})`] : [name, otherName];
}

function besideTokenSentence(l10n: L10n, file: string): string {
  return l10n.t('{file} cannot be read. If there is an API key in it, that is what requests send.', { file });
}

function refusedOf(l10n: L10n, files: readonly string[]): Finding[] {
  if (files.length === 0) return [];
  const args = { setting: 'aiGatewayAuth.envFiles', files: files.join(', ') };
  return [
    doubted(l10n.t('The setting "{setting}" names what is no file in this folder, and is not followed: {files}', args)),
  ];
}

function ofEnvironment(l10n: L10n, { environment }: Token): Finding[] {
  if (environment === undefined || environment === 'development') return [];
  return [said(l10n.t('The token is of the environment "{environment}", not of development.', { environment }))];
}

function said(text: string): Finding {
  return { suspicious: false, text };
}

function doubted(text: string): Finding {
  return { suspicious: true, text };
}
