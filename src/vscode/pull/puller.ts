/** Starts refreshes and pulls, each kind once at a time in a project, and tells how they went. */
import vscode = require('vscode');
import type { Message } from '../../core/words/message';
import type { Environment, Outcome } from '../../core/pull/machine';
import { outcomeMessageAt } from '../../core/pull/words';
import { runName, runs, type Run } from '../../core/pull/run';
import { l10n } from '../editor/l10n';
import { tell } from '../editor/messages';
import type { ProjectFolder } from '../project/projectFolder';
import type { Projects } from '../project/projects';
import { PullRun, type PullParts } from './run';
import { showTerminal } from '../editor/terminals';

export interface Pulled {
  readonly outcome: Outcome;
  /** `undefined` where nothing needs to be said, or where another caller says it. */
  readonly message: Message | undefined;
}

interface Running {
  /** The project's address; `undefined` where no folder is open. */
  readonly address: string | undefined;
  /** `undefined` is a refresh. */
  readonly environment: Environment | undefined;
  readonly run: PullRun;
  readonly pulled: Promise<Pulled>;
  /** Nobody asked for it so far. */
  automatic: boolean;
}

export class Puller {
  readonly #running = new Set<Running>();

  constructor(
    private readonly projects: Projects,
    private readonly parts: PullParts,
  ) {}

  isAtWorkIn({ uri }: ProjectFolder): boolean {
    return this.#runningAt(uri.toString()).some(({ run }) => run.isAtWork);
  }

  /** Settles when the outcome was told and answered. A call while the same is under way joins that one. */
  async run(environment: Environment | undefined): Promise<void> {
    const running = this.#runningIn(this.projects.current, environment);
    if (running !== undefined) showTerminal(runName(l10n, 'pull'));
    const isFirstToAsk = running?.automatic !== false;
    const { pulled } = running ?? this.#start(environment, false);
    if (running !== undefined) running.automatic = false;
    const { message } = await pulled;
    if (isFirstToAsk && message !== undefined) await tell(message);
  }

  /** Refreshes without being asked, and leaves the message to the caller; `undefined` while a refresh is under way. */
  async renew(): Promise<Pulled | undefined> {
    if (this.#runningIn(this.projects.current, undefined) !== undefined) return undefined;
    const running = this.#start(undefined, true);
    const pulled = await running.pulled;
    return running.automatic ? pulled : { ...pulled, message: undefined };
  }

  /** Ends the CLI of all that is under way in the project that is shown. */
  cancel(): void {
    for (const { run } of this.#runningAt(this.projects.current?.uri.toString())) run.cancel();
  }

  #runningAt(address: string | undefined): Running[] {
    return [...this.#running].filter((running) => running.address === address);
  }

  #runningIn(folder: ProjectFolder | undefined, environment: Environment | undefined): Running | undefined {
    return this.#runningAt(folder?.uri.toString()).find((running) => running.environment === environment);
  }

  #start(environment: Environment | undefined, automatic: boolean): Running {
    const { current } = this.projects;
    const run = new PullRun(this.parts, current, { environment, automatic });
    const oldTerminals = vscode.window.terminals.some(({ name }) => !isOurs(name));
    const ended = run.carryOut().finally(() => {
      this.#running.delete(running);
      this.parts.onChange();
    });
    const pulled = ended.then((outcome) => {
      const request = { environment, automatic: running.automatic };
      const name = current && this.projects.nameOf(current);
      const at = { request, file: run.file, name, oldTerminals };
      const message = outcomeMessageAt(l10n, this.parts.clock.now(), outcome, at);
      return { outcome, message };
    });
    const running: Running = { address: current?.uri.toString(), environment, run, pulled, automatic };
    this.#running.add(running);
    return running;
  }
}

/** Programs do not run on in the terminals of the extension's own tasks. */
function isOurs(terminal: string): boolean {
  // The keys of the table are the runs, which is their type.
  return (Object.keys(runs) as Run[]).some((run) => terminal.includes(runName(l10n, run)));
}
