/** The workspace's projects, and the one that is shown: what is pinned, else the one of the active editor. */
import vscode = require('vscode');
import type { Clock } from '../../core/words/clock';
import type { Listed } from '../../core/project/monorepo';
import type { Project } from '../../core/project/project';
import { decidingPaths, isProjectBelow, pathIn, placeIn, placesAbove } from './projectAbove';
import { ProjectFolder, uriOf, type Place } from './projectFolder';
import { readSettings } from '../editor/settings';

interface Options {
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  /** Where the pinned project is kept for this workspace. */
  readonly memory: vscode.Memento;
  readonly onChange: () => void;
}

const pinned = 'pinnedProject';

/** How long files must rest before another project is chosen because of them, in milliseconds. */
const restMs = 200;

export class Projects implements vscode.Disposable {
  /** The workspace folders, in their order, by what makes each another one. */
  #roots = new Map<string, ProjectFolder>();
  /** Below a workspace folder; only the one that is shown is followed. */
  #below: ProjectFolder | undefined;
  /** What is shown; `undefined` while there is no project. */
  #active: Place | undefined;
  /** What was pinned or in the editor last, be it gone for now. */
  #last: Place | undefined;
  /** Paths of files and folders that come and go with the choice of another project. */
  #deciding: ReadonlySet<string> = new Set();
  /** Of calls that overlap, the last one's choice counts. */
  #choices = 0;
  /** Under way. */
  #starts = 0;
  #cancelChoosing = (): void => undefined;
  readonly #listeners: vscode.Disposable;
  #settleStart = (): void => undefined;
  /** Settles when it is known for the first time which project is shown. */
  readonly started = new Promise<void>((resolve) => {
    this.#settleStart = resolve;
  });

  constructor(private readonly options: Options) {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.start()),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#follow()),
    );
  }

  /** Without a choice the first folder that concerns the AI Gateway; else the first one, for commands that prepare it. */
  get current(): ProjectFolder | undefined {
    const roots = [...this.#roots.values()];
    const active = this.#active && uriOf(this.#active).toString();
    const isActive = ({ uri }: ProjectFolder): boolean => uri.toString() === active;
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

  /** Where there are several, or another one is shown. */
  nameOf({ place, uri }: ProjectFolder): string | undefined {
    return this.areSeveral || uri.toString() !== this.current?.uri.toString() ? place.name : undefined;
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
    this.#roots = new Map(roots.map(({ place, key }) => [key, before.get(key) ?? this.#watchedRoot(place)]));
    const stays = ({ place }: ProjectFolder): boolean =>
      rootOf(place.folder, before) === rootOf(place.folder, this.#roots);
    if (this.#below !== undefined && !stays(this.#below)) this.#showBelow(undefined);
    this.options.onChange();
    this.#starts += 1;
    await this.check().finally(() => (this.#starts -= 1));
    await this.#follow();
    this.#settleStart();
  }

  /** Reads the files of all folders that are watched again. */
  async check(): Promise<void> {
    const folders = [...this.#roots.values(), ...(this.#below === undefined ? [] : [this.#below])];
    await Promise.all(folders.map((folder) => folder.check()));
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#choices += 1;
    this.#cancelChoosing();
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

  #watchedRoot(place: Place): ProjectFolder {
    let before: string | undefined;
    const onChange = (): void => {
      this.options.onChange();
      const now = JSON.stringify([isProject(root), listedBy(root)]);
      if (now === before) return;
      before = now;
      this.#chooseSoon();
    };
    // What lies below a `repo.json` has its link from there.
    const onListed = (): void => void this.#below?.check();
    const root = new ProjectFolder(place, { ...this.options, ...settingsOf(place), onChange, onListed });
    return root.watch({
      onChange: (uri) => void this.#below?.changed(uri),
      onComeOrGo: ({ path }) => {
        if (this.#deciding.has(path)) this.#chooseSoon();
      },
    });
  }

  /** A start chooses at its end. */
  #chooseSoon(): void {
    if (this.#starts > 0) return;
    this.#cancelChoosing();
    this.#cancelChoosing = this.options.clock.after(restMs, () => void this.#follow());
  }

  async #follow(): Promise<void> {
    this.#cancelChoosing();
    this.#choices += 1;
    const choice = this.#choices;
    const wished = [...this.#pinnedPlace(), ...this.#placesOfEditor()];
    const wanted = await this.#firstProject(wished);
    // Nothing that tells of a project is active: the last one stays while it is there.
    const place = wanted ?? (await this.#firstProject(this.#fallbacks()));
    if (choice !== this.#choices) return;
    if (wanted !== undefined) this.#last = wanted;
    else this.#last ??= place;
    this.#active = place;
    const others = place === undefined ? [...this.#fallbacks()] : [this.#last ?? place, place];
    this.#deciding = new Set([...wished, ...others].flatMap(decidingPaths));
    if (place === undefined || place.directory === '') this.#showBelow(undefined);
    else if (this.#below?.uri.toString() !== uriOf(place).toString()) {
      const below = new ProjectFolder(place, { ...this.options, ...settingsOf(place) });
      this.#showBelow(below);
      await below.check();
    }
    this.options.onChange();
  }

  #showBelow(below: ProjectFolder | undefined): void {
    this.#below?.dispose();
    this.#below = below;
  }

  async #firstProject(places: Iterable<Place>): Promise<Place | undefined> {
    for (const place of places) if (await this.#isProject(place)) return place;
    return undefined;
  }

  async #isProject(place: Place): Promise<boolean> {
    const root = rootOf(place.folder, this.#roots);
    if (root === undefined) return false;
    const listed = listedBy(root);
    if (place.directory !== '') return isProjectBelow(place, listed);
    return isProject(root) || listed.some(({ directory }) => directory === '');
  }

  *#fallbacks(): Generator<Place> {
    // What is shown stays, though another one has come that is listed before it.
    for (const place of [this.#last, this.#active]) if (place !== undefined) yield place;
    yield* this.#known();
  }

  /** None or one. */
  #pinnedPlace(): Place[] {
    if (this.pinned === undefined) return [];
    const uri = vscode.Uri.parse(this.pinned);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const root = folder && rootOf(folder, this.#roots);
    if (root === undefined) return [];
    const directory = pathIn(root.place.folder, uri);
    return [directory === '' ? root.place : placeIn(root.place.folder, directory, listedBy(root))];
  }

  /** From the file of the active editor upward. */
  #placesOfEditor(): Place[] {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
    const root = folder && rootOf(folder, this.#roots);
    if (uri === undefined || root === undefined) return [];
    return [...placesAbove(uri, root.place.folder, listedBy(root)), root.place];
  }
}

function rootOf({ uri }: vscode.WorkspaceFolder, roots: ReadonlyMap<string, ProjectFolder>): ProjectFolder | undefined {
  return [...roots.values()].find(({ place }) => place.folder.uri.toString() === uri.toString());
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
