/** What else there is to say of a status: in full sentences, with the remedy. */
import { apiKeyVariable, credentialKinds, oidcVariable, type Doubt, type KeyDoubt } from '../credential/credential';
import { spokenDuration } from '../words/duration';
import { heldIn, unreadableBesideToken, type Held } from '../project/inEffect';
import type { L10n } from '../words/l10n';
import type { Link } from '../project/link';
import { remedyOf, type Remedy } from '../project/obstacle';
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
    ...credentialKinds.flatMap(({ kind, variable }) => unusedOf(l10n, variable, heldIn(project, kind))),
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
    case 'openQuote':
      return l10n.t('A quote stands at one end of the value alone, which is sent as part of the key. Remove it.');
    case 'bearer':
      return l10n.t('"Bearer" stands in front of the value, which is sent along. Remove it.');
    case 'placeholder':
      return l10n.t('The value is the placeholder of an example. Set your own key.');
    case 'tooLong':
      return tooLong(l10n);
    case 'otherKind':
      return l10n.t('The value is a token and no key. A token belongs into {variable}.', { variable: oidcVariable });
  }
}

function tooLong(l10n: L10n): string {
  return l10n.t('The value refers to others that grow too long to be followed here. Write the value itself.');
}

function tokenDoubt(l10n: L10n, doubt: Doubt): string {
  switch (doubt) {
    case 'blank':
      return l10n.t('The value is nothing but white space.');
    case 'sensitive':
      return l10n.t('"[SENSITIVE]" stands in for the token.');
    case 'quoted':
      return l10n.t('The value has quotes within its quotes, which are sent as part of the token.');
    case 'openQuote':
      return l10n.t('A quote stands at one end of the value alone, which is sent as part of the token.');
    case 'bearer':
      return l10n.t('"Bearer" stands in front of the token, which is sent along.');
    case 'placeholder':
      return l10n.t('The value is the placeholder of an example.');
    case 'tooLong':
      return tooLong(l10n);
    case 'otherKind':
      return l10n.t('The value is an API key and no token. A key belongs into {variable}.', {
        variable: apiKeyVariable,
      });
    case 'noExpiry':
      return l10n.t('The token does not say when it expires, so that it is sent for ever, used or refused.');
    case 'cut':
      return l10n.t('The end of the token is missing: its signature is cut off.');
    case 'noToken':
      return l10n.t('The value is not a token.');
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
      return [keyDoubt(l10n, status.doubt)];
    case 'badToken':
      return [sentences(tokenDoubt(l10n, status.doubt), remedySentence(l10n, remedy))];
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
          : sentences(l10n.t('Requests that send it are refused.'), remedySentence(l10n, remedy)),
      ];
    case 'none':
      return [
        status.fileExists
          ? l10n.t('Neither {apiKey} nor {token} has a value there.', { apiKey: apiKeyVariable, token: oidcVariable })
          : sentences(
              l10n.t('The file does not exist.'),
              remedy === 'refresh' ? l10n.t('A refresh creates it.') : remedySentence(l10n, remedy),
            ),
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
    return [doubted(sentences(text, getsOne))];
  }
  if (token.teamId !== undefined && token.teamId !== link.teamId) {
    const args = { team: token.team ?? token.teamId, id: token.teamId, linked: link.teamId };
    const text = l10n.t('The token is of the team "{team}" ({id}), and the folder is linked to {linked}.', args);
    return [doubted(sentences(text, getsOne))];
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

/** Where the variable stands as well, without effect, and what it is hidden by. */
function unusedOf(l10n: L10n, variable: string, [deciding, ...unused]: readonly Held[]): Finding[] {
  if (deciding === undefined || unused.length === 0) return [];
  const sentence = (held: readonly Held[], say: (args: Args) => string): Finding[] => {
    if (held.length === 0) return [];
    const places = held
      .map(({ source }) => placeOf(l10n, source))
      .reduce((list, place) => l10n.t('{places} and in {place}', { places: list, place }));
    return [said(say({ variable, places, deciding: placeOf(l10n, deciding.source) }))];
  };
  const ages = unused.map((held) => ({ held, age: ageOf(held.worth, deciding.worth) }));
  const of = (age: Age): Held[] => ages.filter((row) => row.age === age).map(({ held }) => held);
  return [
    ...of('fresher').flatMap((held) =>
      sentence([held], (args) =>
        l10n.t('A fresher token stands unused in {places}, hidden by the one in {deciding}.', args),
      ),
    ),
    ...sentence(of('older'), (args) => l10n.t('{variable} stands, older, unused in {places}, too.', args)),
    ...sentence(of('other'), (args) =>
      deciding.worth === undefined
        ? l10n.t('{variable} in {places} is hidden by the empty value in {deciding}.', args)
        : l10n.t('{variable} stands unused in {places}, too: the one in {deciding} decides.', args),
    ),
  ];
}

type Args = Readonly<Record<'variable' | 'places' | 'deciding', string>>;

/** Of a token, beside the one that decides; `other` where there is nothing to compare. */
type Age = 'fresher' | 'older' | 'other';

function ageOf(worth: Held['worth'], deciding: Held['worth']): Age {
  if (worth?.kind !== 'oidc' || deciding?.kind !== 'oidc') return 'other';
  if (isNewer(worth.token, deciding.token)) return 'fresher';
  return isNewer(deciding.token, worth.token) ? 'older' : 'other';
}

function said(text: string): Finding {
  return { suspicious: false, text };
}

function doubted(text: string): Finding {
  return { suspicious: true, text };
}

/** Those that say something. */
function sentences(...all: readonly string[]): string {
  return all.filter((sentence) => sentence !== '').join(' ');
}
