/** One pull: carries out what its state machine says. */
import { join } from 'node:path';
import vscode = require('vscode');
import type { Clock } from '../../core/words/clock';
import { envFileName } from '../../core/credential/credential';
import { fileFor } from '../../core/project/inEffect';
import {
  after,
  isAtWork,
  startOf,
  type Outcome,
  type PullRequest,
  type PullStep,
  type Seen,
} from '../../core/pull/machine';
import { longPullMessage, longPullMs } from '../../core/pull/words';
import { mayDownload, runName } from '../../core/pull/run';
import { writeProblemOf } from '../../core/env/writeProblem';
import { l10n } from '../editor/l10n';
import { acquireLock, lockNameOf, type Lock } from '../files/lock';
import { ask, press, tell, type Act } from '../editor/messages';
import type { ProjectFolder } from '../project/projectFolder';
import { reviewPull } from './review';
import { makeStaging } from '../files/staging';
import type { TerminalRun } from '../editor/terminalTask';
import { showTerminal } from '../editor/terminals';
import { editFile, readText, type TextEdit } from '../files/writer';
import type { VercelCli } from './vercelCli';

export interface PullParts {
  readonly cli: VercelCli;
  /** The extension's own folder for this workspace. */
  readonly storage: string;
  /** A folder of the extension's own that all windows share. */
  readonly locks: string;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  actIn(folder: ProjectFolder): Act;
  /** Whether one is at work may have changed. */
  onChange(): void;
}

export class PullRun {
  #step: PullStep;
  #terminal: TerminalRun | undefined;
  #lock: Lock | undefined;
  #cancelled = false;
  #file = envFileName;

  constructor(
    private readonly parts: PullParts,
    private readonly folder: ProjectFolder,
    private readonly request: PullRequest,
  ) {
    this.#step = startOf(request);
  }

  /** The env file that is written to. */
  get file(): string {
    return this.#file;
  }

  get isAtWork(): boolean {
    return isAtWork(this.#step);
  }

  async carryOut(): Promise<Outcome> {
    try {
      while (this.#step.do !== 'end') {
        this.#step = await this.#next(this.#step);
        this.parts.onChange();
      }
      return this.#step.outcome;
    } finally {
      await this.#lock?.release();
    }
  }

  /** Ends the CLI; it counts where the CLI has not ended yet. */
  cancel(): void {
    this.#cancelled = true;
    this.#terminal?.cancel();
  }

  async #next(step: Exclude<PullStep, { do: 'end' }>): Promise<PullStep> {
    const { folder } = this;
    switch (step.do) {
      case 'look':
        return after.look(step, await this.#see('read'));
      case 'findCli':
        return after.findCli(step, await this.parts.cli.find(folder));
      case 'ask': {
        const answer = await ask(mayDownload(l10n, step.cli));
        if (answer !== undefined && answer !== 'download') await press(answer, this.parts.actIn(folder));
        return after.ask(step, answer === 'download');
      }
      case 'lock':
        this.#lock = await this.#acquireLock(folder);
        return after.lock(step, this.#lock !== undefined);
      case 'lookUnderLock':
        return after.lookUnderLock(step, await this.#see('read'));
      case 'run':
        return after.run(step, await this.#runCli(folder, step).catch((error: unknown) => this.#problem(error)));
      case 'lookAfterRun':
        return after.lookAfterRun(step, await this.#see('look'));
      case 'writeToken':
        return after.writeToken(step, await this.#write(folder, step.edit));
      case 'lookAfterWrite':
        return after.lookAfterWrite(step, await this.#see('look'));
      case 'read':
        return after.read(step, await readText(this.#pathIn(folder)));
      case 'review':
        return after.review(step, await reviewPull(this.#pathIn(folder), step, this.parts.actIn(folder)));
      case 'writeMerge': {
        const reason = await this.#write(folder, step.edit);
        await this.#see('look');
        return after.writeMerge(step, reason);
      }
    }
  }

  /** `look` believes the files as they are, `read` doubts what may be half written. */
  async #see(how: 'look' | 'read'): Promise<Seen> {
    const { folder } = this;
    const project = await folder[how]();
    // A token is written where the one stands that it replaces.
    if (this.request.environment === undefined) this.#file = fileFor(project, 'oidc');
    return { onDisk: folder.onDisk, trusted: vscode.workspace.isTrusted, project };
  }

  /** The CLI writes into a staging file, which is gone when its text is here. */
  async #runCli(folder: ProjectFolder, { cli }: Extract<PullStep, { do: 'run' }>) {
    const { environment, automatic } = this.request;
    const staging = await makeStaging(this.parts.storage);
    try {
      const more = environment === undefined ? [staging.file] : [staging.file, `--environment=${environment}`];
      this.#terminal = this.parts.cli.start(folder, 'pull', cli, automatic ? 'hidden' : 'shown', ...more);
      if (this.#cancelled) this.#terminal.cancel();
      const stopWaiting = this.parts.clock.after(longPullMs, () => {
        showTerminal(runName(l10n, 'pull'));
        void tell(longPullMessage(l10n), this.parts.actIn(folder));
      });
      const end = await this.#terminal.ended.finally(stopWaiting);
      return { end, staged: await staging.readText() };
    } finally {
      await staging.dispose();
    }
  }

  #pathIn(folder: ProjectFolder): string {
    return folder.uriOf(this.#file).fsPath;
  }

  async #write(folder: ProjectFolder, edit: TextEdit): Promise<string | undefined> {
    try {
      await editFile(this.#pathIn(folder), edit);
      return undefined;
    } catch (error) {
      return this.#problem(error).problem;
    }
  }

  /** Two refreshes at once are no harm: without a lock, a person's own goes on. */
  async #acquireLock({ uri }: ProjectFolder): Promise<Lock | undefined> {
    try {
      return await acquireLock(join(this.parts.locks, lockNameOf(uri.fsPath)), this.parts.clock.now());
    } catch (error) {
      this.#problem(error);
      return undefined;
    }
  }

  #problem(error: unknown): { problem: string } {
    this.parts.log.error(error instanceof Error ? error : String(error));
    return { problem: writeProblemOf(l10n, error) };
  }
}
