/** Links the folder and logs in, by the Vercel CLI's own dialogues in a terminal. */
import vscode = require('vscode');
import type { Cli } from '../../core/pull/cli';
import type { Message } from '../../core/words/message';
import { obstacleMessage } from '../../core/project/obstacle';
import { linkMessage, loginMessage, mayDownload, obstacleTo, runName } from '../../core/pull/run';
import { l10n } from '../editor/l10n';
import { ask, press, tell } from '../editor/messages';
import type { ProjectFolder } from '../project/projectFolder';
import type { Projects } from '../project/projects';
import { showTerminal } from '../editor/terminals';
import type { VercelCli } from './vercelCli';

type AccountRun = 'link' | 'login';

export class Account {
  /** By the run, and for a link by its folder. */
  readonly #running = new Map<string, Promise<Message | undefined>>();

  constructor(
    private readonly projects: Projects,
    private readonly cli: VercelCli,
  ) {}

  /** Settles when the outcome was told and answered. A call while the same run is under way joins that one. */
  async run(run: AccountRun): Promise<void> {
    const key = run === 'link' ? `link ${String(this.projects.current?.uri)}` : run;
    const running = this.#running.get(key);
    if (running !== undefined) {
      showTerminal(runName(l10n, run));
      await running;
      return;
    }
    const started = this.#perform(run).finally(() => this.#running.delete(key));
    this.#running.set(key, started);
    const message = await started;
    if (message !== undefined) await tell(message);
  }

  /** What to tell about it; `undefined` when the person declined to run anything. */
  async #perform(run: AccountRun): Promise<Message | undefined> {
    const folder = this.projects.current;
    const place = folder && { onDisk: folder.onDisk, trusted: vscode.workspace.isTrusted, linked: false };
    const obstacle = obstacleTo(run, place);
    if (obstacle !== undefined) return obstacleMessage(l10n, obstacle);
    if (folder === undefined) return undefined;
    const cli = await this.#findCli(folder);
    if (cli === undefined || 'text' in cli) return cli;
    const end = await this.cli.start(folder, run, cli, 'asking').ended;
    return run === 'login' ? loginMessage(l10n, end) : linkMessage(l10n, end, (await folder.look()).link?.project);
  }

  /** The CLI, or what to tell instead; `undefined` when its download was declined. */
  async #findCli(folder: ProjectFolder): Promise<Cli | Message | undefined> {
    const search = await this.cli.find(folder);
    switch (search.kind) {
      case 'found':
        return search.cli;
      case 'missing':
        return obstacleMessage(l10n, search);
      case 'downloadable': {
        const answer = await ask(mayDownload(l10n, search.cli));
        if (answer === 'download') return search.cli;
        if (answer !== undefined) await press(answer);
        return undefined;
      }
    }
  }
}
