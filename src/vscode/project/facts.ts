/** Reads what there is to know of a project: its files, and what is around them. */
import vscode = require('vscode');
import { expandedIn, type EnvLoader, type NamedText, type Resolved } from '../../core/env/loaders';
import { linkInRepoFile, type Link } from '../../core/project/link';
import { envFactOf, isOtherFile, otherFactOf, type Around, type EnvFact, type Fact } from '../../core/project/project';
import { shellEntriesOf } from '../../core/project/shell';
import { readContent } from '../files/content';
import { readLoggedIn } from './cliLogin';
import { isLinkedAbove } from './linkedAbove';
import { readShellValues } from './shellValues';

interface Reading {
  readonly loader: EnvLoader;
  /** The env files, the one that wins first. */
  readonly order: readonly string[];
  readonly log: vscode.LogOutputChannel;
}

/** What one of the project's files says, by its path in the folder. */
export async function readFact(folder: vscode.Uri, file: string, reading: Reading): Promise<Fact> {
  const content = await readContent(vscode.Uri.joinPath(folder, file), reading.log);
  if (isOtherFile(file)) return otherFactOf(file, content);
  if (content.kind !== 'text') return envFactOf(content, reading.loader);
  return readEnvText(folder, { file, text: content.text }, reading);
}

/** What an env file with that text says, beside the others as they are on disk. */
export async function readEnvText(folder: vscode.Uri, { file, text }: NamedText, reading: Reading): Promise<EnvFact> {
  const content = { kind: 'text', text } as const;
  const fact = envFactOf(content, reading.loader);
  if (fact.envFile.kind !== 'read' || !fact.envFile.refers || !reading.order.includes(file)) return fact;
  const resolved = await loadAll(folder, { file, text }, reading);
  return envFactOf(content, reading.loader, expandedIn(file, reading.order, resolved));
}

export async function readAround(folder: vscode.Uri, log: vscode.LogOutputChannel): Promise<Around> {
  const onDisk = isOnDisk(folder);
  const shell = shellEntriesOf(readShellValues(folder));
  const [linkAbove, linkedAbove, loggedIn] = await Promise.all([
    readLinkAbove(folder, log),
    onDisk && isLinkedAbove(folder, log),
    onDisk && readLoggedIn(),
  ]);
  return { onDisk, linkAbove, linkedAbove, shell, loggedIn };
}

/** Its files can be written, and programs run in it. */
export function isOnDisk({ scheme }: vscode.Uri): boolean {
  return scheme === 'file';
}

/** What the framework makes of all files together: for values that refer to others. */
async function loadAll(
  folder: vscode.Uri,
  here: NamedText,
  { loader, order, log }: Reading,
): Promise<ReadonlyMap<string, Resolved>> {
  const read = order.map(async (file) => {
    if (file === here.file) return [here];
    const content = await readContent(vscode.Uri.joinPath(folder, file), log);
    return content.kind === 'text' ? [{ file, text: content.text }] : [];
  });
  return loader.load((await Promise.all(read)).flat(), readShellValues(folder));
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
