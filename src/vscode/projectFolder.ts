/** One workspace folder as a project: watches its few files and tells what they say. */
import vscode = require('vscode');
import type { Clock } from '../core/clock';
import { envFileName } from '../core/credential';
import { linkInRepoFile, type Link } from '../core/link';
import {
  factOf,
  isDoubtful,
  projectFiles,
  projectOf,
  type Fact,
  type Project,
  type ProjectFile,
} from '../core/project';
import { readContent } from './fileContent';
import { WatchedFile } from './watchedFile';

export class ProjectFolder implements vscode.Disposable {
  readonly #files = new Map<ProjectFile, WatchedFile<Fact>>();
  readonly #facts = new Map<ProjectFile, Fact>();
  readonly #watcher: vscode.FileSystemWatcher;
  #linkAbove: Link | undefined;

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    clock: Clock,
    private readonly log: vscode.LogOutputChannel,
    onChange: () => void,
  ) {
    for (const file of projectFiles) {
      const watched = new WatchedFile<Fact>({
        clock,
        read: async () => factOf(file, await readContent(this.#uriOf(file), log)),
        isDoubtful,
        onValue: (fact) => {
          this.#facts.set(file, fact);
          if (this.#facts.size === projectFiles.length) onChange();
        },
      });
      this.#files.set(file, watched);
    }
    const pattern = new vscode.RelativePattern(folder, `{${projectFiles.join(',')}}`);
    this.#watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = (uri: vscode.Uri): void => void this.#changed(uri);
    this.#watcher.onDidCreate(changed);
    this.#watcher.onDidChange(changed);
    this.#watcher.onDidDelete(changed);
  }

  /** Its files can be written, and programs run in it. */
  get onDisk(): boolean {
    return this.folder.uri.scheme === 'file';
  }

  get envPath(): string {
    return this.#uriOf(envFileName).fsPath;
  }

  /** `undefined` until all files were read once. */
  get project(): Project | undefined {
    return this.#facts.size === projectFiles.length ? projectOf(this.#facts, this.#linkAbove) : undefined;
  }

  /** What the files say now. Until the first time that they could be believed, they are believed as they are. */
  async read(): Promise<Project> {
    await this.check();
    return this.project ?? this.look();
  }

  /** Reads all files again, doubting what may be half written. */
  async check(): Promise<void> {
    await this.#readLinkAbove();
    await Promise.all([...this.#files.values()].map((file) => file.changed()));
  }

  /** Reads all files again and believes them: for the end of a run. */
  async look(): Promise<Project> {
    await this.#readLinkAbove();
    await Promise.all([...this.#files.values()].map((file) => file.look()));
    return projectOf(this.#facts, this.#linkAbove);
  }

  dispose(): void {
    this.#watcher.dispose();
    for (const file of this.#files.values()) file.dispose();
  }

  async #changed(uri: vscode.Uri): Promise<void> {
    const path = uri.path.slice(this.folder.uri.path.length + 1);
    // A folder that comes or goes is one event, its files are none.
    const affected = projectFiles.filter((file) => file === path || file.startsWith(`${path}/`));
    await Promise.all(affected.flatMap((file) => this.#files.get(file)?.changed() ?? []));
  }

  #uriOf(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder.uri, path);
  }

  /** A `repo.json` above the folder is outside of what the workspace watches: it is read when asked. */
  async #readLinkAbove(): Promise<void> {
    const names = this.folder.uri.path.split('/').filter((name) => name !== '');
    for (let depth = 1; depth <= names.length; depth += 1) {
      const content = await readContent(this.#uriOf(`${'../'.repeat(depth)}.vercel/repo.json`), this.log);
      if (content.kind !== 'text') continue;
      this.#linkAbove = linkInRepoFile(content.text, names.slice(-depth).join('/'));
      return;
    }
    this.#linkAbove = undefined;
  }
}
