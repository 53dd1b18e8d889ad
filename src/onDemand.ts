/** The parts that are loaded when they are needed for the first time, since loading is most of what an activation takes. */
import vscode = require('vscode');
import type { CommandParts, Commands } from './commands';
import { isOfNoUse } from './core/status/status';
import type { Explain, ExplainParts } from './explain';
import type { Act } from './vscode/editor/messages';
import { isCode } from './vscode/explain/codeDocument';
import { isEnvDocument } from './vscode/explain/envDocument';
import type { ProjectFolder } from './vscode/project/projectFolder';
import type { Shown } from './vscode/status/presentations';

/** The commands, loaded when one is called. */
export class CommandsOnDemand implements vscode.Disposable {
  #commands: Commands | undefined;
  #loading: Promise<Commands> | undefined;

  constructor(private readonly parts: CommandParts) {}

  load(): Promise<Commands> {
    this.#loading ??= import('./commands').then((loaded) => (this.#commands = new loaded.Commands(this.parts)));
    return this.#loading;
  }

  /** Nothing is at work before they are loaded. */
  areAtWorkIn(folder: ProjectFolder): boolean {
    return this.#commands?.puller.isAtWorkIn(folder) === true;
  }

  /** Ends what is under way. */
  dispose(): void {
    this.#commands?.dispose();
  }

  actIn(folder: ProjectFolder): Act {
    return async (what) => (await this.load()).actIn(folder)(what);
  }
}

/** What explains files, loaded when one is open that there is something to say of. */
export class ExplainOnDemand implements vscode.Disposable {
  #explain: Explain | undefined;
  #isLoading = false;
  #disposed = false;
  readonly #listeners: vscode.Disposable;
  #shown: Shown | undefined;

  constructor(private readonly parts: ExplainParts) {
    const look = (): void => {
      this.#loadIfWanted();
    };
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument(look),
      vscode.window.onDidChangeVisibleTextEditors(look),
    );
    look();
  }

  /** Draws what is true now. The result is how long it stays true, in milliseconds. */
  update(shown: Shown | undefined): number {
    this.#shown = shown;
    if (this.#explain !== undefined) return this.#explain.update(shown);
    this.#loadIfWanted();
    return Infinity;
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.dispose();
    this.#explain?.dispose();
  }

  #loadIfWanted(): void {
    if (this.#isLoading || !isWanted(this.#shown)) return;
    this.#isLoading = true;
    this.#listeners.dispose();
    this.parts.start(this.#load());
  }

  async #load(): Promise<void> {
    const loaded = await import('./explain');
    if (this.#disposed) return;
    this.#explain = new loaded.Explain(this.parts);
    this.parts.onChange();
  }
}

function isWanted(shown: Shown | undefined): boolean {
  if (vscode.workspace.textDocuments.some(isEnvDocument)) return true;
  const status = shown?.presentation.status;
  if (status === undefined) return false;
  const isCodeShown = vscode.window.visibleTextEditors.some(({ document }) => isCode(document));
  return isOfNoUse(status) || (status.kind === 'none' && isCodeShown);
}
