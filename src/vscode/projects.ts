/** The workspace's folders as projects, and the one that is shown. */
import vscode = require('vscode');
import type { Clock } from '../core/clock';
import { ProjectFolder } from './projectFolder';

export class Projects implements vscode.Disposable {
  #folders: ProjectFolder[] = [];
  readonly #foldersChanged: vscode.Disposable;

  constructor(
    private readonly clock: Clock,
    private readonly log: vscode.LogOutputChannel,
    private readonly onChange: () => void,
  ) {
    this.#foldersChanged = vscode.workspace.onDidChangeWorkspaceFolders(() => void this.start());
  }

  /** The first folder that concerns the AI Gateway; else the first one, for commands that prepare it. */
  get current(): ProjectFolder | undefined {
    return this.#folders.find(({ project }) => project?.concerned === true) ?? this.#folders[0];
  }

  /** Begins with the workspace's folders, or goes on with those that are there now. */
  async start(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const keys = new Set(folders.map(keyOf));
    for (const gone of this.#folders.filter(({ folder }) => !keys.has(keyOf(folder)))) gone.dispose();
    const known = new Map(this.#folders.map((folder) => [keyOf(folder.folder), folder]));
    this.#folders = folders.map(
      (folder) => known.get(keyOf(folder)) ?? new ProjectFolder(folder, this.clock, this.log, this.onChange),
    );
    this.onChange();
    await this.check();
  }

  /** Reads every folder's files again. */
  async check(): Promise<void> {
    await Promise.all(this.#folders.map((folder) => folder.check()));
  }

  dispose(): void {
    this.#foldersChanged.dispose();
    for (const folder of this.#folders) folder.dispose();
  }
}

/** A folder that was renamed is another one, since its name is shown. */
function keyOf({ uri, name }: vscode.WorkspaceFolder): string {
  return `${uri.toString()} ${name}`;
}
