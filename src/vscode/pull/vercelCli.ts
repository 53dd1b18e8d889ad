/** Finds the Vercel CLI for a folder and starts it there. */
import type * as vscode from 'vscode';
import { findCli, type Cli, type CliSearch } from '../../core/pull/cli';
import { backgroundEnvironment, runEnvironment, runName, runs, type Run } from '../../core/pull/run';
import { cliSurroundings } from './cliSurroundings';
import { l10n } from '../editor/l10n';
import type { ProjectFolder } from '../project/projectFolder';
import { readSettings } from '../editor/settings';
import { startInTerminal, type TerminalCommand, type TerminalRun } from '../editor/terminalTask';

export class VercelCli {
  constructor(private readonly log: vscode.LogOutputChannel) {}

  find({ uri }: ProjectFolder): Promise<CliSearch> {
    return findCli(cliSurroundings(uri.fsPath, readSettings(uri).cli));
  }

  /** `more` are arguments behind the run's own. */
  start(
    { uri, place }: ProjectFolder,
    run: Run,
    cli: Cli,
    terminal: TerminalCommand['terminal'],
    ...more: string[]
  ): TerminalRun {
    const own = runs[run].arguments;
    const command = { executable: cli.executable, arguments: [...cli.arguments, ...own, ...more] };
    this.log.info(`vercel ${own.join(' ')}: started`);
    const environment = terminal === 'hidden' ? backgroundEnvironment : runEnvironment;
    const started = startInTerminal(
      { ...command, name: runName(l10n, run), environment, terminal, cwd: uri.fsPath },
      place.folder,
    );
    const ended = started.ended.then((end) => {
      this.log.info(`vercel ${own.join(' ')}: ${end.kind === 'exited' ? `exit code ${end.code}` : end.kind}`);
      return end;
    });
    return { ...started, ended };
  }
}
