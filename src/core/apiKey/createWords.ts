/** What people are asked and told while an API key is created. */
import { apiKeyVariable } from '../credential/credential';
import { keyPeriods, periodWord, type KeyPeriod } from '../credential/keyPeriod';
import { notWrittenSentence } from '../env/writeProblem';
import { credentialsIn, heldIn } from '../project/inEffect';
import type { Link } from '../project/link';
import type { Project } from '../project/project';
import { fileIn } from '../project/sourceWords';
import { actionTitle, commandCategory } from '../words/actionTitles';
import { dollars } from '../words/dollars';
import { joined } from '../words/joined';
import type { L10n } from '../words/l10n';
import { failure, info, warning, type Message } from '../words/message';
import { nameFrom } from '../words/name';
import type { KeyFailure } from './cliKeys';
import { keyLives, offeredLimits, type KeyLife, type NewKey } from './newKey';

export interface Choice<T> {
  readonly label: string;
  readonly description: string;
  readonly value: T;
}

export function createTitle(l10n: L10n): string {
  return `${commandCategory}: ${actionTitle(l10n, 'createApiKey')}`;
}

export function namePrompt(l10n: L10n): string {
  return l10n.t('The name of the key, as it will stand in the list of your team.');
}

export function nameProblem(l10n: L10n, typed: string): string | undefined {
  if (typed.trim() === '') return l10n.t('A key needs a name.');
  return nameFrom(typed, longestName) === typed.trim()
    ? undefined
    : l10n.t('Use at most {count} visible characters.', { count: longestName });
}

/** In characters. */
const longestName = 60;

export function limitPrompt(l10n: L10n): string {
  return l10n.t('How much may be spent with the key?');
}

/** `other` is to be typed. */
export function limitChoices(l10n: L10n): Choice<number | 'none' | 'other'>[] {
  const offered = offeredLimits.map((dollars) => ({ label: `$${dollars}`, description: '', value: dollars }));
  const none = l10n.t('What the budgets of your team allow');
  return [
    { label: l10n.t('No limit of its own'), description: none, value: 'none' },
    ...offered,
    { label: l10n.t('Another amount…'), description: '', value: 'other' },
  ];
}

export function otherLimitPrompt(l10n: L10n): string {
  return l10n.t('The limit in US dollars, at least 1.');
}

export function limitProblem(l10n: L10n): string {
  return l10n.t('An amount of at least 1, such as 25 or 12.50.');
}

export function periodPrompt(l10n: L10n): string {
  return l10n.t('When does the limit start anew?');
}

export function periodChoices(l10n: L10n): Choice<KeyPeriod | 'none'>[] {
  return [
    ...keyPeriods.map((period) => ({ label: everyPeriod(l10n, period), description: '', value: period })),
    { label: l10n.t('Never'), description: l10n.t('Once it is spent, the key is used up'), value: 'none' },
  ];
}

function everyPeriod(l10n: L10n, period: KeyPeriod): string {
  switch (period) {
    case 'monthly':
      return l10n.t('Every month');
    case 'weekly':
      return l10n.t('Every week');
    case 'daily':
      return l10n.t('Every day');
  }
}

export function lifePrompt(l10n: L10n): string {
  return l10n.t('How long does the key last?');
}

export function lifeChoices(l10n: L10n): Choice<KeyLife>[] {
  return keyLives.map((life) => ({ label: lifeWord(l10n, life), description: '', value: life }));
}

function lifeWord(l10n: L10n, life: KeyLife): string {
  if (life === 'none') return l10n.t('No end');
  if (life === '1y') return l10n.t('1 year');
  return l10n.t('{count} days', { count: Number.parseInt(life, 10) });
}

/** What will be made, for whom, and where it goes. */
export function createQuestion(l10n: L10n, key: NewKey, { file, link, project, name }: Target): Message {
  const team = teamOf(project, link);
  const { limit } = key;
  const amount = limit === undefined ? undefined : dollars(limit.dollars);
  const spend =
    amount === undefined
      ? l10n.t('No limit of its own')
      : limit?.period === undefined
        ? amount
        : `${amount} (${periodWord(l10n, limit.period)})`;
  const args = { file: fileIn(l10n, name, file), variable: apiKeyVariable };
  return {
    severity: 'info',
    modal: true,
    text: l10n.t('Create the API key "{name}" for the team {team}?', { name: key.name, team }),
    detail: [
      l10n.t('Spend limit: {limit}', { limit: spend }),
      l10n.t('Lifetime: {life}', { life: lifeWord(l10n, key.life) }),
      hasValueIn(project, file)
        ? l10n.t('It is written to {file} as {variable}, in place of the value there.', args)
        : l10n.t('It is written to {file} as {variable}.', args),
      ...(heldIn(project, 'apiKey')[0]?.source.kind === 'shell' ? [shellSentence(l10n)] : []),
    ].join('\n'),
    buttons: ['create'],
  };
}

