/** What holds of actions, whatever happens: each hits the project that it was asked for, and nothing else. */
import { posix } from 'node:path';
import { oidcVariable } from '../../../src/core/credential/credential';
import { oidcIn } from '../../../src/core/credential/readEnvFile';
import { isNewer } from '../../../src/core/credential/token';
import { withValue } from '../../../src/core/env/edit';
import { fileFor } from '../../../src/core/project/inEffect';
import { fileTokenIn } from '../../../src/core/project/places';
import { readerOf } from '../../../src/core/project/reader';
import type { Editor, StartedRun } from '../editor';
import type { ShownPlaces } from './shownPlaces';
import type { Truth } from './truth';

interface Around {
  readonly editor: Editor;
  readonly truth: Truth;
  readonly shown: ShownPlaces;
  /** A refresh that nobody asked for begins. */
  readonly onOwnTry: (place: string) => void;
  readonly fault: (text: string) => void;
}

interface Record {
  readonly run: StartedRun;
  /** How its process is known. */
  readonly pid: number;
  /** The setting when it began, by which it goes on. */
  readonly envFiles: unknown;
  ended: boolean;
  staged: string | undefined;
}

export class ActionRules {
  #records: Record[] = [];
  /** Places in which something was asked for and may still begin. */
  readonly #asked = new Set<string>();
  /** Those where a token was due since all rested. */
  readonly #due = new Set<string>();
  /** Places of runs that have ended since all rested. */
  readonly #endedIn = new Set<string>();

  constructor(private readonly around: Around) {}

  ask(places: Iterable<string>): void {
    for (const place of places) this.#asked.add(place);
  }

  look(): void {
    for (const place of this.around.shown.recent) if (this.#isDue(place)) this.#due.add(place);
  }

  started(run: StartedRun): void {
    const { editor, fault, onOwnTry } = this.around;
    this.look();
    const isPull = run.command.includes('pull');
    if (!this.#asked.has(run.cwd)) {
      if (isPull && this.#due.has(run.cwd)) onOwnTry(run.cwd);
      else fault(`ran in ${run.cwd}, and nobody asked for that`);
    }
    const pid = 100_000 + editor.runs.length;
    this.#records.push({ run, pid, envFiles: this.#envFiles, ended: editor.failures.has('spawn'), staged: undefined });
  }

  /** Those that have not ended. */
  get live(): readonly Record[] {
    const { killed } = this.around.editor;
    return this.#records.filter(({ ended, pid }) => !ended && !killed.includes(pid));
  }

  isAtWorkIn(place: string): boolean {
    return this.live.some(({ run }) => run.cwd === place && run.command.includes('pull'));
  }

  /** Places of whatever is under way, has just ended, or was asked for. */
  get actors(): Set<string> {
    return new Set([...this.live.map(({ run }) => run.cwd), ...this.#endedIn, ...this.#asked]);
  }

  /** Places that a question may come from: a refresh that nobody asked for may have one before it runs. */
  get askers(): Set<string> {
    this.look();
    return new Set([...this.actors, ...this.#due]);
  }

  /** The person closes its terminal, if it has one. */
  close({ run }: Record): void {
    this.#endedIn.add(run.cwd);
  }

  /** What came with it, and how the token's file has to read then; `undefined` where that stays as it is, or its folder is gone. */
  end(record: Record, staged: string | undefined): { path: string; value: string } | undefined {
    record.ended = true;
    record.staged = staged;
    this.#endedIn.add(record.run.cwd);
    if (!record.run.command.includes('pull') || record.envFiles !== this.#envFiles) return undefined;
    if (![...this.around.editor.files.keys()].some((path) => path.startsWith(`${record.run.cwd}/`))) return undefined;
    const project = this.around.truth.projectAt(record.run.cwd);
    const found = oidcIn(staged ?? '');
    if (found === undefined || !isNewer(found.token, fileTokenIn(project))) return undefined;
    return { path: `${record.run.cwd}/${fileFor(project, 'oidc')}`, value: found.value };
  }

  /** The extension writes a file of a workspace. */
  wrote(path: string, before: unknown, after: unknown): void {
    const { truth, fault } = this.around;
    const place = [...this.actors].find((actor) => posix.dirname(path) === actor);
    if (place === undefined) {
      fault(`wrote ${path}, and nothing was asked for there`);
      return;
    }
    if (path.endsWith('/.gitignore')) return;
    const text = typeof before === 'string' ? before : '';
    const reader = readerOf(truth.projectAt(place));
    const results = this.#records
      .filter(({ run, staged }) => run.cwd === place && staged !== undefined)
      .flatMap(({ staged = '' }) => oidcIn(staged)?.value ?? [])
      .map((value) => withValue(text, oidcVariable, value, reader));
    if (!results.some((result) => result === after)) fault(`wrote into ${path} what is not the token that came`);
  }

  /** To be called when all rests; `waits` is whether something waits for a person's answer or for git's. */
  rested(waits: boolean): void {
    this.#endedIn.clear();
    if (waits) return;
    this.#due.clear();
    this.#asked.clear();
  }

  /** All processes are gone. */
  forget(): void {
    this.#records = [];
    this.#asked.clear();
  }

  get #envFiles(): unknown {
    return this.around.editor.settings.get('envFiles');
  }

  #isDue(place: string): boolean {
    return this.around.truth.presentationOf(place, undefined)?.renewal !== undefined;
  }
}
