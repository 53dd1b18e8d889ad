/** What else there is to say of a status: in full sentences, with the remedy. */
import { apiKeyVariable, credentialKinds, oidcVariable } from '../credential/credential';
import { heldIn, unreadableBesideToken } from '../project/inEffect';
import { remedyOf, type Remedy } from '../project/obstacle';
import type { Project } from '../project/project';
import { joined } from '../words/joined';
import type { L10n } from '../words/l10n';
import { nameFrom } from '../words/name';
import { credentialFindings, remedySentence } from './credentialFindings';
import { doubted, said, type Finding } from './finding';
import type { Status } from './status';
import { unusedFindings } from './unused';

/** The gravest first. */
export function findingsOf(l10n: L10n, status: Status, project: Project): Finding[] {
  const findings = [
    ...('source' in status ? credentialFindings(l10n, status, project) : ofNothing(l10n, status, remedyOf(project))),
    ...unreadableBesideToken(project).map(({ file }) => doubted('unreadableBeside', besideTokenSentence(l10n, file))),
    ...refusedOf(l10n, project.refusedFiles),
    ...('source' in status && status.source.kind === 'shell' ? [said('shell', shellSentence(l10n, status))] : []),
    ...(project.onDisk ? [] : [said('virtual', virtualSentence(l10n))]),
    ...credentialKinds.flatMap(({ kind, variable }) => unusedFindings(l10n, variable, heldIn(project, kind))),
  ];
  return [...findings.filter(({ suspicious }) => suspicious), ...findings.filter(({ suspicious }) => !suspicious)];
}

function shellSentence(l10n: L10n, status: Status): string {
  const set = l10n.t(
    'It is set in the environment that terminals start with, which outranks every file for programs that are started from here.',
  );
  // The command writes a key, and no token (read in 64.0.2).
  if ('token' in status || status.kind === 'badToken') return set;
  const from = l10n.t('It may come from the block that "{command}" writes into the profile of your shell.', {
    command: 'vercel ai-gateway setup',
  });
  return `${set} ${from}`;
}

function virtualSentence(l10n: L10n): string {
  return l10n.t('This folder is virtual: its status is told here, but nothing can be run or written in it.');
}

function ofNothing(
  l10n: L10n,
  status: Extract<Status, { kind: 'none' | 'unreadable' }>,
  remedy: Remedy,
): readonly Finding[] {
  if (status.kind === 'unreadable')
    return [
      said(
        'unreadable',
        status.problem === 'tooLarge'
          ? l10n.t('It is over 1 MiB, which is more than an env file should hold.')
          : l10n.t('It is there, but reading it failed. The log says why.'),
      ),
    ];
  if (status.fileExists) {
    const names = { apiKey: apiKeyVariable, token: oidcVariable };
    return [said('none', l10n.t('Neither {apiKey} nor {token} has a value there.', names))];
  }
  const getsOne = remedy === 'refresh' ? l10n.t('A refresh creates it.') : remedySentence(l10n, remedy);
  return [said('none', joined([l10n.t('The file does not exist.'), getsOne]))];
}

function besideTokenSentence(l10n: L10n, file: string): string {
  return l10n.t('{file} cannot be read. If there is an API key in it, that is what requests send.', { file });
}

function refusedOf(l10n: L10n, files: readonly string[]): Finding[] {
  if (files.length === 0) return [];
  const args = { setting: 'aiGatewayAuth.envFiles', files: files.map((file) => nameFrom(file) ?? '').join(', ') };
  const text = l10n.t(
    'The setting "{setting}" names what is no file in this folder, and is not followed: {files}',
    args,
  );
  return [doubted('refused', text)];
}
