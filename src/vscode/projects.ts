/** The workspace's folders as projects, and the one that is shown. */
import vscode = require('vscode');
import type { Clock } from '../core/clock';
import { ProjectFolder } from './projectFolder';
import { readSettings } from './settings';

export class Projects implements vscode.Disposable {
  /** In the workspace's order, by what makes each another one. */
  #folders = new Map<string, ProjectFolder>();
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
    const folders = [...this.#folders.values()];
    return folders.find(({ project }) => project?.concerned === true) ?? folders[0];
  }

  /** Begins with the workspace's folders, or goes on with those that are there now, as the settings are now. */
  async start(): Promise<void> {
    const before = this.#folders;
    const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      const { envFiles } = readSettings(folder.uri);
      return { folder, envFiles, key: JSON.stringify([folder.uri.toString(), folder.name, envFiles]) };
    });
    const keys = new Set(folders.map(({ key }) => key));
    for (const [key, gone] of before) if (!keys.has(key)) gone.dispose();
    const { clock, log, onChange } = this;
    this.#folders = new Map(
      folders.map(({ folder, envFiles, key }) => {
        return [key, before.get(key) ?? new ProjectFolder(folder, { clock, log, onChange, envFiles })];
      }),
    );
    this.onChange();
    await this.check();
  }

  /** Reads every folder's files again. */
  async check(): Promise<void> {
    await Promise.all([...this.#folders.values()].map((folder) => folder.check()));
  }

  dispose(): void {
    this.#foldersChanged.dispose();
    for (const folder of this.#folders.values()) folder.dispose();
  }
}
