/** Finds the Vercel CLI for a folder and runs it there. */
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { findCli, type CliSearch } from '../../core/cli/cli';
import { answerIn, argumentsFor } from '../../core/cli/answer';
import type { CliOutput } from '../../core/cli/output';
import { agentVariables, closeLine, runEnvironment, runName, runs, type Run } from '../../core/cli/run';
import type { Clock } from '../../core/words/clock';
import type { Program, RunEnd } from '../../core/words/program';
import { Lines } from '../../core/words/terminalText';
import { ask, type Asking } from '../editor/askingTerminal';
import { startChild, type Child } from '../editor/childProcess';
import { l10n } from '../editor/l10n';
import { readSettings } from '../editor/settings';
import type { ProjectFolder } from '../project/projectFolder';
import { readShellValues } from '../project/shellValues';
import { cliSurroundings, locate } from './surroundings';
import { readCliVersion } from './version';

interface Parts {
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}

export interface CliPull {
  /** Rejects when the CLI cannot be started. */
  readonly ended: Promise<{ readonly end: RunEnd; readonly reason: string | undefined }>;
  readonly stop: Child['stop'];
}

/** Of a run that nobody sees. */
export interface Capture {
  /** Rejects when the CLI cannot be started. */
  readonly ended: Promise<CliOutput>;
  readonly stop: Child['stop'];
}

/** In characters; the rest of a longer one is left unread. */
const longestAnswer = 100_000;

export class VercelCli implements vscode.Disposable {
  readonly #captured = new Set<Child>();
  readonly #asking = new Set<Asking>();
  #disposed = false;

  constructor(private readonly parts: Parts) {}

  find({ uri }: ProjectFolder): Promise<CliSearch> {
    return findCli(cliSurroundings(uri.fsPath, readSettings(uri).cli));
  }

  /** The arguments with which this CLI pulls; `more` are those behind the run's own. */
  async pullArguments(folder: ProjectFolder, cli: Program, more: readonly string[]): Promise<readonly string[]> {
    const version = await this.version(folder, cli);
    return [...cli.arguments, ...runs.pull.arguments, ...more, ...argumentsFor(version)];
  }

  /** Pulls without a terminal, so that it can ask nothing; `onLine` gets what it says to people. */
  pull({ uri }: ProjectFolder, program: Program, onLine: (line: string) => void): CliPull {
    const { clock } = this.parts;
    const log = this.#logOf(runs.pull.arguments.join(' '));
    let forPrograms = '';
    const lines = new Lines(onLine);
    const others = new Lines((line) => {
      // Words for programs, and nothing else, begin so.
      if (forPrograms === '' && !line.startsWith('{')) onLine(line);
      else if (forPrograms.length < longestAnswer) forPrograms += line;
    });
    const child = startChild({
      ...{ ...program, clock, cwd: uri.fsPath, env: environmentOf(uri) },
      onErrors: (piece) => {
        lines.add(piece);
      },
      onOutput: (piece) => {
        others.add(piece);
      },
    });
    const ended = child.ended.then((end) => {
      for (const rest of [lines, others]) rest.end();
      log(end);
      const answer = answerIn(forPrograms);
      for (const line of answer?.lines ?? []) onLine(line);
      return { end, reason: answer?.reason };
    });
    return { ended, stop: child.stop };
  }

  /** What it is by its package; `undefined` where only the CLI itself can say. */
  async version({ uri }: ProjectFolder, cli: Program): Promise<string | undefined> {
    // With arguments of its own, the executable is another program, which starts the CLI.
    const path = cli.arguments.length === 0 ? await locate(cli.executable, uri.fsPath) : undefined;
    return path === undefined ? undefined : readCliVersion(path);
  }

  /** Runs it without a terminal. What it writes goes to the caller alone, and to no log. */
  capture({ uri }: ProjectFolder, cli: Program, args: readonly string[]): Capture {
    const { clock } = this.parts;
    const log = this.#logOf(args.filter((word) => !word.startsWith('-')).join(' '));
    const texts = { output: '', errors: '' };
    const keep = (stream: keyof typeof texts) => (piece: string) => {
      texts[stream] = (texts[stream] + piece).slice(0, longestAnswer);
    };
    const child = startChild({
      ...{ executable: cli.executable, arguments: [...cli.arguments, ...args], clock, cwd: uri.fsPath },
      ...{
        env: { ...environmentOf(uri), FORCE_COLOR: '0', NO_COLOR: '1' },
        onOutput: keep('output'),
        onErrors: keep('errors'),
      },
    });
    this.#captured.add(child);
    const ended = child.ended
      .finally(() => this.#captured.delete(child))
      .then((end) => {
        log(end);
        return { end, ...texts };
      });
    return { ended, stop: child.stop };
  }

  /** Ends what runs without a terminal for a caller, and leaves terminals to the person. */
  dispose(): void {
    this.#disposed = true;
    for (const { stop } of [...this.#captured]) stop('closed');
    for (const { dispose } of this.#asking) dispose();
  }

  /** In a terminal that has the focus; `undefined` once this is disposed. */
  async ask({ uri }: ProjectFolder, run: Exclude<Run, 'pull'>, cli: Program): Promise<Asking | undefined> {
    if (this.#disposed) return undefined;
    const log = this.#logOf(runs[run].arguments.join(' '));
    const asking = await ask({
      ...{ executable: cli.executable, arguments: [...cli.arguments, ...runs[run].arguments], cwd: uri.fsPath },
      ...{ name: runName(l10n, run), failed: closeLine(l10n), runner: join(__dirname, 'runner.js') },
      env: { ...runEnvironment, ...Object.fromEntries(agentVariables.map((name) => [name, null])) },
    });
    this.#asking.add(asking);
    const ended = asking.ended
      .finally(() => this.#asking.delete(asking))
      .then((end) => {
        log(end);
        return end;
      });
    return { ...asking, ended };
  }

  /** Logs the start now, and the end with what it returns. */
  #logOf(what: string): (end: RunEnd) => void {
    const { log } = this.parts;
    const command = `vercel ${what}`;
    log.info(`${command}: started`);
    return (end) => {
      const how = end.kind === 'exited' ? `exit code ${end.code}` : end.kind === 'killed' ? end.signal : end.kind;
      log.info(`${command}: ${how}`);
    };
  }
}

/** That of terminals, without what is the editor's own, or would have the CLI speak to a program. */
function environmentOf(folder: vscode.Uri): Record<string, string> {
  const shell = Object.entries(readShellValues(folder)).filter(
    ([name]) => !agentVariables.includes(name) && !/^(VSCODE|ELECTRON)_/.test(name),
  );
  const colours = shell.some(([name]) => name === 'NO_COLOR') ? {} : { FORCE_COLOR: '1' };
  return { ...colours, ...Object.fromEntries(shell), ...runEnvironment };
}
