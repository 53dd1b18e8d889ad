/** All that a long run has: the recorder with the extension in it, a clock, and the rules that watch them. */
import { mockDisk, mockGit } from '../disk';
import { newEditor, type Editor, type ShownMessage } from '../editor';
import { Session } from '../harness';
import { mockProcesses } from '../processes';
import { Uri } from '../recorder';
import { ActionRules } from './actionRules';
import { FakeClock } from './fakeClock';
import { lockPathOf, NoticeRules } from './noticeRules';
import { app, docs, other, places, web } from './happenings';
import { ShownPlaces } from './shownPlaces';
import { Truth } from './truth';

/**
 * As long as files rest before they are believed, another project is chosen, and before a refresh of itself and then a
 * notice looks at them again, and a little more; in milliseconds.
 */
export const restingMs = 900;

export interface WaitingMessage {
  readonly shown: ShownMessage;
  /** The projects that it may be about. */
  readonly places: ReadonlySet<string>;
}

export class World {
  readonly editor: Editor = newEditor();
  readonly clock: FakeClock;
  readonly truth: Truth;
  readonly shown: ShownPlaces;
  readonly notices: NoticeRules;
  readonly actions: ActionRules;
  /** Messages without an answer. */
  waiting: WaitingMessage[] = [];
  /** What files held before, by their paths. */
  readonly before = new Map<string, string | { readonly size: number } | undefined>();
  /** A file could not be removed. */
  hasRemovalFailed = false;
  /** What went against the rules. */
  readonly faults: string[] = [];
  #session: Session | undefined;
  #isPerson = false;

  constructor(startAt: number) {
    const { editor } = this;
    editor.folders = [app];
    for (const place of [app, web, docs, other]) editor.files.set(`${place}/src/page.tsx`, '');
    this.clock = new FakeClock(startAt);
    const fault = (text: string): void => void this.faults.push(text);
    this.truth = new Truth(editor, (place) => this.actions.isAtWorkIn(place));
    this.shown = new ShownPlaces(editor, this.truth);
    const around = { editor, truth: this.truth, shown: this.shown, fault };
    this.notices = new NoticeRules({ ...around, isBusyIn: (place) => this.#isBusyIn(place) });
    const onOwnTry = (place: string): void => {
      this.notices.triedIn(place);
    };
    this.actions = new ActionRules({ ...around, onOwnTry });
    this.#watch();
    mockDisk();
    mockGit();
    mockProcesses();
  }

  /** What a person or another program does to files. */
  asPerson(change: () => void): void {
    this.#isPerson = true;
    change();
    this.#isPerson = false;
  }

  async openWindow(): Promise<void> {
    this.notices.windowBegins();
    this.shown.forget();
    const timers = { now: () => ({ pending: this.clock.pending, most: 0 }), dispose: () => undefined };
    this.#session = new Session(this.editor, timers);
    await this.shown.advance(true);
    await this.#session.activate();
  }

  /** Nothing of it may be left. */
  async closeWindow(): Promise<void> {
    this.#session?.dispose();
    await rest(this.editor);
    const { editor } = this;
    const isOther = (path: string): boolean =>
      places.some((place) => lockPathOf(place) === path && isForeign(editor, path));
    const left = [
      ...[...editor.files.keys()].filter((path) => /staging|unfinished/.test(path) && !this.#mayStay(path)),
      ...[...editor.locks.keys()].filter((path) => !path.endsWith('.failed') && !isOther(path)),
      ...(editor.live === 0 ? [] : [`${editor.live} listeners or parts`]),
      ...(this.clock.pending === 0 ? [] : [`${this.clock.pending} timers`]),
    ];
    if (left.length > 0) this.faults.push(`left after disposal: ${left.join(', ')}`);
    this.waiting = [];
    this.actions.forget();
    for (const kept of [editor.messages, editor.picks, editor.inputs, editor.terminals]) kept.splice(0);
  }

  /** What a removal that fails leaves is seen to at the next write or start, and holds nothing. */
  #mayStay(path: string): boolean {
    return this.hasRemovalFailed && path.endsWith('/.gitignore');
  }

  async turn(turns: number): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
  }

  async pass(ms: number): Promise<void> {
    await rest(this.editor);
    await this.clock.pass(ms, () => rest(this.editor));
    await rest(this.editor);
  }

  /** Until all that was set off has come to its end, or waits for a person. */
  async settle(): Promise<void> {
    await this.pass(restingMs);
  }

  /** Something waits for a person's answer, or for git's. */
  get waits(): boolean {
    return this.waiting.some(({ shown }) => shown.modal) || (this.editor.heldGit?.length ?? 0) > 0;
  }

  #isBusyIn(place: string): boolean {
    return this.actions.isAtWorkIn(place) || this.waits;
  }

  /** Stands behind what the extension does. */
  #watch(): void {
    const { files, settings, messages, runs } = this.editor;
    for (const kept of [files, settings])
      onChange(kept, () => {
        this.truth.forget();
      });
    const set = files.set.bind(files);
    files.set = (path, content) => {
      const isWatched = !this.#isPerson && !/^\/storage\/|\/\.env\.unfinished-/.test(path);
      if (!isWatched) return set(path, content);
      this.actions.wrote(path, files.get(path), content);
      const { fileChanged, fileCreated } = this.editor.events;
      const event = files.has(path) ? fileChanged : fileCreated;
      setImmediate(() => {
        event.fire(Uri.file(path));
      });
      return set(path, content);
    };
    messages.push = (...shown) => {
      for (const message of shown) {
        const about = this.notices.heard(message) ?? this.actions.askers;
        const entry = { shown: message, places: about };
        this.waiting.push(entry);
      }
      return this.waiting.length;
    };
    const push = runs.push.bind(runs);
    runs.push = (...started) => {
      const count = push(...started);
      for (const run of started) this.actions.started(run);
      return count;
    };
  }
}

/** Turns of the loop in which nothing of the disk is awaited any more: as many as a process takes to end, and more. */
const quietTurns = 6;

async function rest({ disk }: Editor): Promise<void> {
  for (let quiet = 0; quiet < quietTurns; quiet += 1) {
    await new Promise(setImmediate);
    if (disk.busy > 0) quiet = 0;
  }
}

function onChange(kept: Map<unknown, unknown>, told: () => void): void {
  const set = kept.set.bind(kept);
  const remove = kept.delete.bind(kept);
  kept.set = (key, value) => {
    told();
    return set(key, value);
  };
  kept.delete = (key) => {
    told();
    return remove(key);
  };
}

function isForeign({ locks }: Editor, path: string): boolean {
  return locks.get(path) === otherWindowsLock;
}

/** That of a process that runs. */
export const otherWindowsLock = `${process.pid} of another window`;
