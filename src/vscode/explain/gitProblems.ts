/** Finds out which open env files with a credential git would commit, and mends that. */
import vscode = require('vscode');
import { credentialIn, gitProblemOf, untrackCommand } from '../../core/explain/gitProblem';
import type { Problem } from '../../core/explain/problem';
import { riskSentence, type GitRisk } from '../../core/project/gitGuard';
import type { Clock } from '../../core/words/clock';
import { warning } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import { ask } from '../editor/messages';
import { targetIn, type GitGuard } from '../project/gitGuard';
import type { ProjectFolder } from '../project/projectFolder';
import { findRepository, readStateByExtension } from './gitExtension';
import type { Opened } from './pages';

/** How long a repository rests before it is asked again, in milliseconds: it tells of every change in it. */
const restMs = 1000;

interface Parts {
  readonly guard: GitGuard;
  readonly clock: Clock;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
  /** What was found may be another thing. */
  onChange(): void;
}

interface Row {
  risk: GitRisk | undefined;
  repository?: vscode.Disposable | undefined;
  cancel?: (() => void) | undefined;
}

export class GitProblems implements vscode.Disposable {
  /** By the document. */
  readonly #rows = new Map<string, Row>();
  readonly #listeners: vscode.Disposable;
  #disposed = false;

  constructor(private readonly parts: Parts) {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (/\/\.git(ignore|\/info\/exclude)$/.test(uri.path)) this.forget();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        const row = this.#rows.get(uri.toString());
        if (row !== undefined) leave(row);
        this.#rows.delete(uri.toString());
      }),
    );
  }

  /** Asks where nobody has asked yet; none until the answer is there. Git runs what a repository's settings say. */
  of({ document, folder, look }: Opened): readonly Problem[] {
    if (!folder.onDisk || !vscode.workspace.isTrusted || credentialIn(look) === undefined) return [];
    const key = document.uri.toString();
    const row = this.#rows.get(key);
    if (row === undefined) this.parts.start(this.#ask(key, folder, look.page.file));
    return gitProblemOf(l10n, look, row?.risk);
  }

  /** To be called when git may say something else. */
  forget(): void {
    this.#leave();
    this.parts.onChange();
  }

  async fix({ folder, look }: Opened, what: 'ignore' | 'stopTracking'): Promise<void> {
    const { file } = look.page;
    if (what === 'ignore') await this.parts.guard.ignore(folder, file);
    else await this.#typeCommand(folder, file);
    this.forget();
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.dispose();
    this.#leave();
  }

  #leave(): void {
    for (const row of this.#rows.values()) leave(row);
    this.#rows.clear();
  }

  async #ask(key: string, folder: ProjectFolder, file: string): Promise<void> {
    const row: Row = { risk: undefined };
    this.#rows.set(key, row);
    row.risk = await this.parts.guard.findRisk(folder, file, readStateByExtension);
    const repository = await findRepository(folder.uriOf(file));
    if (this.#disposed || this.#rows.get(key) !== row) return;
    row.repository = repository?.state.onDidChange(() => {
      row.cancel ??= this.parts.clock.after(restMs, () => {
        row.cancel = undefined;
        this.parts.start(this.#askAgain(row, folder, file));
      });
    });
    if (row.risk !== undefined) this.parts.onChange();
  }

  async #askAgain(row: Row, folder: ProjectFolder, file: string): Promise<void> {
    const before = row.risk?.state;
    row.risk = await this.parts.guard.findRisk(folder, file, readStateByExtension);
    if (row.risk?.state !== before && !this.#disposed) this.parts.onChange();
  }

  /** For the person to look at, and to run. */
  async #typeCommand(folder: ProjectFolder, file: string): Promise<void> {
    const target = await targetIn(folder, file);
    const command = untrackCommand(target.name, process.platform === 'win32');
    if (command === undefined) {
      await ask(warning(riskSentence(l10n, { state: 'tracked', file: target.shown })));
      return;
    }
    const terminal = vscode.window.createTerminal({ name: 'git', cwd: target.folder });
    terminal.show();
    terminal.sendText(command, false);
  }
}

function leave({ repository, cancel }: Row): void {
  repository?.dispose();
  cancel?.();
}
