/** Starts refreshes and pulls, each kind once at a time in a project, and tells how they went. */
import type * as vscode from 'vscode';
import type { Token } from '../../core/credential/token';
import type { Environment, Outcome, PullRequest } from '../../core/pull/steps';
import { isForPerson } from '../../core/pull/machine';
import { outcomeMessageAt } from '../../core/pull/words';
import type { Message } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import { tell } from '../editor/messages';
import { hasPeoplesTerminals } from '../editor/terminals';
import type { ProjectFolder } from '../project/projectFolder';
import { PullRun, type PullParts } from './run';

export interface Pulled {
  readonly outcome: Outcome;
  /** `undefined` where nothing needs to be said, or where another caller says it. */
  readonly message: Message | undefined;
}

/** A refresh that asks nothing, be it one that is under way for somebody else. */
export interface Joined {
  readonly ended: Promise<{ readonly outcome: Outcome; readonly file: string }>;
  /** Ends it; `undefined` where somebody else began it. */
  readonly cancel: (() => void) | undefined;
}

interface Parts extends PullParts {
  /** Where there are several projects. */
  nameOf(folder: ProjectFolder): string | undefined;
}

interface Running {
  /** The project's address. */
  readonly address: string;
  /** `undefined` is a refresh. */
  readonly environment: Environment | undefined;
  readonly run: PullRun;
  readonly pulled: Promise<Pulled>;
  /** Nobody asked for it so far. */
  automatic: boolean;
}

export class Puller implements vscode.Disposable {
  readonly #running = new Set<Running>();
  /** Whose terminal may still be read, by the project's address, the latest last. */
  readonly #runs = new Map<string, readonly PullRun[]>();
  #disposed = false;

  constructor(private readonly parts: Parts) {}

  isAtWorkIn(folder: ProjectFolder): boolean {
    return this.#runningIn(folder).some(({ run }) => run.isAtWork);
  }

  /** Settles when the outcome was told and answered. A call while the same is under way in the project joins that one. */
  async run(folder: ProjectFolder, environment: Environment | undefined): Promise<void> {
    const running = this.#find(folder, environment);
    running?.run.showTerminal();
    const isFirstToAsk = running?.automatic !== false;
    const { pulled } = running ?? this.#start(folder, { environment, automatic: false });
    if (running !== undefined) running.automatic = false;
    const { outcome, message } = await pulled;
    if (!isFirstToAsk) return;
    if (running !== undefined && isForPerson(outcome)) return this.run(folder, environment);
    if (message !== undefined) await tell(message, this.parts.actIn(folder));
  }

  /** Refreshes the token that came due, and leaves the message to the caller; `undefined` while a refresh is under way. */
  async renew(folder: ProjectFolder, due: Token): Promise<Pulled | undefined> {
    if (this.#find(folder, undefined) !== undefined) return undefined;
    const running = this.#start(folder, { environment: undefined, automatic: true, due });
    const pulled = await running.pulled;
    return running.automatic ? pulled : { ...pulled, message: undefined };
  }

  /** Refreshes without asking anything, or joins the refresh that is under way. `onLine` gets what the terminal of a new one is told. */
  join(folder: ProjectFolder, onLine: (line: string) => void): Joined {
    const running = this.#find(folder, undefined);
    const { run, pulled } = running ?? this.#start(folder, { environment: undefined, automatic: true }, onLine);
    const cancel = (): void => {
      run.cancel();
    };
    return {
      ended: pulled.then(({ outcome }) => ({ outcome, file: run.file })),
      cancel: running === undefined ? cancel : undefined,
    };
  }

  /** Ends the CLI of all that is under way in the project. */
  cancel(folder: ProjectFolder): void {
    for (const { run } of this.#runningIn(folder)) run.cancel();
  }

  /** Brings the terminal of the project's latest run to the front. */
  showTerminal({ uri }: ProjectFolder): void {
    this.#runs.get(uri.toString())?.at(-1)?.showTerminal();
  }

  dispose(): void {
    this.#disposed = true;
    for (const run of [...this.#runs.values()].flat()) run.dispose();
  }

  #runningIn({ uri }: ProjectFolder): Running[] {
    return [...this.#running].filter(({ address }) => address === uri.toString());
  }

  #find(folder: ProjectFolder, environment: Environment | undefined): Running | undefined {
    const inFolder = this.#runningIn(folder).filter(({ run }) => !run.isCancelled);
    return inFolder.find((running) => running.environment === environment);
  }

  #start(folder: ProjectFolder, request: PullRequest, onLine?: (line: string) => void): Running {
    const { environment, automatic } = request;
    const run = new PullRun(this.parts, folder, request, { name: this.parts.nameOf(folder), onLine });
    this.#keep(folder, run);
    // Who asked for it was still reading when the window closed.
    if (this.#disposed) run.dispose();
    const oldTerminals = hasPeoplesTerminals();
    const ended = run.carryOut().finally(() => {
      this.#running.delete(running);
      this.parts.onChange();
    });
    const pulled = ended.then((outcome) => {
      const at = {
        request: { environment, automatic: running.automatic },
        file: run.file,
        name: this.parts.nameOf(folder),
        oldTerminals,
      };
      return { outcome, message: outcomeMessageAt(l10n, this.parts.clock.now(), outcome, at) };
    });
    const running: Running = { address: folder.uri.toString(), environment, run, pulled, automatic };
    this.#running.add(running);
    return running;
  }

  /** Its terminal takes the place of those of runs that have ended. */
  #keep(folder: ProjectFolder, run: PullRun): void {
    const address = folder.uri.toString();
    const under = new Set(this.#runningIn(folder).map((running) => running.run));
    const earlier = this.#runs.get(address) ?? [];
    for (const ended of earlier.filter((each) => !under.has(each))) ended.dispose();
    this.#runs.set(address, [...earlier.filter((each) => under.has(each)), run]);
  }
}
