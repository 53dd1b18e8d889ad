/** One pull: carries out what its state machine says. */
import vscode = require('vscode');
import { envFileName } from '../../core/credential/credential';
import { RefusalError, writeProblemOf } from '../../core/env/writeProblem';
import { after, brokenOff, cancelled, isAtWork, isCancelled, startOf, targetOf } from '../../core/pull/machine';
import { mayDownload } from '../../core/cli/run';
import type { Answers, Outcome, PullRequest, PullStep, Seen } from '../../core/pull/steps';
import { l10n } from '../editor/l10n';
import { ask, press } from '../editor/messages';
import type { Lock } from '../files/lock';
import { editFile, readText, type TextEdit } from '../files/writer';
import type { GitGuard } from '../project/gitGuard';
import type { ProjectFolder } from '../project/projectFolder';
import { lockProject } from './projectLock';
import { reviewPull } from './review';
import { StagedPull, type PullAround, type StagedPullParts } from './stagedPull';

export interface PullParts extends StagedPullParts {
  /** A folder of the extension's own that all windows share. */
  readonly locks: string;
  readonly guard: GitGuard;
  /** Whether one is at work may have changed. */
  onChange(): void;
}

export class PullRun implements vscode.Disposable {
  #step: PullStep;
  #lock: Lock | undefined;
  #file = envFileName;
  readonly #cli: StagedPull;
  #disposed = false;

  constructor(
    private readonly parts: PullParts,
    private readonly folder: ProjectFolder,
    private readonly request: PullRequest,
    around: PullAround,
  ) {
    this.#step = startOf(request);
    this.#cli = new StagedPull(parts, folder, request, {
      ...around,
      cancel: () => {
        this.cancel();
      },
    });
  }

  /** The env file that is written to. */
  get file(): string {
    return this.#file;
  }

  /** It was cancelled, and has nothing more to do. */
  get isCancelled(): boolean {
    return isCancelled(this.#step);
  }

  get isAtWork(): boolean {
    return isAtWork(this.#step);
  }

  async carryOut(): Promise<Outcome> {
    try {
      for (;;) {
        const step = this.#step;
        if (this.#disposed) return { kind: 'cancelled' };
        if (step.do === 'end') {
          this.#cli.close(step.outcome, this.#file);
          return step.outcome;
        }
        const next = await this.#next(step).catch((error: unknown) => brokenOff(this.#problem(error).problem));
        // Unless it was cancelled meanwhile.
        if (this.#step === step) this.#go(next);
      }
    } finally {
      await this.#unlock(); // In case a step threw.
    }
  }

  cancel(): void {
    const next = cancelled(this.#step);
    if (next === undefined) return;
    this.#go(next);
    this.#cli.stop('cancelled');
  }

  /** Brings the terminal to the front, with all that was said so far. */
  showTerminal(): void {
    this.#cli.show();
  }

  dispose(): void {
    this.#disposed = true;
    this.#cli.dispose();
  }

  #go(next: PullStep): void {
    this.#step = next;
    this.parts.onChange();
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
      case 'guard':
        return after.guard(step, await this.parts.guard.findRisk(folder, this.#file));
      case 'askAtRisk':
        return after.askAtRisk(step, await this.parts.guard.ask(folder, this.#file, step.risk));
      case 'lock':
        this.#lock = await lockProject(folder, this.parts);
        return after.lock(step, this.#lock !== undefined);
      case 'lookUnderLock':
        return after.lookUnderLock(step, await this.#see('read'));
      case 'run': {
        const isWanted = (): boolean => !this.#disposed && this.#step === step;
        const answer = await this.#cli.run(step.cli, this.#file, isWanted).catch((error: unknown) => {
          // It ran, and what came is refused.
          if (error instanceof RefusalError) throw error;
          return this.#problem(error);
        });
        return after.run(step, answer);
      }
      case 'lookAfterRun':
        return after.lookAfterRun(step, await this.#see('look'));
      case 'writeToken':
        return after.writeToken(step, await this.#write(folder, step.edit));
      case 'lookAfterWrite':
        return after.lookAfterWrite(step, await this.#see('look'));
      case 'unlock':
        await this.#unlock();
        return after.unlock(step, undefined);
      case 'read':
        return after.read(step, await this.#readTexts(folder));
      case 'review': {
        const parts = { file: this.#file, act: this.parts.actIn(folder), start: this.parts.start };
        return after.review(step, await reviewPull(this.#pathIn(folder), step, parts));
      }
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
    this.#file = targetOf(project, this.request);
    return { trusted: vscode.workspace.isTrusted, project };
  }

  async #readTexts(folder: ProjectFolder): Promise<Answers['read']> {
    const project = await folder.read();
    const files = project.envFiles.map(({ file }) => file);
    const behind = files.slice(files.indexOf(this.#file) + 1);
    const [text = '', ...others] = await Promise.all(
      [this.#file, ...behind].map((file) => readText(folder.uriOf(file).fsPath)),
    );
    return { text, behind: others, project };
  }

  async #unlock(): Promise<void> {
    const lock = this.#lock;
    this.#lock = undefined;
    await lock?.release();
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

  #problem(error: unknown): { problem: string } {
    this.parts.log.error(error instanceof Error ? error : String(error));
    return { problem: writeProblemOf(l10n, error) };
  }
}