function shellSentence(l10n: L10n): string {
  return l10n.t('The {variable} in the environment of terminals stays in effect for what is started there.', {
    variable: apiKeyVariable,
  });
}

export interface Target {
  readonly project: Project;
  readonly link: Link;
  /** That the key goes to. */
  readonly file: string;
  /** The project's, where there are several. */
  readonly name: string | undefined;
}

/** Its name where a token tells it, else its id. */
function teamOf(project: Project, { teamId }: Link): string {
  for (const { worth } of credentialsIn(project)) {
    if (worth.kind === 'oidc' && worth.token.teamId === teamId && worth.token.team !== undefined)
      return worth.token.team;
  }
  return teamId;
}

function hasValueIn(project: Project, file: string): boolean {
  const envFile = project.envFiles.find((candidate) => candidate.file === file)?.envFile;
  return (
    envFile?.kind === 'read' && envFile.entries.some(({ kind, worth }) => kind === 'apiKey' && worth !== undefined)
  );
}

export function keyFailureMessage(l10n: L10n, { reason, words }: KeyFailure): Message {
  const quoted = words === undefined ? '' : l10n.t('The Vercel CLI says: {words}', { words });
  const none = l10n.t('No key was created.');
  switch (reason) {
    case 'loggedOut':
      return failure(joined([none, l10n.t('You are not logged in.')]), 'login', 'keysPage');
    case 'noTeam':
      return failure(
        joined([none, l10n.t('The link of this folder is of a team that you cannot see.')]),
        ...(['link', 'login', 'keysPage'] as const),
      );
    case 'refused':
      return failure(joined([none, l10n.t('Your account may not create keys for this team.'), quoted]), 'keysPage');
    case 'offline':
      return failure(joined([none, l10n.t('Vercel could not be reached.')]), 'createApiKey', 'keysPage');
    case 'other':
      return failure(joined([none, quoted]), 'keysPage', 'showLog');
  }
}

/** The CLI knows no such command, or none that is known here. */
export function oldCliMessage(l10n: L10n, version: string | undefined): Message {
  const text =
    version === undefined
      ? l10n.t('This Vercel CLI does not say its version, so that it is not asked for a key.')
      : l10n.t('The Vercel CLI {version} is too old to create a key with a limit and an end: 64 and later do.', {
          version: nameFrom(version, 20) ?? '',
        });
  return failure(text, 'keysPage', 'installGuide');
}

export function needsLinkMessage(l10n: L10n): Message {
  return warning(
    l10n.t('This folder is not linked to a Vercel project yet, which says for which team the key is. Link it first.'),
    'link',
    'keysPage',
  );
}

/** A creation cannot be repeated, and nobody knows how this one went. */
export function unknownCreationMessage(l10n: L10n, name: string, id: string | undefined): Message {
  const key = id === undefined ? `"${name}"` : `"${name}" (${id})`;
  return warning(
    l10n.t('It is not known whether the key {key} was created. If it is in the list of your team, remove it there.', {
      key,
    }),
    'keysPage',
  );
}

/** The key exists, and only the extension has it. */
export function keyAtHandMessage(l10n: L10n, { name, id, file, reason }: Stranded): Message {
  return {
    severity: 'error',
    modal: true,
    text: notWrittenSentence(l10n, file, reason),
    detail: l10n.t('The key "{name}" was created, and is nowhere else: try again, or remove it.', { name }),
    buttons: id === undefined ? ['tryAgain'] : ['tryAgain', 'removeKey'],
  };
}

export interface Stranded {
  readonly name: string;
  readonly id: string | undefined;
  readonly file: string;
  readonly reason: string;
}

export function strandedMessage(l10n: L10n, name: string, id: string | undefined): Message {
  const text =
    id === undefined
      ? l10n.t('The key "{name}" was created and is lost. Remove it from the list of your team.', { name })
      : l10n.t('The key "{name}" was created and is lost. Remove it: {command}', {
          name,
          command: `vercel ai-gateway api-keys remove ${id} --yes`,
        });
  return warning(text, 'keysPage');
}

export function removedMessage(l10n: L10n, name: string): Message {
  return info(l10n.t('The key "{name}" was removed again.', { name }));
}
