/** What else there is to say of a status: in full sentences, with the remedy. */
import {
  apiKeyVariable,
  credentialKinds,
  oidcVariable,
  type CredentialKind,
  type Doubt,
  type KeyDoubt,
} from '../credential/credential';
import { spokenDuration } from '../words/duration';
import { heldIn, type Held } from '../project/inEffect';
import type { L10n } from '../words/l10n';
import type { Link } from '../project/link';
import { placeOf } from '../project/sourceWords';
import type { Project } from '../project/project';
import type { Status } from './status';
import { isNewer, type Token } from '../credential/token';

export interface Finding {
  /** Worth a warning in the status bar, whatever the status is. */
  readonly suspicious: boolean;
  readonly text: string;
}

/** The gravest first. */
export function findingsOf(l10n: L10n, status: Status, project: Project): Finding[] {
  const findings = [
    ...ofStatus(l10n, status).map(said),
    ...('token' in status
      ? [...againstLink(l10n, status.token, project.link), ...ofEnvironment(l10n, status.token)]
      : []),
    ...('source' in status && status.source.kind === 'shell' ? [said(shellSentence(l10n))] : []),
    ...(project.onDisk ? [] : [said(virtualSentence(l10n))]),
    ...credentialKinds.flatMap(({ kind, variable }) => unusedOf(l10n, kind, variable, heldIn(project, kind))),
  ];
  return [...findings.filter(({ suspicious }) => suspicious), ...findings.filter(({ suspicious }) => !suspicious)];
}

function keyDoubt(l10n: L10n, doubt: KeyDoubt): string {
  switch (doubt) {
    case 'blank':
      return l10n.t(
        'The value is nothing but white space, which is sent as a key. Set the key, or leave the value empty.',
      );
    case 'sensitive':
      return l10n.t(
        '"[SENSITIVE]" stands in for the key: some versions of the Vercel CLI write that over a secret. Set the key again.',
      );
    case 'quoted':
      return l10n.t('The value has quotes within its quotes, which are sent as part of the key. Remove one pair.');
    case 'placeholder':
      return l10n.t('The value is the placeholder of an example. Set your own key.');
    case 'otherKind':
      return l10n.t('The value is a token and no key. A token belongs into {variable}.', { variable: oidcVariable });
  }
}

function tokenDoubt(l10n: L10n, doubt: Doubt): string {
  switch (doubt) {
    case 'blank':
      return l10n.t('The value is nothing but white space. A refresh replaces it.');
    case 'sensitive':
      return l10n.t('"[SENSITIVE]" stands in for the token. A refresh replaces it.');
    case 'quoted':
      return l10n.t(
        'The value has quotes within its quotes, which are sent as part of the token. A refresh replaces it.',
      );
    case 'placeholder':
      return l10n.t('The value is the placeholder of an example. A refresh replaces it.');
    case 'otherKind':
      return l10n.t('The value is an API key and no token. A key belongs into {variable}.', {
        variable: apiKeyVariable,
      });
    case 'noExpiry':
      return l10n.t(
        'The token does not say when it expires, so that it is sent for ever, used or refused. A refresh gets one that does.',
      );
    case 'noToken':
      return l10n.t('The value is not a token. A refresh replaces it.');
  }
}

function shellSentence(l10n: L10n): string {
  return l10n.t(
    'It is set in the environment that terminals start with, which outranks every file for programs that are started from here.',
  );
}

function virtualSentence(l10n: L10n): string {
  return l10n.t('This folder is virtual: its status is told here, but nothing can be run or written in it.');
}

function ofStatus(l10n: L10n, status: Status): string[] {
  switch (status.kind) {
    case 'apiKey':
      return status.shadows
        ? [l10n.t('{variable} is set too, and not used while the API key is.', { variable: oidcVariable })]
        : [];
    case 'badKey':
      return [keyDoubt(l10n, status.doubt)];
    case 'badToken':
      return [tokenDoubt(l10n, status.doubt)];
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
          : l10n.t('Requests that send it are refused. A refresh gets a new one.'),
      ];
    case 'none':
      return [
        status.fileExists
          ? l10n.t('Neither {apiKey} nor {token} has a value there.', { apiKey: apiKeyVariable, token: oidcVariable })
          : l10n.t('The file does not exist. A refresh creates it.'),
      ];
    case 'unreadable':
      return [
        status.problem === 'tooLarge'
          ? l10n.t('It is over 1 MiB, which is more than an env file should hold.')
          : l10n.t('It is there, but reading it failed. The log says why.'),
      ];
  }
}

function againstLink(l10n: L10n, token: Token, link: Link | undefined): Finding[] {
  if (link === undefined) return [];
  if (token.projectId !== undefined && token.projectId !== link.projectId) {
    const text = l10n.t(
      'The token is of the project "{project}", and the folder is linked to "{linked}". A refresh gets the one of the link.',
      { project: token.project ?? token.projectId, linked: link.project },
    );
    return [{ suspicious: true, text }];
  }
  if (token.teamId !== undefined && token.teamId !== link.teamId) {
    const text = l10n.t(
      'The token is of the team "{team}" ({id}), and the folder is linked to {linked}. A refresh gets the one of the link.',
      { team: token.team ?? token.teamId, id: token.teamId, linked: link.teamId },
    );
    return [{ suspicious: true, text }];
  }
  return [];
}

function ofEnvironment(l10n: L10n, { environment }: Token): Finding[] {
  if (environment === undefined || environment === 'development') return [];
  return [said(l10n.t('The token is of the environment "{environment}", not of development.', { environment }))];
}

/** Where the variable stands as well, without effect. */
function unusedOf(
  l10n: L10n,
  kind: CredentialKind,
  variable: string,
  [deciding, ...unused]: readonly Held[],
): Finding[] {
  if (deciding === undefined || unused.length === 0) return [];
  const tokens = unused.filter(({ worth }) => isFresher(worth, deciding.worth));
  const fresher = tokens.map(({ source }) => {
    const args = { place: placeOf(l10n, source), deciding: placeOf(l10n, deciding.source) };
    return said(l10n.t('A fresher token stands unused in {place}, hidden by the one in {deciding}.', args));
  });
  const others = unused.filter((held) => !tokens.includes(held)).map(({ source }) => placeOf(l10n, source));
  if (others.length === 0) return fresher;
  const places = others.reduce((list, place) => l10n.t('{places} and in {place}', { places: list, place }));
  const other =
    kind === 'oidc' && deciding.worth?.kind === 'oidc'
      ? l10n.t('{variable} stands, older, unused in {places}, too.', { variable, places })
      : l10n.t('{variable} stands unused in {places}, too.', { variable, places });
  return [...fresher, said(other)];
}

function isFresher(worth: Held['worth'], than: Held['worth']): boolean {
  return worth?.kind === 'oidc' && than?.kind === 'oidc' && isNewer(worth.token, than.token);
}

function said(text: string): Finding {
  return { suspicious: false, text };
}
