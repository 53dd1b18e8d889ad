/** Reads what there is to know of a project: its files, and what is around them. */
import vscode = require('vscode');
import { credentialKinds } from '../../core/credential/credential';
import { envFileWithoutText } from '../../core/credential/envFile';
import type { LoaderName, NamedText, Resolved } from '../../core/env/loader';
import { linkInRepoFile, type Link } from '../../core/project/link';
import {
  isOtherFile,
  otherFactOf,
  type Around,
  type EnvFact,
  type Fact,
  type Project,
} from '../../core/project/project';
import { readContent } from '../files/content';
import { readLoggedIn } from './cliLogin';
import type { Knowledge } from './knowledge';
import { isLinkedAbove } from './linkedAbove';
import { loadLoader, loadReader, loadReading } from './loaders';
import { readShellValues } from './shellValues';

export interface Reading {
  readonly loader: LoaderName;
  /** The env files, the one that wins first. */
  readonly order: readonly string[];
  readonly log: vscode.LogOutputChannel;
}

/** What one of the project's files says, by its path in the folder. */
export async function readFact(folder: vscode.Uri, file: string, reading: Reading): Promise<Fact> {
  const content = await readContent(vscode.Uri.joinPath(folder, file), reading.log);
  if (isOtherFile(file)) return otherFactOf(file, content);
  if (content.kind !== 'text') return { kind: 'env', envFile: envFileWithoutText(content) };
  return readEnvText(folder, { file, text: content.text }, reading);
}

/** What an env file with that text says, beside the others as they are on disk. */
export async function readEnvText(folder: vscode.Uri, { file, text }: NamedText, reading: Reading): Promise<EnvFact> {
  const content = { kind: 'text', text } as const;
  const [{ envFactOf, expandedIn }, reader] = await Promise.all([loadReading(), loadReader(reading.loader)]);
  const fact = envFactOf(content, reader);
  if (fact.envFile.kind !== 'read' || !fact.envFile.refers || !reading.order.includes(file)) return fact;
  const resolved = await loadAll(folder, [{ file, text }], reading);
  return envFactOf(content, reader, expandedIn(file, reading.order, resolved));
}

/** Its values may depend on other files. */
export function refers(fact: Fact | undefined): boolean {
  return fact?.kind === 'env' && fact.envFile.kind === 'read' && fact.envFile.refers;
}

/** Until it was read. */
export function unknownAround(onDisk: boolean): Around {
  return { onDisk, linkAbove: undefined, linkedAbove: false, shell: [], loggedIn: false, known: [] };
}

export async function readAround(
  folder: vscode.Uri,
  { log, knowledge }: { readonly log: vscode.LogOutputChannel; readonly knowledge: Knowledge },
): Promise<Around> {
  const onDisk = isOnDisk(folder);
  const [shell, linkAbove, linkedAbove, loggedIn] = await Promise.all([
    readShell(folder),
    readLinkAbove(folder, log),
    onDisk && isLinkedAbove(folder, log),
    onDisk && readLoggedIn(),
  ]);
  return { onDisk, linkAbove, linkedAbove, shell, loggedIn, known: knowledge.all };
}

/** Its files can be written, and programs run in it. */
export function isOnDisk({ scheme }: vscode.Uri): boolean {
  return scheme === 'file';
}

/** What the framework makes of all files together: for values that refer to others. */
export async function loadAll(
  folder: vscode.Uri,
  given: readonly NamedText[],
  { loader, order, log }: Reading,
): Promise<ReadonlyMap<string, Resolved>> {
  const read = order.map(async (file) => {
    const here = given.find((named) => named.file === file);
    if (here !== undefined) return [here];
    const content = await readContent(vscode.Uri.joinPath(folder, file), log);
    return content.kind === 'text' ? [{ file, text: content.text }] : [];
  });
  return (await loadLoader(loader)).load((await Promise.all(read)).flat(), readShellValues(folder));
}

async function readShell(folder: vscode.Uri): Promise<Project['shell']> {
  const values = readShellValues(folder);
  const isThere = credentialKinds.some(({ variable }) => Object.hasOwn(values, variable));
  return isThere ? (await loadReading()).shellEntriesOf(values) : [];
}

/** A `repo.json` above the folder is outside of what the workspace watches: it is read when asked. */
async function readLinkAbove(folder: vscode.Uri, log: vscode.LogOutputChannel): Promise<Link | undefined> {
  const names = folder.path.split('/').filter((name) => name !== '');
  for (let depth = 1; depth <= names.length; depth += 1) {
    const content = await readContent(vscode.Uri.joinPath(folder, `${'../'.repeat(depth)}.vercel/repo.json`), log);
    if (content.kind === 'text') return linkInRepoFile(content.text, names.slice(-depth).join('/'));
  }
  return undefined;
}
