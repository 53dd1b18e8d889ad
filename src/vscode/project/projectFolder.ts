/** One folder as a project: knows what its few files say, and keeps that true while it is told of changes. */
import vscode = require('vscode');
import type { EnvFile } from '../../core/credential/envFile';
import { loaderFiles, type LoaderName } from '../../core/env/loader';
import {
  isDoubtful,
  isOtherFile,
  projectFiles,
  projectOf,
  type Around,
  type Fact,
  type Project,
} from '../../core/project/project';
import type { EnvFilesSetting } from '../../core/words/settings';
import type { LinkTargets } from '../files/linkTargets';
import { WatchedFile } from '../files/watchedFile';
import { isOnDisk, readAround, readEnvText, readFact, refers, unknownAround, type Reading } from './facts';
import { filesByPath } from './filesByPath';
import { heardAt } from './heard';
import type { FolderOptions } from './folderOptions';
import { linkPathsAbove } from './linkedAbove';
import { uriOf, type Place } from './place';

interface Options extends FolderOptions {
  readonly envFiles: EnvFilesSetting;
  readonly onChange: () => void;
  /** Its `repo.json` was read: the projects that it lists may be others, or their links. */
  readonly onListed?: () => void;
}

export class ProjectFolder implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly #files = new Map<string, WatchedFile<Fact>>();
  /** By what is heard where files of the project are concerned: at theirs, and at the folders that hold them. */
  readonly #filesAt: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #linksAbove: ReadonlySet<string>;
  readonly #facts = new Map<string, Fact>();
  #disposed = false;
  #isFollowed = false;
  #links: LinkTargets | undefined;
  #around: Around;
  /** Made when first asked for, from what is known then. */
  #project: Project | undefined;

  constructor(
    readonly place: Place,
    private readonly options: Options,
  ) {
    this.uri = uriOf(place);
    this.#around = unknownAround(this.onDisk);
    const { clock, start } = options;
    for (const file of projectFiles(this.#order)) {
      const onValue = (fact: Fact): void => {
        this.#accept(file, fact);
      };
      const read = () => readFact(this.uri, file, this.reading);
      this.#files.set(file, new WatchedFile<Fact>({ clock, start, read, isDoubtful, onValue }));
    }
    this.#linksAbove = linkPathsAbove(this.uri);
    this.#filesAt = filesByPath([...this.#files.keys()], (file) => heardAt(this.uriOf(file)));
  }

  /** From now on, files that are links are followed to where they lead. */
  follow(): this {
    this.#isFollowed = this.onDisk;
    return this;
  }

  get onDisk(): boolean {
    return isOnDisk(this.uri);
  }

  /** Nothing is told of it any more. */
  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** `undefined` until all files were read once. */
  get project(): Project | undefined {
    return this.#facts.size === this.#files.size ? this.#known() : undefined;
  }

  /** How its env files are read now. */
  get reading(): Reading {
    return { loader: this.#loader, order: this.#order, log: this.options.log };
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
    // Nobody waits for what comes after: it is not what is read now.
    this.options.start(this.#followLinks());
  }

  /** Reads all files again, and waits until what may be half written is whole, or has stood long enough to be believed. */
  async settle(): Promise<void> {
    await this.check();
    await this.#eachFile(async (file) => file.settled);
  }

  /** Reads all files again and believes them: for the end of a run. */
  async look(): Promise<Project> {
    await this.#readAround();
    await this.#eachFile((file) => file.look());
    return this.#known();
  }

  /** What is known, with that text in place of what one env file holds on disk. */
  async withText(file: string, text: string): Promise<{ project: Project; envFile: EnvFile }> {
    const project = this.project ?? (await this.read());
    const { envFile } = await readEnvText(this.uri, { file, text }, this.reading);
    const envFiles = project.envFiles.map((row) => (row.file === file ? { file, envFile } : row));
    return { project: { ...project, envFiles }, envFile };
  }

  /** To be called when something at that place, in it or above it, has changed: of the thousands of an installation, most end here. */
  hear(uri: vscode.Uri): void {
    const heard = heardAt(uri);
    if (this.#filesAt.has(heard) || this.#linksAbove.has(heard)) this.options.start(this.#changed(heard));
  }

  /** Nothing is told any more. A command that goes on can still look. */
  dispose(): void {
    this.#disposed = true;
    for (const file of this.#files.values()) file.dispose();
    this.#links?.dispose();
  }

  get #order(): readonly string[] {
    const { files } = this.options.envFiles;
    return files.length > 0 ? files : loaderFiles[this.#loader];
  }

  get #loader(): LoaderName {
    const manifest = this.#facts.get('package.json');
    return manifest?.kind === 'manifest' ? manifest.loader : 'next';
  }

  #known(): Project {
    this.#project ??= projectOf(this.#order, this.options.envFiles, this.#facts, this.#around);
    return this.#project;
  }

  #accept(file: string, fact: Fact): void {
    const before = this.#facts.get(file);
    this.#facts.set(file, fact);
    this.#tell();
    if (this.#disposed) return;
    const isOtherLoader = fact.kind === 'manifest' && before?.kind === 'manifest' && fact.loader !== before.loader;
    // Another loader than before reads the same text in another way.
    if (isOtherLoader) this.options.start(this.#reread((name) => !isOtherFile(name)));
    if (fact.kind === 'repo') this.options.onListed?.();
  }

  /** Once all was read. */
  #tell(): void {
    this.#project = undefined;
    if (!this.#disposed && this.#facts.size === this.#files.size) this.options.onChange();
  }

  async #changed(heard: string): Promise<void> {
    if (this.#linksAbove.has(heard)) await this.#readAround();
    const affected = [...(this.#filesAt.get(heard) ?? [])];
    if (affected.length === 0) return;
    await this.#reread((file) => affected.includes(file));
    this.options.start(this.#followLinks());
    // Files whose values refer to others are worth something else when another file has changed.
    if (affected.some((file) => !isOtherFile(file))) await this.#reread((file) => refers(this.#facts.get(file)));
  }

  async #followLinks(): Promise<void> {
    if (!this.#isFollowed) return;
    const { LinkTargets } = await import('../files/linkTargets');
    if (this.#disposed) return;
    const { clock } = this.options;
    const onChange = (file: string): void => {
      this.hear(this.uriOf(file));
    };
    this.#links ??= new LinkTargets({ clock, folder: this.uri.fsPath, files: [...this.#files.keys()], onChange });
    await this.#links.update();
  }

  async #readAround(): Promise<void> {
    const around = await readAround(this.uri, this.options);
    if (JSON.stringify(around) === JSON.stringify(this.#around)) return;
    this.#around = around;
    this.#tell();
  }

  /** `package.json` first, which says how the env files are read. */
  async #eachFile(read: (file: WatchedFile<Fact>) => Promise<void>): Promise<void> {
    const manifest = this.#files.get('package.json');
    if (manifest !== undefined) await read(manifest);
    const others = [...this.#files.values()].filter((file) => file !== manifest);
    await Promise.all(others.map(read));
  }

  async #reread(isMeant: (file: string) => boolean): Promise<void> {
    const meant = [...this.#files].filter(([name]) => isMeant(name));
    await Promise.all(meant.map(([, file]) => file.changed()));
  }
}
