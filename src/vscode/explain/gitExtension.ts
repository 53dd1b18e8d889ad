/** Asks the editor's own Git extension whether git would commit a file, which knows settings that a plain git does not. */
import { join } from 'node:path';
import vscode = require('vscode');
import type { GitState } from '../../core/project/gitGuard';
import { readGitState } from '../project/gitState';

/** What is used of its API, version 1. */
interface Repository {
  checkIgnore(paths: string[]): Promise<ReadonlySet<string>>;
  /** Of the index for an empty `treeish`; rejects where the path is not in it. */
  getObjectDetails(treeish: string, path: string): Promise<unknown>;
  readonly state: { readonly onDidChange: vscode.Event<void> };
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): { getRepository(uri: vscode.Uri): Repository | null };
}

/** As {@link readGitState}, which it falls back to where that extension is off, or knows no repository there. */
export async function readStateByExtension(folder: string, name: string): Promise<GitState> {
  const path = join(folder, name);
  const repository = await findRepository(vscode.Uri.file(path));
  if (repository === undefined) return readGitState(folder, name);
  try {
    if ((await repository.checkIgnore([path])).size > 0) return 'ignored';
  } catch {
    return readGitState(folder, name); // It could not ask, and says why in a log of its own.
  }
  return repository.getObjectDetails('', path).then(
    () => 'tracked' as const,
    () => 'open' as const,
  );
}

/** `undefined` where there is none; tells of each change in it. */
export async function findRepository(uri: vscode.Uri): Promise<Repository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  const git = extension.isActive ? extension.exports : await extension.activate();
  return git.enabled ? (git.getAPI(1).getRepository(uri) ?? undefined) : undefined;
}
