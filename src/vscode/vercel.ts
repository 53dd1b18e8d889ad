/** Runs the Vercel CLI for the project and tells how it went. */
import vscode = require('vscode');
import { findCli, type Cli } from '../core/cli';
import type { Clock } from '../core/clock';
import { oidcIn, tokenIn } from '../core/credential';
import { cliMissing, mayDownload, type Message } from '../core/message';
import {
  linkMessage,
  loginMessage,
  notWrittenMessage,
  obstacleTo,
  refreshMessageAt,
  runEnvironment,
  runs,
  type Run,
  type RunEnd,
} from '../core/run';
import { envFileName } from '../core/statusView';
import { isNewer } from '../core/token';
import { cliSurroundings } from './cliSurroundings';
import { writeValue } from './envFileWriter';
import { ask, press, tell } from './messages';
import type { ProjectFolder } from './projectFolder';
import type { Projects } from './projects';
import { readSettings } from './settings';
import { makeStaging } from './staging';
import { runInTerminal, showTerminal } from './terminalTask';

export class Vercel {
  readonly #running = new Map<Run, Promise<Message | undefined>>();

  constructor(
    private readonly projects: Projects,
    /** The extension's own folder for this workspace. */
    private readonly storage: string,
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
    switch (run) {
      case 'refresh':
        return this.#refresh(folder, cli);
      case 'link': {
        const end = await this.#runIn(folder, run, cli);
        return linkMessage(end, (await folder.look()).link?.project);
      }
      case 'login':
        return loginMessage(await this.#runIn(folder, run, cli));
    }
  }

  /** The CLI writes into a staging file; of the env file only the token's value is replaced. */
  async #refresh(folder: ProjectFolder, cli: Cli): Promise<Message> {
    const { before, staged, end } = await this.#pull(folder, cli);
    // Another window, or a CLI that ignored the argument, may have refreshed the file meanwhile.
    const meanwhile = tokenIn((await folder.look()).envFile);
    if (staged !== undefined && isNewer(staged.token, meanwhile)) {
      const path = vscode.Uri.joinPath(folder.folder.uri, envFileName).fsPath;
      try {
        await writeValue(path, 'VERCEL_OIDC_TOKEN', staged.value);
      } catch (error) {
        return notWrittenMessage(error instanceof Error ? error.message : String(error));
      }
    }
    const { envFile } = await folder.look();
    const inEffect = envFile.kind === 'read' ? envFile.credentials[0]?.kind : undefined;
    const result = { end, before, after: tokenIn(envFile), came: staged !== undefined };
    return refreshMessageAt(this.clock.now(), { ...result, apiKeyInEffect: inEffect === 'apiKey' });
  }

  async #pull(folder: ProjectFolder, cli: Cli) {
    const before = tokenIn((await folder.read()).envFile);
    const staging = await makeStaging(this.storage);
    try {
      const end = await this.#runIn(folder, 'refresh', cli, staging.file);
      return { before, end, staged: oidcIn((await staging.readText()) ?? '') };
    } finally {
      await staging.dispose();
    }
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

  async #runIn({ folder }: ProjectFolder, run: Run, cli: Cli, ...paths: string[]): Promise<RunEnd> {
    const { name, arguments: own } = runs[run];
    this.log.info(`vercel ${own.join(' ')}: started`);
    const command = {
      executable: cli.executable,
      arguments: [...cli.arguments, ...own, ...paths],
      name,
      environment: runEnvironment,
      // A refresh asks nothing: the staging file is new to the CLI.
      interactive: run !== 'refresh',
    };
    const end = await runInTerminal(command, folder);
    this.log.info(`vercel ${own.join(' ')}: ${end.kind === 'closed' ? 'stopped' : `exit code ${end.code}`}`);
    return end;
  }
}
