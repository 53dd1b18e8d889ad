/** Keeps what Vercel's list says of the API key in effect: its end, and what was spent of its limit. */
import { factsOf, keyRowsIn } from '../../core/apiKey/cliKeys';
import { listArguments, knowsKeys } from '../../core/apiKey/newKey';
import type { Cli } from '../../core/cli/cli';
import { versionArguments, versionSaid, type CliOutput } from '../../core/cli/output';
import { identityOf } from '../../core/credential/identity';
import type { Known } from '../../core/credential/known';
import { obstacleToRun } from '../../core/project/obstacle';
import type { Clock } from '../../core/words/clock';
import type { VercelCli } from '../cli/vercelCli';
import type { ProjectFolder } from '../project/projectFolder';
import { readInEffect } from '../project/valueInEffect';
import vscode = require('vscode');

interface Parts {
  readonly cli: VercelCli;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  /** Keeps it, and shows it. */
  note(found: Known): Promise<void>;
}

/** For each of the CLI's answers, in milliseconds. */
const patienceMs = 30_000;

export class KeyList {
  /** The addresses of projects whose key is being looked up. */
  readonly #lookedUp = new Set<string>();

  constructor(private readonly parts: Parts) {}

  /**
   * Where a key is in effect, and the CLI can be asked without asking the person anything. Does nothing while that is
   * under way for the project.
   */
  async lookUp(folder: ProjectFolder): Promise<void> {
    const address = folder.uri.toString();
    if (this.#lookedUp.has(address)) return;
    this.#lookedUp.add(address);
    await this.#lookUp(folder).finally(() => this.#lookedUp.delete(address));
  }

  /** What it cannot find out it leaves as it was, and logs. */
  async note(folder: ProjectFolder, cli: Cli, key: string): Promise<void> {
    const { clock, log } = this.parts;
    const team = folder.project?.link?.teamId;
    if (team === undefined || !knowsKeys(await this.#version(folder, cli))) return;
    const { output } = await this.#ask(folder, cli, listArguments(team));
    const rows = keyRowsIn(output, clock.now());
    const facts = rows && factsOf(key, rows);
    if (facts === undefined)
      log.info(rows === undefined ? 'no list of API keys' : 'the API key is not in the list, or not alone');
    else await this.parts.note({ identity: identityOf(key), key: facts });
  }

  async #lookUp(folder: ProjectFolder): Promise<void> {
    if (obstacleToRun(folder, vscode.workspace.isTrusted) !== undefined) return;
    const inEffect = await readInEffect(folder);
    const search = inEffect?.credential.kind === 'apiKey' ? await this.parts.cli.find(folder) : undefined;
    if (inEffect === undefined || search?.kind !== 'found') return;
    await this.note(folder, search.cli, inEffect.value);
  }

  async #version(folder: ProjectFolder, cli: Cli): Promise<string | undefined> {
    const version = await this.parts.cli.version(folder, cli);
    return version ?? versionSaid(await this.#ask(folder, cli, versionArguments));
  }

  async #ask(folder: ProjectFolder, cli: Cli, args: readonly string[]): Promise<CliOutput> {
    const { ended, stop } = this.parts.cli.capture(folder, cli, args);
    const stopWaiting = this.parts.clock.after(patienceMs, () => {
      stop('cancelled');
    });
    return ended.finally(stopWaiting);
  }
}
