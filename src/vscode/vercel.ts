/** Runs the Vercel CLI for the project and tells how it went. */
import vscode = require('vscode');
import { findCli, type Cli } from '../core/cli';
import type { Clock } from '../core/clock';
import { tokenIn } from '../core/credential';
import { cliMissing, mayDownload, type Message } from '../core/message';
import type { Project } from '../core/project';
import {
  isInteractive,
  linkMessage,
  loginMessage,
  obstacleTo,
  refreshMessageAt,
  runEnvironment,
  runs,
  type Run,
  type RunEnd,
} from '../core/run';
import { cliSurroundings } from './cliSurroundings';
import { ask, press, tell } from './messages';
import type { ProjectFolder } from './projectFolder';
import type { Projects } from './projects';
import { readSettings } from './settings';
import { runInTerminal, showTerminal } from './terminalTask';

export class Vercel {
  readonly #running = new Map<Run, Promise<Message | undefined>>();

  constructor(
    private readonly projects: Projects,
    private readonly clock: Clock,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Settles when the outcome was told and answered. A call while the same run is under way joins that one. */
  async run(run: Run): Promise<void> {
    const running = this.#running.get(run);
    if (running !== undefined) {
      showTerminal(runs[run].name);
      await running;
      return;
    }
    const started = this.#perform(run).finally(() => this.#running.delete(run));
    this.#running.set(run, started);
    const message = await started;
    if (message !== undefined) await tell(message);
  }

  /** What to tell about it; `undefined` when the person declined to run anything. */
  async #perform(run: Run): Promise<Message | undefined> {
    const folder = this.projects.current;
    const before = await folder?.read();
    const place = folder && {
      onDisk: folder.folder.uri.scheme === 'file',
      trusted: vscode.workspace.isTrusted,
      linked: before?.link !== undefined,
    };
    const obstacle = obstacleTo(run, place);
    if (folder === undefined || before === undefined || obstacle !== undefined) return obstacle;
    const cli = await this.#findCli(folder);
    if (cli === undefined || 'text' in cli) return cli;
    const end = await this.#runIn(folder, run, cli, before);
    await folder.look();
    return this.#outcome(run, end, before, folder.project ?? before);
  }

  /** The CLI, or what to tell instead; `undefined` when its download was declined. */
  async #findCli({ folder }: ProjectFolder): Promise<Cli | Message | undefined> {
    const search = await findCli(cliSurroundings(folder.uri.fsPath, readSettings(folder.uri).cli));
    switch (search.kind) {
      case 'found':
        return search.cli;
      case 'missing':
        return cliMissing(search.configured);
      case 'downloadable': {
        const answer = await ask(mayDownload(search.cli));
        if (answer === 'download') return search.cli;
        if (answer !== undefined) await press(answer);
        return undefined;
      }
    }
  }

  async #runIn({ folder }: ProjectFolder, run: Run, cli: Cli, { envFile }: Project): Promise<RunEnd> {
    const { name, arguments: own } = runs[run];
    this.log.info(`vercel ${own.join(' ')}: started`);
    const end = await runInTerminal(
      {
        executable: cli.executable,
        arguments: [...cli.arguments, ...own],
        name,
        environment: runEnvironment,
        interactive: isInteractive(run, envFile),
      },
      folder,
    );
    this.log.info(`vercel ${own.join(' ')}: ${end.kind === 'closed' ? 'stopped' : `exit code ${end.code}`}`);
    return end;
  }

  #outcome(run: Run, end: RunEnd, before: Project, after: Project): Message {
    switch (run) {
      case 'refresh': {
        const inEffect = after.envFile.kind === 'read' ? after.envFile.credentials[0]?.kind : undefined;
        const tokens = { before: tokenIn(before.envFile), after: tokenIn(after.envFile) };
        return refreshMessageAt(this.clock.now(), { end, ...tokens, apiKeyInEffect: inEffect === 'apiKey' });
      }
      case 'link':
        return linkMessage(end, after.link?.project);
      case 'login':
        return loginMessage(end);
    }
  }
}
