/** What else there is to say of a status: in full sentences, with the remedy. */
import { apiKeyVariable, credentialKinds, oidcVariable, type CredentialKind, type Doubt } from './credential';
import { spokenDuration } from './duration';
import { heldIn, type Held } from './inEffect';
import type { Link } from './link';
import { placeOf } from './place';
import type { Project } from './project';
import type { Status } from './status';
import { isNewer, type Token } from './token';

export interface Finding {
  /** Worth a warning in the status bar, whatever the status is. */
  readonly suspicious: boolean;
  readonly text: string;
}

/** The gravest first. */
export function findingsOf(status: Status, project: Project): Finding[] {
  const findings = [
    ...ofStatus(status).map(said),
    ...('token' in status ? [...againstLink(status.token, project.link), ...ofEnvironment(status.token)] : []),
    ...('source' in status && status.source.kind === 'shell' ? [said(shellSentence)] : []),
    ...credentialKinds.flatMap(({ kind, variable }) => unusedOf(kind, variable, heldIn(project, kind))),
  ];
  return [...findings.filter(({ suspicious }) => suspicious), ...findings.filter(({ suspicious }) => !suspicious)];
}

const keyDoubts: Readonly<Record<Doubt, string>> = {
  blank: 'The value is nothing but white space, which is sent as a key. Set the key, or leave the value empty.',
  sensitive:
    '"[SENSITIVE]" stands in for the key: some versions of the Vercel CLI write that over a secret. Set the key again.',
  quoted: 'The value has quotes within its quotes, which are sent as part of the key. Remove one pair.',
  placeholder: 'The value is the placeholder of an example. Set your own key.',
  otherKind: `The value is a token and no key. A token belongs into ${oidcVariable}.`,
  noExpiry: '',
  noToken: '',
};

const tokenDoubts: Readonly<Record<Doubt, string>> = {
  blank: 'The value is nothing but white space. A refresh replaces it.',
  sensitive: '"[SENSITIVE]" stands in for the token. A refresh replaces it.',
  quoted: 'The value has quotes within its quotes, which are sent as part of the token. A refresh replaces it.',
  placeholder: 'The value is the placeholder of an example. A refresh replaces it.',
  otherKind: `The value is an API key and no token. A key belongs into ${apiKeyVariable}.`,
  noExpiry:
    'The token does not say when it expires, so that it is sent for ever, used or refused. A refresh gets one that does.',
  noToken: 'The value is not a token. A refresh replaces it.',
};

const shellSentence =
  'It is set in the environment that terminals start with, which outranks every file for programs that are started from here.';

function ofStatus(status: Status): string[] {
  switch (status.kind) {
    case 'apiKey':
      return status.shadows ? [`${oidcVariable} is set too, and not used while the API key is.`] : [];
    case 'badKey':
      return [keyDoubts[status.doubt]];
    case 'badToken':
      return [tokenDoubts[status.doubt]];
    case 'valid':
    case 'expiring':
      return [];
    case 'early':
      return [
        `It is not valid for another ${spokenDuration(status.inMs)}, unless this computer's clock is behind by that much.`,
      ];
    case 'expired':
      return status.renews
        ? [
            'The JavaScript SDK renews it by itself, since the Vercel CLI is logged in. Other clients send the expired one and are refused.',
          ]
        : ['Requests that send it are refused. A refresh gets a new one.'];
    case 'none':
      return [
        status.fileExists
          ? `Neither ${apiKeyVariable} nor ${oidcVariable} has a value there.`
          : 'The file does not exist. A refresh creates it.',
      ];
    case 'unreadable':
      return [
        status.problem === 'tooLarge'
          ? 'It is over 1 MiB, which is more than an env file should hold.'
          : 'It is there, but reading it failed. The log says why.',
      ];
  }
}

function againstLink(token: Token, link: Link | undefined): Finding[] {
  if (link === undefined) return [];
  if (token.projectId !== undefined && token.projectId !== link.projectId) {
    const text = `The token is of the project "${token.project ?? token.projectId}", and the folder is linked to "${link.project}". A refresh gets the one of the link.`;
    return [{ suspicious: true, text }];
  }
  if (token.teamId !== undefined && token.teamId !== link.teamId) {
    const text = `The token is of the team "${token.team ?? token.teamId}" (${token.teamId}), and the folder is linked to ${link.teamId}. A refresh gets the one of the link.`;
    return [{ suspicious: true, text }];
  }
  return [];
}

function ofEnvironment({ environment }: Token): Finding[] {
  if (environment === undefined || environment === 'development') return [];
  return [said(`The token is of the environment "${environment}", not of development.`)];
}

/** Where the variable stands as well, without effect. */
function unusedOf(kind: CredentialKind, variable: string, [deciding, ...unused]: readonly Held[]): Finding[] {
  if (deciding === undefined || unused.length === 0) return [];
  const tokens = unused.filter(({ worth }) => isFresher(worth, deciding.worth));
  const fresher = tokens.map(({ source }) =>
    said(`A fresher token stands unused in ${placeOf(source)}, hidden by the one in ${placeOf(deciding.source)}.`),
  );
  const others = unused.filter((held) => !tokens.includes(held)).map(({ source }) => placeOf(source));
  if (others.length === 0) return fresher;
  const stale = kind === 'oidc' && deciding.worth?.kind === 'oidc' ? ', older,' : '';
  return [...fresher, said(`${variable} stands${stale} unused in ${others.join(' and in ')}, too.`)];
}

function isFresher(worth: Held['worth'], than: Held['worth']): boolean {
  return worth?.kind === 'oidc' && than?.kind === 'oidc' && isNewer(worth.token, than.token);
}

function said(text: string): Finding {
  return { suspicious: false, text };
}
