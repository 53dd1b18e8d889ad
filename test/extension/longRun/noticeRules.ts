/** What holds of notices, whatever happens: never twice for one token, never for one that is not in effect, never lost. */
import type { Token } from '../../../src/core/credential/token';
import { lockNameOf } from '../../../src/vscode/files/lock';
import { walkthroughOffer } from '../../../src/core/status/due';
import { noticeMessage } from '../../../src/core/status/notice';
import type { Presentation } from '../../../src/core/status/presentation';
import { l10n } from '../../../src/vscode/editor/l10n';
import type { Editor, ShownMessage } from '../editor';
import type { ShownPlaces } from './shownPlaces';
import type { Truth } from './truth';

interface Around {
  readonly editor: Editor;
  readonly truth: Truth;
  readonly shown: ShownPlaces;
  /** A refresh is under way or waits for an answer. */
  isBusyIn(place: string): boolean;
  readonly fault: (text: string) => void;
}

/** As their texts begin. */
const beginnings = /^The OIDC token( of .+)? in .+ (has expired\. |expires in )|^This project depends on the AI SDK, /;

/** Of a token that was refreshed, and stands for the notice. */
const comesExpired = /^A new token came, but it counts as expired already/;

/** A notice that is due, in one place or in several that hold the same token. */
interface Due {
  readonly places: Set<string>;
  /** What it may say. */
  readonly texts: Set<string>;
}

interface Said {
  readonly place: string;
  readonly presentation: Presentation;
}

export class NoticeRules {
  /** Identities of what this window has told. */
  readonly #toldHere = new Set<string>();
  /** Of what was told and noted, over all windows. */
  readonly #noted = new Set<string>();
  /** Those that were due since all rested, by their identities. */
  readonly #due = new Map<string, Due>();
  /** What places have said since all rested, and those that were not shown when it did. */
  #said: Said[] = [];
  /** The notice for which a refresh of this window's own stands, by its place and token. */
  readonly #tried = new Map<string, string | undefined>();
  /** What a refresh of this window's own came to was told since all rested. */
  #isToldInstead = false;
  /** Of refreshes that had failed when this window began. */
  #failedBefore = new Map<string, string>();

  constructor(private readonly around: Around) {}

  windowBegins(): void {
    this.#toldHere.clear();
    this.#tried.clear();
    this.#failedBefore = new Map(this.around.editor.locks);
  }

