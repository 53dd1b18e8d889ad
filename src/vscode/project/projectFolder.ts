/** One folder as a project: reads its few files, and watches them where it is shown. */
import vscode = require('vscode');
import type { Clock } from '../../core/words/clock';
import { envLoaders, expandedIn, type EnvLoader, type Resolved } from '../../core/env/loaders';
import { linkInRepoFile, type Link } from '../../core/project/link';
import {
  envFactOf,
  isDoubtful,
  isOtherFile,
  otherFactOf,
  projectFiles,
  projectOf,
  type Around,
  type Fact,
  type Project,
} from '../../core/project/project';
import { shellEntriesOf } from '../../core/project/shell';
import { readLoggedIn } from './cliLogin';
import { readContent } from '../files/content';
import { readShellValues } from './shellValues';
import { WatchedFile } from '../files/watchedFile';

/** Where a project is. */
export interface Place {
  readonly folder: vscode.WorkspaceFolder;
  /** Its path in the workspace folder, `''` for that folder itself. */
  readonly directory: string;
  readonly name: string;
}

export function uriOf({ folder, directory }: Place): vscode.Uri {
  return vscode.Uri.joinPath(folder.uri, directory);
}

interface Options {
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  /** The env files of the setting, in their order; empty for those of the framework. */
  readonly envFiles: readonly string[];
  readonly onChange: () => void;
  /** Its `repo.json` was read: the projects that it lists may be others, or their links. */
  readonly onListed?: () => void;
}

export class ProjectFolder implements vscode.Disposable {
  readonly #files = new Map<string, WatchedFile<Fact>>();
  readonly #facts = new Map<string, Fact>();
  readonly uri: vscode.Uri;
  #watcher: vscode.FileSystemWatcher | undefined;
  #disposed = false;
  #around: Around;
  /** Made when first asked for, from what is known then. */
  #project: Project | undefined;

