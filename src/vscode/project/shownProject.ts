/** The project that is shown: chosen anew when the editor, the pin or what decides on disk changes. */
import type * as vscode from 'vscode';
import { choose, decidingPlaces, type Candidates, type Choice } from '../../core/project/choice';
import { isProject, listedBy } from '../../core/project/project';
import { heardAt } from './heard';
import { uriOf, type Place } from './place';
import type { Followed } from './followed';
import type { FolderOptions } from './folderOptions';
import type { ProjectFolder } from './projectFolder';
import type { Roots } from './roots';
import { decidingPaths, isProjectBelow } from './signs';

interface Options extends FolderOptions {
  readonly roots: Roots;
  readonly followed: Followed;
  /** Among which to choose now. */
  candidates(): Candidates<Place>;
  onChange(): void;
}

/** How long files must rest before another project is chosen because of them, in milliseconds. */
const restMs = 200;

export class ShownProject implements vscode.Disposable {
  #choice: Choice<Place> = { shown: undefined, last: undefined };
  #disposed = false;
  #below: ProjectFolder | undefined;
  /** What is heard when files and folders come or go with which another project may be chosen. */
  #deciding: ReadonlySet<string> = new Set();
  /** Those begun or due so far; of several that overlap, the last one counts. */
  #choices = 0;
  /** The number of the last one that counted. */
  #chosen: number | undefined;
  #cancelChoosing = (): void => undefined;

  constructor(private readonly options: Options) {}

  /** Without a choice the first folder that concerns the AI Gateway; else the first one, for commands that prepare it. */
  get folder(): ProjectFolder | undefined {
    const roots = this.options.roots.all;
    const { shown } = this.#choice;
    const isShown = ({ uri }: ProjectFolder): boolean => shown !== undefined && isAt(uri, shown);
    if (this.#below !== undefined && isShown(this.#below)) return this.#below;
    // One that was not read yet may be the first that concerns it.
    const mayBeFirst = ({ project }: ProjectFolder): boolean => project?.concerned !== false;
    return roots.find(isShown) ?? this.#wishedRoot ?? roots.find(mayBeFirst) ?? roots[0];
  }

  /** Whether it was chosen at all so far. */
  get isChosen(): boolean {
    return this.#chosen !== undefined;
  }

  /** Whether it was, and no other choice is due or under way. */
  get isSettled(): boolean {
    return this.#chosen === this.#choices;
  }

  /** What will be chosen is read, whatever else is not: the folder that is pinned, or else in the editor. */
  get isFirstWishRead(): boolean {
    const [first] = this.options.candidates().wished;
    const folder = this.#wishedRoot;
    return folder !== undefined && first !== undefined && isAt(folder.uri, first);
  }

  /** Where it is below a workspace folder; only that one is followed there. */
  get below(): ProjectFolder | undefined {
    return this.#below;
  }

  /** Chooses once what decides has rested. */
  chooseSoon(): void {
    if (this.#disposed) return;
    this.#cancelChoosing();
    // A choice that is under way may have seen a part of it alone.
    this.#choices += 1;
    this.#cancelChoosing = this.options.clock.after(restMs, () => {
      this.options.start(this.choose());
    });
  }

  /** Settles when the files of the chosen one were read. */
  async choose(): Promise<void> {
    if (this.#disposed) return;
    this.#cancelChoosing();
    this.#choices += 1;
    const number = this.#choices;
    const candidates = this.options.candidates();
    const choice = await choose(this.#choice, candidates, (place) => this.isProject(place));
    if (number !== this.#choices) return;
    this.#choice = choice;
    this.#chosen = number;
    this.#deciding = new Set(decidingPlaces(choice, candidates).flatMap(decidingPaths));
    await this.#show(choice.shown);
    this.options.onChange();
  }

  /** Whether another project may be chosen because something came or went there. */
  dependsOn(uri: vscode.Uri): boolean {
    return this.#deciding.has(heardAt(uri));
  }

  async isProject(place: Place): Promise<boolean> {
    const root = this.options.roots.of(place.folder);
    if (root === undefined) return false;
    const listed = listedBy(root.project);
    if (place.directory !== '') return isProjectBelow(place, listed);
    // Until it was read, nothing else takes its place.
    if (root.project === undefined) return true;
    return isProject(root.project) || listed.some(({ directory }) => directory === '');
  }

  /** Follows none below a workspace folder any more. */
  leave(): void {
    if (this.#below !== undefined) this.options.followed.release(this.#below);
    this.#below = undefined;
  }

  dispose(): void {
    this.#disposed = true;
    this.#choices += 1;
    this.#cancelChoosing();
    this.leave();
  }

  /** Before the first choice, for which all folders are waited for: the folder that is pinned or in the editor, once it is read. */
  get #wishedRoot(): ProjectFolder | undefined {
    if (this.isChosen) return undefined;
    const { wished } = this.options.candidates();
    const isWished = ({ uri }: ProjectFolder): boolean => wished.some((place) => isAt(uri, place));
    return this.options.roots.all.find((root) => root.project?.concerned === true && isWished(root));
  }

  async #show(place: Place | undefined): Promise<void> {
    if (place === undefined || place.directory === '') {
      this.leave();
    } else if (this.#below === undefined || this.#below.isDisposed || !isAt(this.#below.uri, place)) {
      this.leave();
      this.#below = this.options.followed.acquire(place);
      await this.#below.check();
    }
  }
}

function isAt(uri: vscode.Uri, place: Place): boolean {
  return uri.toString() === uriOf(place).toString();
}
