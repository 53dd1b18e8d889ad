/** The workspace's projects, and the one that is shown: what is pinned, else the one of the active editor. */
import vscode = require('vscode');
import type { Clock } from '../core/clock';
import type { Listed } from '../core/monorepo';
import type { Project } from '../core/project';
import { findProjectAbove } from './projectAbove';
import { ProjectFolder, uriOf, type Place } from './projectFolder';
import { readSettings } from './settings';

interface Options {
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  /** Where the pinned project is kept for this workspace. */
  readonly memory: vscode.Memento;
  readonly onChange: () => void;
}

const pinned = 'pinnedProject';

export class Projects implements vscode.Disposable {
  /** The workspace folders, in their order, by what makes each another one. */
  #roots = new Map<string, ProjectFolder>();
  /** Below a workspace folder; only the one that is shown is watched. */
  #below: ProjectFolder | undefined;
  /** What was active last, by its address; `undefined` before anything was. */
  #active: string | undefined;
  /** Of calls that overlap, the last one's choice counts. */
  #choices = 0;
  readonly #listeners: vscode.Disposable;

  constructor(private readonly options: Options) {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.start()),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#follow()),
    );
  }

  /** Without a choice the first folder that concerns the AI Gateway; else the first one, for commands that prepare it. */
  get current(): ProjectFolder | undefined {
    const roots = [...this.#roots.values()];
    const isActive = ({ uri }: ProjectFolder): boolean => uri.toString() === this.#active;
    if (this.#below !== undefined && isActive(this.#below)) return this.#below;
    return roots.find(isActive) ?? roots.find(isConcerned) ?? roots[0];
  }

  /** All that are known without a search: workspace folders, those that they list, and the one that is shown. */
  get places(): Place[] {
    return [...new Map([...this.#known()].map((place) => [uriOf(place).toString(), place])).values()];
  }

  /** Whether there is more than one place. It is asked for each change, so that it looks no further than needed. */
  get areSeveral(): boolean {
    let first: string | undefined;
    for (const place of this.#known()) {
      const address = uriOf(place).toString();
      if (first !== undefined && address !== first) return true;
      first = address;
    }
    return false;
  }

  /** Where there are several. */
  nameOf({ place }: ProjectFolder): string | undefined {
    return this.areSeveral ? place.name : undefined;
  }

  get pinned(): string | undefined {
    return this.options.memory.get<string>(pinned);
  }

  /** `undefined` follows the active editor again. */
  async pin(place: Place | undefined): Promise<void> {
    await this.options.memory.update(pinned, place && uriOf(place).toString());
    await this.#follow();
  }

  /** Reads one that is not shown. */
  async readOnce(place: Place): Promise<ProjectFolder> {
    const folder = new ProjectFolder(place, { ...this.options, ...settingsOf(place), onChange: () => undefined });
    await folder.look();
    folder.dispose();
    return folder;
  }

  /** Begins with the workspace's folders, or goes on with those that are there now, as the settings are now. */
  async start(): Promise<void> {
    const before = this.#roots;
    const roots = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      const place = { folder, directory: '', name: folder.name };
      return { place, key: JSON.stringify([folder.uri.toString(), folder.name, settingsOf(place).envFiles]) };
    });
    const keys = new Set(roots.map(({ key }) => key));
    for (const [key, gone] of before) if (!keys.has(key)) gone.dispose();
    // What lies below a `repo.json` has its link from there.
    const onListed = (): void => void this.#below?.check();
    this.#roots = new Map(roots.map(({ place, key }) => [key, before.get(key) ?? this.#watched(place, onListed)]));
    this.#showBelow(undefined);
    this.options.onChange();
    await this.check();
    await this.#follow();
  }

  /** Reads the files of all folders that are watched again. */
  async check(): Promise<void> {
    const folders = [...this.#roots.values(), ...(this.#below === undefined ? [] : [this.#below])];
    await Promise.all(folders.map((folder) => folder.check()));
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const folder of this.#roots.values()) folder.dispose();
    this.#showBelow(undefined);
  }

  /** One may come twice. */
  *#known(): Generator<Place> {
    for (const root of this.#roots.values()) {
      if (isProject(root)) yield root.place;
      for (const { directory, name } of listedBy(root)) yield { folder: root.place.folder, directory, name };
    }
    if (this.#below !== undefined) yield this.#below.place;
  }

  #watched(place: Place, onListed = (): void => undefined): ProjectFolder {
    return new ProjectFolder(place, { ...this.options, ...settingsOf(place), onListed }).watch();
  }

  async #follow(): Promise<void> {
    this.#choices += 1;
    const choice = this.#choices;
    const [first] = this.#active === undefined ? this.#known() : [];
    const place = this.#pinnedPlace() ?? (await this.#nearestPlace()) ?? first;
    // Nothing that tells of a project is active: the last one stays.
    if (place === undefined || choice !== this.#choices) return;
    this.#active = uriOf(place).toString();
    if (place.directory === '') this.#showBelow(undefined);
    else if (this.#below?.uri.toString() !== this.#active) {
      const below = this.#watched(place);
      this.#showBelow(below);
      await below.check();
    }
    this.options.onChange();
  }

  #showBelow(below: ProjectFolder | undefined): void {
    this.#below?.dispose();
    this.#below = below;
  }

  #pinnedPlace(): Place | undefined {
    const address = this.pinned;
    if (address === undefined) return undefined;
    const isPinned = (place: Place): boolean => uriOf(place).toString() === address;
    if (this.#below !== undefined && isPinned(this.#below.place)) return this.#below.place;
    for (const place of this.#known()) if (isPinned(place)) return place;
    return undefined;
  }

  /** The nearest project upward from the file of the active editor. */
  async #nearestPlace(): Promise<Place | undefined> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    if (uri === undefined || folder === undefined) return undefined;
    const root = [...this.#roots.values()].find(({ place }) => place.folder.uri.toString() === folder.uri.toString());
    const listed = root === undefined ? [] : listedBy(root);
    const below = await findProjectAbove(uri, folder, listed, this.options.log);
    return below ?? (root !== undefined && isProject(root) ? root.place : undefined);
  }
}

/** The root of a monorepo is one only where it has credentials of its own. */
function isProject(root: ProjectFolder): boolean {
  return isConcerned(root) && (listedBy(root).length === 0 || root.project?.envFiles.some(hasEntries) === true);
}

function hasEntries({ envFile }: Project['envFiles'][number]): boolean {
  return envFile.kind === 'read' && envFile.entries.length > 0;
}

function isConcerned({ project }: ProjectFolder): boolean {
  return project?.concerned === true;
}

function listedBy({ project }: ProjectFolder): readonly Listed[] {
  return project?.listed ?? [];
}

function settingsOf(place: Place): { envFiles: readonly string[] } {
  return { envFiles: readSettings(place.folder.uri).envFiles };
}
