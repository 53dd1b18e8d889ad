/** Links a project's folder and logs in, by the Vercel CLI's own dialogues in a terminal. */
import vscode = require('vscode');
import { writeProblemOf } from '../../core/env/writeProblem';
import type { Cli } from '../../core/cli/cli';
import { linkMessage, loginMessage, notStartedMessage } from '../../core/cli/run';
import { obstacleToRun } from '../../core/project/obstacle';
import { obstacleMessage } from '../../core/project/obstacleMessage';
import type { Message } from '../../core/words/message';
import type { RunEnd } from '../../core/words/program';
import { l10n } from '../editor/l10n';
import type { Asking } from '../editor/askingTerminal';
import { tell, type Act } from '../editor/messages';
import type { ProjectFolder } from '../project/projectFolder';
import { findCliAsking } from './find';
import type { VercelCli } from './vercelCli';

type AccountRun = 'link' | 'login';

interface Parts {
  readonly cli: VercelCli;
  actIn(folder: ProjectFolder): Act;
}

interface Running {
  readonly told: Promise<Message | undefined>;
  asking?: Asking;
}

export class Account {
  /** By the run, and for a link by its folder. */
  readonly #running = new Map<string, Running>();

  constructor(private readonly parts: Parts) {}

  /** Settles when the outcome was told and answered. A call while the same run is under way joins that one. */
  async run(run: AccountRun, folder: ProjectFolder): Promise<void> {
    const key = run === 'link' ? `link ${folder.uri.toString()}` : run;
    const running = this.#running.get(key);
    if (running !== undefined) {
      running.asking?.show();
      await running.told;
      return;
    }
    const told = this.#perform(run, folder, (asking) => (started.asking = asking)).finally(() =>
      this.#running.delete(key),
    );
    const started: Running = { told };
    this.#running.set(key, started);
    const message = await told;
    if (message !== undefined) await tell(message, this.parts.actIn(folder));
  }

  /** What to tell about it; `undefined` when the person declined to run anything, or nobody waits any more. */
  async #perform(
    run: AccountRun,
    folder: ProjectFolder,
    onAsking: (asking: Asking) => void,
  ): Promise<Message | undefined> {
    const obstacle = obstacleToRun(folder, vscode.workspace.isTrusted);
    if (obstacle !== undefined) return obstacleMessage(l10n, obstacle);
    const cli = await findCliAsking(this.parts.cli, folder, this.parts.actIn(folder));
    if (cli === undefined || 'text' in cli) return cli;
    const end = await this.#ask(run, folder, cli, onAsking);
    if (end === undefined || 'text' in end) return end;
    return run === 'login' ? loginMessage(l10n, end) : linkMessage(l10n, end, (await folder.look()).link?.project);
  }

  /** How it ended, or what to tell where it could not be started; `undefined` where nobody waits any more. */
  async #ask(
    run: AccountRun,
    folder: ProjectFolder,
    cli: Cli,
    onAsking: (asking: Asking) => void,
  ): Promise<RunEnd | Message | undefined> {
    try {
      const asking = await this.parts.cli.ask(folder, run, cli);
      if (asking === undefined) return undefined;
      onAsking(asking);
      return await asking.ended;
    } catch (error) {
      return notStartedMessage(l10n, run, writeProblemOf(l10n, error));
    }
  }
}
