/** The task that refreshes a token which expires soon, for `preLaunchTask` and for the opening of a folder. */
import vscode = require('vscode');
import { obstacleMessage } from '../../core/project/obstacleMessage';
import { bold, harmless } from '../../core/words/terminalText';
import { noSuchFolder, type RefreshEnd } from '../../core/workflow/refreshWords';
import { l10n } from '../editor/l10n';
import type { ProjectFolder } from '../project/projectFolder';
import type { ProjectFinder } from './projectFinder';
import type { Refresher } from './refresher';

interface Parts {
  readonly finder: ProjectFinder;
  readonly refresher: Refresher;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
}

const taskType = 'vercel-env-pull';

/** In every language, since launch configurations are shared and name it. */
const taskName = 'Refresh OIDC Token';

export class RefreshTasks implements vscode.TaskProvider {
  constructor(private readonly parts: Parts) {}

  /** One for each project. The editor keys executions by the definition, so that those of several projects differ. */
  async provideTasks(): Promise<vscode.Task[]> {
    const projects = await this.parts.finder.all();
    return projects.map(({ place, path }) => {
      const isAlone = projects.length === 1 && place.directory === '';
      const definition = isAlone ? { type: taskType } : { type: taskType, folder: path === '' ? '.' : path };
      return this.#task(definition, place.folder, isAlone ? taskName : `${taskName} (${place.name})`);
    });
  }

  resolveTask({ definition, scope, name }: vscode.Task): vscode.Task {
    return this.#task(definition, scope ?? vscode.TaskScope.Workspace, name);
  }

  #task(definition: vscode.TaskDefinition, scope: NonNullable<vscode.Task['scope']>, name: string): vscode.Task {
    // The editor hands over what the person wrote.
    const { folder } = definition as { readonly folder?: unknown };
    const root = typeof scope === 'object' ? scope : undefined;
    const find = (): Promise<ProjectFolder | undefined> =>
      this.parts.finder.named(typeof folder === 'string' ? folder : undefined, root);
    const execution = new vscode.CustomExecution(() =>
      Promise.resolve(new RefreshTerminal(this.parts, find, typeof folder === 'string' ? folder : undefined)),
    );
    const task = new vscode.Task(definition, scope, name, taskType, execution, []);
    task.detail = l10n.t(
      'Refreshes the OIDC token if it expires soon, and does nothing while an API key is in effect.',
    );
    task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, showReuseMessage: false };
    return task;
  }
}

const interrupt = '\u0003';

class RefreshTerminal implements vscode.Pseudoterminal {
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;
  #cancel: (() => void) | undefined;
  #isClosed = false;

  constructor(
    private readonly parts: Parts,
    private readonly find: () => Promise<ProjectFolder | undefined>,
    private readonly folder: string | undefined,
  ) {}

  open(): void {
    this.parts.start(this.#run());
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#written.dispose();
    this.#closed.dispose();
  }

  handleInput(keys: string): void {
    if (keys === interrupt) this.#cancel?.();
  }

  async #run(): Promise<void> {
    try {
      const { outcome, message } = await this.#refresh();
      this.#write(bold(harmless(message)));
      this.#end(outcome === 'refreshed' || outcome === 'notNeeded' ? 0 : 1);
    } catch (error) {
      this.#end(1);
      throw error;
    }
  }

  async #refresh(): Promise<RefreshEnd> {
    const project = await this.find();
    if (project === undefined) {
      if (this.folder !== undefined) return noSuchFolder(l10n, this.folder);
      return { outcome: 'failed', message: obstacleMessage(l10n, { kind: 'noFolder' }).text };
    }
    const { ended, cancel } = this.parts.refresher.refresh(project, (line) => {
      this.#write(line);
    });
    this.#cancel = cancel;
    if (this.#isClosed) cancel();
    return ended;
  }

  #write(line: string): void {
    if (!this.#isClosed) this.#written.fire(`${line}\r\n`);
  }

  #end(code: number): void {
    if (!this.#isClosed) this.#closed.fire(code);
  }
}
