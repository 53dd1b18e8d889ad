/** Refreshes a token that is due, where the setting asks for it: one try a token of a project in each window. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import vscode = require('vscode');
import { restMs } from '../../core/status/renewal';
import type { Clock } from '../../core/words/clock';
import { tell, type Act } from '../editor/messages';
import { lockNameOf } from '../files/lock';
import type { ProjectFolder } from '../project/projectFolder';
import type { Presentations, Shown } from '../status/presentations';
import type { Pulled } from './puller';

interface Options {
  readonly clock: Clock;
  /** A folder of the extension's own that all windows share. */
  readonly storage: string;
  readonly presentations: Presentations;
  /** `undefined` while a refresh is under way in the project. */
  renew(folder: ProjectFolder): Promise<Pulled | undefined>;
  /** Whether no window has told it yet. */
  claim(id: string): Promise<boolean>;
  actIn(folder: ProjectFolder): Act;
  /** A try was in vain: what is due is to be considered again. */
  onEnd(): void;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
}

export class AutoRefresh {
  /** For each token that was tried, the notice which the try stands for. */
  readonly #tried = new Map<string, string | undefined>();

  /** The addresses of the projects in which one is under way, or about to be. */
  readonly #busy = new Set<string>();

  constructor(private readonly options: Options) {}

  /**
   * Begins a try, where the person looks at this window and no other one was made for the token. Resolves once that is
   * decided, with whether a try sees to what the notice would say.
   */
  async consider({ folder, presentation: { renewal, notice } }: Shown): Promise<boolean> {
    if (renewal === undefined) return false;
    const due = keyOf(folder, renewal);
    if (this.#tried.has(due)) return this.#tried.get(due) === notice;
    const address = folder.uri.toString();
    if (this.#busy.has(address)) return true;
    if (!vscode.window.state.focused || !vscode.workspace.isTrusted) return false;
    this.#busy.add(address);
    let begins = false;
    try {
      begins = await this.#mayBegin(folder, renewal);
    } finally {
      if (!begins) this.#busy.delete(address);
    }
    if (!begins) return false;
    this.#tried.set(due, notice);
    this.options.start(this.#try(folder, renewal));
    return true;
  }

  /** The computer may have slept, and the token may be another one by now; or a try failed in another window. */
  async #mayBegin(folder: ProjectFolder, renewal: string): Promise<boolean> {
    return (await this.#dueIn(folder)) === renewal && !(await this.#isResting(keyOf(folder, renewal)));
  }

  async #try(folder: ProjectFolder, renewal: string): Promise<void> {
    const pulled = await this.#renew(folder).finally(() => this.#busy.delete(folder.uri.toString()));
    // Not tried after all: the window may do so later.
    if (pulled === undefined || pulled.outcome.kind === 'busyElsewhere') {
      this.#tried.delete(keyOf(folder, renewal));
      return;
    }
    // Another token may have come due meanwhile, of which nothing was told because of this try.
    if (pulled.outcome.kind !== 'refreshed') this.options.onEnd();
    await this.#tell(folder, renewal, pulled);
  }

  async #renew(folder: ProjectFolder): Promise<Pulled | undefined> {
    const pulled = await this.options.renew(folder);
    // A token that is due as soon as it comes would set off the next try, without an end.
    const next = await this.#dueIn(folder);
    if (pulled?.outcome.kind === 'refreshed' && next !== undefined) this.#tried.set(keyOf(folder, next), undefined);
    return pulled;
  }

  /** Looks at the files and the clock again. */
  async #dueIn(folder: ProjectFolder): Promise<string | undefined> {
    return (await this.options.presentations.recheck(folder))?.renewal;
  }

  async #tell(folder: ProjectFolder, renewal: string, { outcome, message }: Pulled): Promise<void> {
    // Where that cannot be noted, as on a full disk, the failure is told all the same.
    if (outcome.kind !== 'refreshed') this.options.start(this.#rest(keyOf(folder, renewal)));
    if (message === undefined || !(await this.options.claim(`renewal ${renewal}`))) return;
    await tell(message, this.options.actIn(folder));
  }

  async #rest(due: string): Promise<void> {
    await mkdir(this.options.storage, { recursive: true });
    await writeFile(this.#failurePath(due), String(this.options.clock.now()));
  }

  /** Another window tried in vain a short while ago. */
  async #isResting(due: string): Promise<boolean> {
    const failedAt = await readFile(this.#failurePath(due), 'utf8').catch(() => undefined); // None failed.
    return failedAt !== undefined && this.options.clock.now() - Number(failedAt) < restMs;
  }

  #failurePath(due: string): string {
    return join(this.options.storage, `${lockNameOf(due)}.failed`);
  }
}

/** The same token may stand in several projects. Its identity last: of a lock's name the end counts. */
function keyOf({ uri }: ProjectFolder, renewal: string): string {
  return `${uri.toString()} ${renewal}`;
}
