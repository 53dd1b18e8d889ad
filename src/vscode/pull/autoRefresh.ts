/** Refreshes a token that is due, where the setting asks for it: one try a token of a project in each window. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import vscode = require('vscode');
import { restMs } from '../../core/status/renewal';
import type { Token } from '../../core/credential/token';
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
  renew(folder: ProjectFolder, due: Token): Promise<Pulled | undefined>;
  /** Whether no window has told it yet. */
  claim(id: string): Promise<boolean>;
  actIn(folder: ProjectFolder): Act;
  /** A try has ended: what is due is to be considered again. */
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
  async consider({ folder, presentation: { renewal: due, notice } }: Shown): Promise<boolean> {
    if (due === undefined) return false;
    const key = keyOf(folder, due);
    if (this.#tried.has(key)) return this.#tried.get(key) === notice;
    const address = folder.uri.toString();
    if (this.#busy.has(address)) return true;
    if (!vscode.window.state.focused || !vscode.workspace.isTrusted) return false;
    this.#busy.add(address);
    let begins = false;
    try {
      begins = await this.#mayBegin(folder, due);
    } finally {
      if (!begins) this.#busy.delete(address);
    }
    if (!begins) return false;
    this.#tried.set(key, notice);
    this.options.start(this.#try(folder, due));
    return true;
  }

  /** The computer may have slept, and the token may be another one by now; or a try failed in another window. */
  async #mayBegin(folder: ProjectFolder, due: Token): Promise<boolean> {
    const found = await this.#dueIn(folder);
    return found?.identity === due.identity && !(await this.#isResting(keyOf(folder, due)));
  }

  async #try(folder: ProjectFolder, due: Token): Promise<void> {
    const { pulled, next } = await this.#renew(folder, due).finally(() => this.#busy.delete(folder.uri.toString()));
    // Not tried after all: the window may do so later.
    if (pulled === undefined || pulled.outcome.kind === 'busyElsewhere') {
      this.#tried.delete(keyOf(folder, due));
      return;
    }
    // A token that is due as soon as it comes would set off the next try, without an end.
    if (next !== undefined && next.identity === tokenOf(pulled)?.identity)
      this.#tried.set(keyOf(folder, next), undefined);
    // Another one may have come due meanwhile, of which nothing was told because of this try.
    else this.options.onEnd();
    await this.#tell(folder, due, pulled);
  }

  /** With the token that is due then. */
  async #renew(folder: ProjectFolder, due: Token): Promise<{ pulled: Pulled | undefined; next: Token | undefined }> {
    const pulled = await this.options.renew(folder, due);
    return { pulled, next: await this.#dueIn(folder) };
  }

  /** Looks at the files and the clock again. */
  async #dueIn(folder: ProjectFolder): Promise<Token | undefined> {
    return (await this.options.presentations.recheck(folder))?.renewal;
  }

  async #tell(folder: ProjectFolder, due: Token, { outcome, message }: Pulled): Promise<void> {
    // Where that cannot be noted, as on a full disk, the failure is told all the same.
    if (outcome.kind !== 'refreshed') this.options.start(this.#rest(keyOf(folder, due)));
    if (message === undefined || !(await this.options.claim(`renewal ${due.identity}`))) return;
    await tell(message, this.options.actIn(folder));
  }

  async #rest(key: string): Promise<void> {
    await mkdir(this.options.storage, { recursive: true });
    await writeFile(this.#failurePath(key), String(this.options.clock.now()));
  }

  /** Another window tried in vain a short while ago. */
  async #isResting(key: string): Promise<boolean> {
    const failedAt = await readFile(this.#failurePath(key), 'utf8').catch(() => undefined); // None failed.
    return failedAt !== undefined && this.options.clock.now() - Number(failedAt) < restMs;
  }

  #failurePath(key: string): string {
    return join(this.options.storage, `${lockNameOf(key)}.failed`);
  }
}

/** The one that it brought. */
function tokenOf({ outcome }: Pulled): Token | undefined {
  return outcome.kind === 'refreshed' ? outcome.token : undefined;
}

/** The same token may stand in several projects. Its identity last: of a lock's name the end counts. */
function keyOf({ uri }: ProjectFolder, due: Token): string {
  return `${uri.toString()} ${due.identity}`;
}
