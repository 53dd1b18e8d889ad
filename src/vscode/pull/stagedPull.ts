/** The CLI's part of a pull, into a staging file, with the terminal that tells of it. */
import { basename, dirname } from 'node:path';
import type * as vscode from 'vscode';
import { closeLine, runName } from '../../core/cli/run';
import type { Answers, Outcome, PullRequest } from '../../core/pull/steps';
import { doneLine, isToldInTerminal, startLine } from '../../core/pull/terminalWords';
import { longPullMessage, longPullMs } from '../../core/pull/words';
import type { Clock } from '../../core/words/clock';
import type { Program } from '../../core/words/program';
import { bold, harmless } from '../../core/words/terminalText';
import { l10n } from '../editor/l10n';
import { tell, type Act } from '../editor/messages';
import { OutputTerminal } from '../editor/outputTerminal';
import { makeStaging } from '../files/staging';
import type { ProjectFolder } from '../project/projectFolder';
import type { CliPull, VercelCli } from '../cli/vercelCli';

export interface StagedPullParts {
  readonly cli: VercelCli;
  /** The extension's own folder for this workspace. */
  readonly storage: string;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
  actIn(folder: ProjectFolder): Act;
}

export interface PullAround {
  /** The project's, where there are several. */
  readonly name: string | undefined;
  /** Gets each line that the terminal is told. */
  readonly onLine: ((line: string) => void) | undefined;
}

export class StagedPull implements vscode.Disposable {
  readonly #terminal: OutputTerminal;
  #pull: CliPull | undefined;
  /** The terminal says what is being done. */
  #begun = false;
  /** Asked for before there was anything to show. */
  #wished = false;

  readonly #cancel: () => void;
  readonly #onLine: ((line: string) => void) | undefined;

  /** `cancel` ends this pull and no other. */
  constructor(
    private readonly parts: StagedPullParts,
    private readonly folder: ProjectFolder,
    private readonly request: PullRequest,
    { name, onLine, cancel }: PullAround & { readonly cancel: () => void },
  ) {
    this.#cancel = cancel;
    this.#onLine = onLine;
    const title = runName(l10n, 'pull');
    this.#terminal = new OutputTerminal({
      name: name === undefined ? title : `${title}: ${name}`,
      onStop: () => {
        this.stop('closed');
      },
    });
  }

  /**
   * The staging file is gone when its text is here. `file` is the env file that it is for; nothing is started unless it
   * is wanted still. Rejects when the CLI cannot be started.
   */
  async run(cli: Program, file: string, isWanted: () => boolean): Promise<Answers['run']> {
    const { folder, parts, request } = this;
    const staging = await makeStaging(parts.storage);
    try {
      const more = request.environment === undefined ? [] : [`--environment=${request.environment}`];
      const program = {
        executable: cli.executable,
        arguments: await parts.cli.pullArguments(folder, cli, [staging.file, ...more]),
      };
      if (!isWanted()) return { end: { kind: 'cancelled' }, staged: undefined, reason: undefined };
      this.#write(bold(harmless(startLine(l10n, request.environment, folder.place.name, file))));
      this.#begun = true;
      if (this.#wished) this.show();
      else if (!request.automatic) this.#terminal.list();
      this.#pull = parts.cli.pull(folder, program, (line) => {
        this.#write(harmless(withoutPath(line, staging.file)));
      });
      const stopWaiting = parts.clock.after(longPullMs, () => {
        this.show();
        parts.start(tell(longPullMessage(l10n), this.#act));
      });
      const ended = await this.#pull.ended.finally(stopWaiting);
      // Who stopped it wants nothing of what came, which may be half written.
      const isStopped = ended.end.kind === 'cancelled' || ended.end.kind === 'closed';
      return { ...ended, staged: isStopped ? undefined : await staging.readText() };
    } finally {
      // What is left of it is swept later, and says nothing of what came.
      await staging.dispose().catch((error: unknown) => {
        parts.log.warn(`Cannot remove a staging folder: ${error instanceof Error ? error.message : String(error)}`);
      });
    }
  }

  stop(as: 'cancelled' | 'closed'): void {
    this.#pull?.stop(as);
  }

  /** Brings the terminal to the front, with all that was said so far. */
  show(): void {
    if (this.#begun) this.#terminal.show();
    else this.#wished = true;
  }

  /** Says what became of the file; a reason that stands in the terminal alone is brought to the front. */
  close(outcome: Outcome, file: string): void {
    if (!this.#begun) return;
    this.#write(bold(harmless(doneLine(l10n, outcome, file))));
    this.#terminal.write(closeLine(l10n));
    this.#terminal.end();
    if (!this.request.automatic && isToldInTerminal(outcome)) this.show();
  }

  #write(line: string): void {
    this.#terminal.write(line);
    this.#onLine?.(line);
  }

  /** A message about this pull may stay for longer than that, and does not end another one. */
  readonly #act: Act = async (what) => {
    if (what === 'cancel') this.#cancel();
    else await this.parts.actIn(this.folder)(what);
  };

  dispose(): void {
    this.stop('cancelled');
    this.#terminal.dispose();
  }
}

/** The path of the staging file means nothing to a person. What stands for it is English, as the CLI's lines are. */
function withoutPath(line: string, path: string): string {
  return line.replaceAll(path, 'temporary').replaceAll(basename(dirname(path)), '…');
}
