/** The workspace's projects, and the one that is shown. */
import vscode = require('vscode');
import { listedBy, isProject, type Project } from '../../core/project/project';
import { Followed } from './followed';
import { placesAbove, uriOf, type Place } from './place';
import type { FolderOptions } from './folderOptions';
import type { ProjectFolder } from './projectFolder';
import { Roots } from './roots';
import { ShownProject } from './shownProject';
import { wishedPlaces } from './wished';

interface Options extends FolderOptions {
  /** Where the pinned project is kept for this workspace. */
  readonly memory: vscode.Memento;
  readonly onChange: () => void;
}

const pinned = 'pinnedProject';

export class Projects implements vscode.Disposable {
  /** Settles when it is known for the first time which project is shown. */
  readonly started: Promise<void>;
  #settleStarted = (): void => undefined;
  readonly #roots: Roots;
  readonly #followed: Followed;
  readonly #shown: ShownProject;
  /** Under way; each one chooses at its end. */
  #starts = 0;
  readonly #parts: vscode.Disposable;

  constructor(private readonly options: Options) {
    const { start } = options;
    this.started = new Promise((resolve) => (this.#settleStarted = resolve));
    const chooseSoon = (): void => {
      if (this.#starts === 0) this.#shown.chooseSoon();
    };
    this.#roots = new Roots({
      ...options,
      onChange: () => {
        // A drive of another folder may take its time.
        if (this.#shown.isFirstWishRead) this.#settleStarted();
        options.onChange();
      },
      onOtherProjects: chooseSoon,
      onListed: () => {
        for (const folder of this.#followed.all) start(folder.check());
      },
      onEvent: (uri, cameOrWent) => {
        for (const folder of this.#followed.all) folder.hear(uri);
        if (cameOrWent && this.#shown.dependsOn(uri)) chooseSoon();
      },
    });
    this.#followed = new Followed(options);
    const candidates = () => ({ wished: wishedPlaces(this.#roots, this.pinned), known: () => this.known() });
    this.#shown = new ShownProject({ ...options, roots: this.#roots, followed: this.#followed, candidates });
    this.#parts = vscode.Disposable.from(
      this.#shown,
      this.#followed,
      this.#roots,
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        start(this.start());
      }),
      vscode.window.onDidChangeActiveTextEditor(() => {
        start(this.#shown.choose());
      }),
    );
  }

  /** The one that is shown. */
  get current(): ProjectFolder | undefined {
    return this.#shown.folder;
  }

  /** What is known of it, where that is to be seen: until one is chosen, not of a folder that may give way to one that it lists. */
  get seen(): Project | undefined {
    const project = this.current?.project;
    const isSeen = this.#shown.isChosen ? project?.concerned === true : isProject(project);
    return isSeen ? project : undefined;
  }

  /** Whether it is known which one that is, and none is about to take its place. */
  get isSettled(): boolean {
    return this.#shown.isSettled;
  }

  /** All without a search: workspace folders, those that they list, and the one that is shown. One may come twice. */
  *known(): Generator<Place> {
    for (const { place, project } of this.#roots.all) {
      // What was not read yet may come before the rest.
      if (project === undefined) return;
      if (isProject(project)) yield place;
      for (const { directory, name } of listedBy(project)) yield { folder: place.folder, directory, name };
    }
    if (this.#shown.below !== undefined) yield this.#shown.below.place;
  }

  get pinned(): string | undefined {
    return this.options.memory.get<string>(pinned);
  }

  /** `undefined` follows the active editor again. */
  async pin(place: Place | undefined): Promise<void> {
    await this.options.memory.update(pinned, place && uriOf(place).toString());
    await this.#shown.choose();
  }

  /** The project that a file belongs to, be it shown or not; to be given back. `undefined` outside of the workspace. */
  async acquire(file: vscode.Uri): Promise<ProjectFolder | undefined> {
    const workspaceFolder = vscode.workspace.getWorkspaceFolder(file);
    const root = workspaceFolder && this.#roots.of(workspaceFolder);
    if (root === undefined) return undefined;
    for (const place of placesAbove(file, root.place.folder, listedBy(root.project)))
      if (await this.#shown.isProject(place)) return this.#followed.acquire(place);
    return root;
  }

  /** Those whose files are watched: the workspace's folders first. */
  get followed(): ProjectFolder[] {
    return [...this.#roots.all, ...this.#followed.all];
  }

  release(folder: ProjectFolder): void {
    this.#followed.release(folder);
  }

  /** Begins with the workspace's folders, or goes on with those that are there now, as the settings are now. */
  async start(): Promise<void> {
    const { below } = this.#shown;
    this.#roots.update();
    this.#followed.closeOutdated();
    // One that is opened anew is shown as it was until it is chosen again: no other one takes its place for a moment.
    if (below !== undefined && this.#roots.of(below.place.folder) === undefined) this.#shown.leave();
    this.options.onChange();
    try {
      this.#starts += 1;
      await this.#readAll().finally(() => (this.#starts -= 1));
      await this.#shown.choose();
    } finally {
      this.#settleStarted();
    }
  }

  /** Reads the files of all folders that are watched again, and chooses anew: a project may have come or gone unseen. */
  async check(): Promise<void> {
    await this.#readAll();
    // A start does so at its end, when all is known.
    if (this.#starts === 0) await this.#shown.choose();
  }

  dispose(): void {
    this.#parts.dispose();
  }

  async #readAll(): Promise<void> {
    await Promise.all(this.followed.map((folder) => folder.check()));
  }
}