  /** Takes down what is due now, where several things happen before all rests. */
  look(): Set<string> {
    const now = new Set<string>();
    for (const { place, presentation } of this.#saidNow()) {
      const { notice } = presentation;
      if (notice !== undefined && this.around.shown.recent.has(place)) now.add(notice);
      this.#said.push({ place, presentation });
    }
    // One that is shown only now may be told of by what it said until then.
    for (const { place, presentation } of this.#said)
      if (this.around.shown.recent.has(place)) this.#isDueIn(place, presentation);
    return now;
  }

  /** The places that the message may be about; `undefined` for one that is no notice. */
  heard({ text }: ShownMessage): Set<string> | undefined {
    if (!beginnings.test(text)) {
      // Where a failure cannot be noted on the disk, what was told of it has to do.
      if (comesExpired.test(text) || this.around.editor.failures.has('lock')) this.#isToldInstead = true;
      return undefined;
    }
    const now = this.look();
    const fitting = [...this.#due].filter(([, { texts }]) => texts.has(text));
    // Several tokens may have the same words: rather the one that was just noted, and one that is due still.
    const isNoted = (id: string): boolean => this.around.editor.claims.has(claimPathOf(id));
    const due = [...fitting.filter(([id]) => isNoted(id)), ...fitting.filter(([id]) => now.has(id)), ...fitting];
    const [id, { places } = { places: undefined }] =
      due.find(([candidate]) => !this.#isTold(candidate)) ?? due[0] ?? [];
    if (id === undefined || places === undefined) this.around.fault(`told what is not due: ${text}`);
    else if (this.#toldHere.has(id) || (this.#noted.has(id) && !this.#isMemoryBroken))
      this.around.fault(`told twice: ${text}`);
    else {
      this.#toldHere.add(id);
      // The offer is noted in the workspace, too.
      if (!this.#isMemoryBroken || id === walkthroughOffer) this.#noted.add(id);
    }
    return places;
  }

  /** A refresh that nobody asked for has begun there. */
  triedIn(place: string): void {
    const { renewal, notice } = this.#at(place) ?? {};
    if (renewal !== undefined) this.#tried.set(keyOf(place, renewal), notice);
  }

  /** To be called with what is shown when all rests. */
  rested(place: string, { notice, renewal }: Presentation): void {
    const { editor, fault } = this.around;
    this.#due.clear();
    this.#said = this.#saidNow().filter((said) => said.place !== place);
    if (renewal !== undefined) this.#noteFailure(place, renewal, notice);
    this.#isToldInstead = false;
    if (notice === undefined || this.#isTold(notice) || !editor.focused) return;
    if (renewal === undefined || !editor.trusted || !this.#isSeenTo(place, renewal, notice)) fault(`lost: ${notice}`);
  }

  /** Of all places, be they shown or not. */
  #saidNow(): Said[] {
    const { truth, editor, shown } = this.around;
    const places = new Set([...editor.folders, ...truth.known, ...shown.recent]);
    return [...places].flatMap((place) => {
      const presentation = this.#at(place);
      return presentation === undefined ? [] : [{ place, presentation }];
    });
  }

  #isDueIn(place: string, { notice, status, remedy }: Presentation): void {
    if (notice === undefined) return;
    const due = this.#due.get(notice) ?? { places: new Set(), texts: new Set() };
    this.#due.set(notice, due);
    due.places.add(place);
    for (const name of [undefined, this.around.truth.nameOf(place)]) {
      const message = noticeMessage(l10n, status, { name, remedy });
      if (message !== undefined) due.texts.add(message.text);
    }
  }

  #isTold(id: string): boolean {
    return this.#toldHere.has(id) || this.#noted.has(id);
  }

  /** A window that cannot see what others have noted tells it again. */
  get #isMemoryBroken(): boolean {
    return this.around.editor.failures.has('claim');
  }

  #isSeenTo(place: string, renewal: Token, notice: string): boolean {
    const { claims, failures, locks } = this.around.editor;
    const isElsewhere = locks.has(lockPathOf(place));
    // That a try failed is told once, in whatever window, and tried again in each where it cannot be noted.
    const isFailureTold = failures.has('lock') && claims.has(claimPathOf(`renewal ${renewal.identity}`));
    const isTried = this.#tried.get(keyOf(place, renewal)) === notice || isFailureTold;
    return isTried || isElsewhere || this.around.isBusyIn(place);
  }

  /** A try may fail before the CLI runs. */
  #noteFailure(place: string, renewal: Token, notice: string | undefined): void {
    const key = keyOf(place, renewal);
    const path = `${locksFolder}/${lockNameOf(key)}.failed`;
    const { locks } = this.around.editor;
    const failedAt = locks.get(path);
    const isNew = failedAt !== undefined && failedAt !== this.#failedBefore.get(path);
    if (this.#tried.has(key) || !(isNew || this.#isToldInstead)) return;
    this.#tried.set(key, notice);
  }

  #at(place: string): Presentation | undefined {
    return this.around.truth.presentationOf(place, undefined);
  }
}

const locksFolder = '/storage/locks';

/** Where it is noted that a notice was told. */
function claimPathOf(id: string): string {
  return `/storage/told/${Buffer.from(id).toString('hex').slice(0, 200)}`;
}

export function lockPathOf(place: string): string {
  return `${locksFolder}/${lockNameOf(place)}`;
}

function keyOf(place: string, renewal: Token): string {
  return `file:${place} ${renewal.identity}`;
}