  constructor(
    readonly place: Place,
    private readonly options: Options,
  ) {
    this.uri = uriOf(place);
    this.#around = { onDisk: this.onDisk, linkAbove: undefined, shell: [], loggedIn: false };
    const { clock, onChange, onListed } = options;
    for (const file of projectFiles(this.#order)) {
      const watched = new WatchedFile<Fact>({
        clock,
        read: () => this.#readFact(file),
        isDoubtful,
        onValue: (fact) => {
          const before = this.#facts.get(file);
          this.#facts.set(file, fact);
          this.#project = undefined;
          if (this.#disposed) return;
          if (before !== undefined && fact.loader !== before.loader) void this.#readEnvFiles();
          if (this.#facts.size === this.#files.size) onChange();
          if (fact.listed !== undefined) onListed?.();
        },
      });
      this.#files.set(file, watched);
    }
  }

  /** From now on its files are followed, and what changes in it is told. A folder that comes or goes is one event. */
  watch(told: { onChange(uri: vscode.Uri): void; onComeOrGo(uri: vscode.Uri): void }): this {
    // All that the editor hears of anyway: names with characters of a pattern need no care, and it tells of the folder.
    this.#watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.uri, '**'));
    const changed = (uri: vscode.Uri): void => {
      void this.changed(uri);
      told.onChange(uri);
    };
    const cameOrWent = (uri: vscode.Uri): void => {
      changed(uri);
      told.onComeOrGo(uri);
    };
    this.#watcher.onDidChange(changed);
    this.#watcher.onDidCreate(cameOrWent);
    this.#watcher.onDidDelete(cameOrWent);
    return this;
  }

  /** Its files can be written, and programs run in it. */
  get onDisk(): boolean {
    return this.uri.scheme === 'file';
  }

  /** `undefined` until all files were read once. */
  get project(): Project | undefined {
    return this.#facts.size === this.#files.size ? this.#known() : undefined;
  }

  uriOf(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.uri, path);
  }

  /** What the files say now. Until the first time that they could be believed, they are believed as they are. */
  async read(): Promise<Project> {
    await this.check();
    return this.project ?? this.look();
  }

  /** Reads all files again, doubting what may be half written. */
  async check(): Promise<void> {
    await this.#readAround();
    await this.#eachFile((file) => file.changed());
  }

  /** Reads all files again and believes them: for the end of a run. */
  async look(): Promise<Project> {
    await this.#readAround();
    await this.#eachFile((file) => file.look());
    return this.#known();
  }

  /** To be called when something at that place, in it or above it, has changed. */
  async changed({ path }: vscode.Uri): Promise<void> {
    const affected = [...this.#files].filter(([file]) => isWithin(`${this.uri.path}/${file}`, path));
    await Promise.all(affected.map(([, file]) => file.changed()));
    if (affected.some(([file]) => !isOtherFile(file))) await this.#readReferring();
  }

  /** Nothing is told any more. A command that goes on can still look. */
  dispose(): void {
    this.#disposed = true;
    this.#watcher?.dispose();
    for (const file of this.#files.values()) file.dispose();
  }

  /** `package.json` first, which says how the env files are read. */
  async #eachFile(read: (file: WatchedFile<Fact>) => Promise<void>): Promise<void> {
    const manifest = this.#files.get('package.json');
    if (manifest !== undefined) await read(manifest);
    const others = [...this.#files.values()].filter((file) => file !== manifest);
    await Promise.all(others.map(read));
  }

  get #order(): readonly string[] {
    return this.options.envFiles.length > 0 ? this.options.envFiles : this.#loader.files;
  }

  get #loader(): EnvLoader {
    return envLoaders[this.#facts.get('package.json')?.loader ?? 'next'];
  }

  #known(): Project {
    this.#project ??= projectOf(this.#order, this.#facts, this.#around);
    return this.#project;
  }

  async #readFact(file: string): Promise<Fact> {
    const content = await readContent(this.uriOf(file), this.options.log);
    if (isOtherFile(file)) return otherFactOf(file, content);
    const fact = envFactOf(content, this.#loader);
    if (fact.envFile?.kind !== 'read' || !fact.envFile.refers) return fact;
    return envFactOf(content, this.#loader, expandedIn(file, this.#order, await this.#load()));
  }

  /** What the framework makes of all files together: for values that refer to others. */
  async #load(): Promise<ReadonlyMap<string, Resolved>> {
    const read = this.#order.map(async (file) => {
      const content = await readContent(this.uriOf(file), this.options.log);
      return content.kind === 'text' ? [{ file, text: content.text }] : [];
    });
    return this.#loader.load((await Promise.all(read)).flat(), readShellValues(this.uri));
  }

  /** Another loader than before reads the same text in another way. */
  async #readEnvFiles(): Promise<void> {
    const envFiles = [...this.#files].filter(([file]) => !isOtherFile(file));
    await Promise.all(envFiles.map(([, file]) => file.changed()));
  }

  /** Files whose values refer to others are worth something else when another file has changed. */
  async #readReferring(): Promise<void> {
    const referring = [...this.#files].filter(([file]) => {
      const envFile = this.#facts.get(file)?.envFile;
      return envFile?.kind === 'read' && envFile.refers;
    });
    await Promise.all(referring.map(([, file]) => file.changed()));
  }

  async #readAround(): Promise<void> {
    const shell = shellEntriesOf(readShellValues(this.uri));
    const [linkAbove, loggedIn] = await Promise.all([this.#readLinkAbove(), this.onDisk && readLoggedIn()]);
    const around = { onDisk: this.onDisk, linkAbove, shell, loggedIn };
    if (JSON.stringify(around) === JSON.stringify(this.#around)) return;
    this.#around = around;
    this.#project = undefined;
    if (!this.#disposed && this.#facts.size === this.#files.size) this.options.onChange();
  }

  /** A `repo.json` above the folder is outside of what the workspace watches: it is read when asked. */
  async #readLinkAbove(): Promise<Link | undefined> {
    const names = this.uri.path.split('/').filter((name) => name !== '');
    for (let depth = 1; depth <= names.length; depth += 1) {
      const content = await readContent(this.uriOf(`${'../'.repeat(depth)}.vercel/repo.json`), this.options.log);
      if (content.kind !== 'text') continue;
      return linkInRepoFile(content.text, names.slice(-depth).join('/'));
    }
    return undefined;
  }
}

/** Whether a path is that of a folder, or of something in it. */
function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder) && (path.length === folder.length || path[folder.length] === '/');
}
