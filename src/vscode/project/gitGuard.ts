/** Stands before each write of a credential: asks once a file where git could commit it. */
import { basename, dirname, join, relative } from 'node:path';
import type * as vscode from 'vscode';
import { notWrittenSentence, writeProblemOf } from '../../core/env/writeProblem';
import { gitQuestion, ignoring, riskOf, type GitRisk } from '../../core/project/gitGuard';
import { failure } from '../../core/words/message';
import { nameFrom } from '../../core/words/name';
import { l10n } from '../editor/l10n';
import { ask } from '../editor/messages';
import { targetOf } from '../files/target';
import { editFile } from '../files/writer';
import { readGitState } from './gitState';
import type { ProjectFolder } from './projectFolder';

const accepted = 'writtenAnyway';

/** Of a `.gitignore` that is new: everybody may read it. */
const newFileMode = 0o644;

export class GitGuard {
  /** `memory` keeps the files that people want written all the same. */
  constructor(private readonly memory: vscode.Memento) {}

  /** `undefined` where git ignores the file, where there is no repository, or where the person has accepted the risk. */
  async findRisk(folder: ProjectFolder, file: string, read = readGitState): Promise<GitRisk | undefined> {
    if (this.#accepted.includes(folder.uriOf(file).toString())) return undefined;
    const target = await targetIn(folder, file);
    return riskOf(await read(target.folder, target.name), target.shown);
  }

  /** Whether the file may be written: git ignores it by now, or the person wants it so. */
  async ask(folder: ProjectFolder, file: string, risk: GitRisk): Promise<boolean> {
    const answer = await ask(gitQuestion(l10n, risk));
    if (answer === 'writeAnyway') {
      await this.memory.update(accepted, [...this.#accepted, folder.uriOf(file).toString()]);
      return true;
    }
    return answer === 'addToGitignore' && this.ignore(folder, file);
  }

  /** `false` when it could not be written, which was told. */
  async ignore(folder: ProjectFolder, file: string): Promise<boolean> {
    try {
      const target = await targetIn(folder, file);
      await editFile(join(target.folder, '.gitignore'), (text) => ignoring(target.name, text), newFileMode);
      return true;
    } catch (error) {
      await ask(failure(notWrittenSentence(l10n, '.gitignore', writeProblemOf(l10n, error))));
      return false;
    }
  }

  get #accepted(): readonly string[] {
    return this.memory.get<readonly string[]>(accepted) ?? [];
  }
}

/** The file that is written to: git commits where a link leads, and not through it. */
export async function targetIn(
  folder: ProjectFolder,
  file: string,
): Promise<{ readonly folder: string; readonly name: string; readonly shown: string }> {
  const path = folder.uriOf(file).fsPath;
  const target = await targetOf(path).catch(() => path); // Its folder is missing: the write says so.
  const home = await targetOf(folder.uri.fsPath).catch(() => folder.uri.fsPath);
  if (target === path || target === join(home, file)) return { folder: folder.uri.fsPath, name: file, shown: file };
  return { folder: dirname(target), name: basename(target), shown: nameFrom(relative(home, target)) ?? file };
}
