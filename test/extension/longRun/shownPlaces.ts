/** Which project is to be shown, by what was in the editor and pinned so far. In the middle of things several may be. */
import { choose, type Choice } from '../../../src/core/project/choice';
import type { Editor } from '../editor';
import type { Truth } from './truth';

export class ShownPlaces {
  /** One, or what comes of a happening that may or may not have been in time. */
  #choices: readonly Choice<string>[] = [none];
  /** Those that were shown since all rested. */
  #before: readonly (string | undefined)[] = [];
  /** Its path. */
  pinned: string | undefined;

  constructor(
    private readonly editor: Editor,
    private readonly truth: Truth,
  ) {}

  /** After something has happened; `rests` is whether all that it sets off is waited for. */
  async advance(rests: boolean): Promise<void> {
    const chosen = this.#choices.filter((choice) => choice !== none);
    this.#before = [...this.#before, ...chosen.map((choice) => this.#placeOf(choice))];
    const next = await Promise.all(this.#choices.map((choice) => this.#after(choice)));
    this.#choices = unique(rests ? next : [...this.#choices, ...next]);
  }

  /** The window starts anew. */
  forget(): void {
    this.#choices = [none];
    this.#before = [];
  }

  /** The path and the name of each that may be shown now. */
  get possible(): { readonly place: string; readonly name: string | undefined }[] {
    return this.#choices.flatMap((choice) => this.#shownBy(choice) ?? []);
  }

  /** The paths of all that may have been shown since all rested. */
  get recent(): Set<string> {
    const now = this.#choices.map((choice) => this.#placeOf(choice));
    return new Set([...this.#before, ...now].flatMap((place) => place ?? []));
  }

  /** Keeps the choices that are as they are seen; `false` where none is. To be called when all rests. */
  narrow(isSeen: (shown: { place: string; name: string | undefined } | undefined) => boolean): boolean {
    const seen = this.#choices.filter((choice) => isSeen(this.#shownBy(choice)));
    this.#before = [];
    if (seen.length > 0) this.#choices = seen;
    return seen.length > 0;
  }

  #after(before: Choice<string>): Promise<Choice<string>> {
    const wished = [...(this.pinned === undefined ? [] : [this.pinned]), ...this.#placesOfEditor()];
    const inWorkspace = wished.filter((place) => this.truth.rootOf(place) !== undefined);
    const known = (): string[] => [...this.truth.known, ...(this.#isBelow(before.shown) ? [before.shown] : [])];
    return choose(before, { wished: inWorkspace, known }, (place) => Promise.resolve(this.truth.isProject(place)));
  }

  /** The folders above the active file, the nearest first. */
  #placesOfEditor(): string[] {
    const { activeFile } = this.editor;
    const root = activeFile === undefined ? undefined : this.truth.rootOf(activeFile);
    if (activeFile === undefined || root === undefined) return [];
    const names = activeFile
      .slice(root.length + 1)
      .split('/')
      .slice(0, -1);
    return [...names.map((_, index) => [root, ...names.slice(0, names.length - index)].join('/')), root];
  }

  #placeOf({ shown }: Choice<string>): string | undefined {
    const { folders } = this.editor;
    if (shown !== undefined && this.truth.rootOf(shown) !== undefined) return shown;
    return folders.find((root) => this.truth.projectAt(root).concerned) ?? folders[0];
  }

  #shownBy(choice: Choice<string>): { place: string; name: string | undefined } | undefined {
    const place = this.#placeOf(choice);
    if (place === undefined) return undefined;
    const known = new Set([...this.truth.known, ...(this.#isBelow(choice.shown) ? [choice.shown] : [])]);
    return { place, name: known.size > 1 ? this.truth.nameOf(place) : undefined };
  }

  #isBelow(place: string | undefined): place is string {
    return place !== undefined && this.truth.rootOf(place) !== undefined && !this.editor.folders.includes(place);
  }
}

const none: Choice<string> = { shown: undefined, last: undefined };

function unique(choices: readonly Choice<string>[]): Choice<string>[] {
  return [...new Map(choices.map((choice) => [JSON.stringify([choice.shown, choice.last]), choice])).values()];
}
