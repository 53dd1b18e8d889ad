/** Refreshes a token that is due, where the setting asks for it: one try a token in each window. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import vscode = require('vscode');
import type { Clock } from '../../core/words/clock';
import type { Presentation } from '../../core/status/presentation';
import { restMs } from '../../core/status/renewal';
import { lockNameOf } from '../files/lock';
import { tell } from '../editor/messages';
import type { Pulled } from './puller';

interface Options {
  readonly clock: Clock;
  /** A folder of the extension's own that all windows share. */
  readonly storage: string;
  /** Looks at the files and the clock again: the token that is due now. */
  recheck(): Promise<string | undefined>;
  /** `undefined` while a refresh is under way. */
  renew(): Promise<Pulled | undefined>;
  /** Whether no window has told it yet. */
  claim(id: string): Promise<boolean>;
}

export class AutoRefresh {
  /** For each token that was tried, the notice which the try stands for. */
  readonly #tried = new Map<string, string | undefined>();

  #renewing = false;

  constructor(private readonly options: Options) {}

  /** Whether it sees to what the notice would say. */
  sees({ renewal, notice }: Presentation): boolean {
    return renewal !== undefined && this.#tried.has(renewal) && this.#tried.get(renewal) === notice?.id;
  }

  /** Begins, where the person looks at this window and no other try was made for the token. */
  async consider({ renewal, notice }: Presentation): Promise<void> {
    if (renewal === undefined || this.#renewing || this.#tried.has(renewal)) return;
    if (!vscode.window.state.focused || !vscode.workspace.isTrusted) return;
    this.#renewing = true;
    this.#tried.set(renewal, notice?.id);
    const pulled = await this.#renew(renewal).finally(() => (this.#renewing = false));
    // Not tried after all: the window may do so later.
    if (pulled === undefined || pulled.outcome.kind === 'busyElsewhere') this.#tried.delete(renewal);
    else await this.#tell(renewal, pulled);
  }

  async #renew(renewal: string): Promise<Pulled | undefined> {
    // The computer may have slept, and the token may be another one by now.
    if ((await this.options.recheck()) !== renewal || (await this.#isResting(renewal))) return undefined;
    const pulled = await this.options.renew();
    // A token that is due as soon as it comes would set off the next try, without an end.
    const due = await this.options.recheck();
    if (pulled?.outcome.kind === 'refreshed' && due !== undefined) this.#tried.set(due, undefined);
    return pulled;
  }

  async #tell(renewal: string, { outcome, message }: Pulled): Promise<void> {
    if (outcome.kind !== 'refreshed') await this.#rest(renewal);
    if (message !== undefined && (await this.options.claim(`renewal ${renewal}`))) await tell(message);
  }

  async #rest(renewal: string): Promise<void> {
    await mkdir(this.options.storage, { recursive: true });
    await writeFile(this.#failurePath(renewal), String(this.options.clock.now()));
  }

  /** Another window tried in vain a short while ago. */
  async #isResting(renewal: string): Promise<boolean> {
    const failedAt = await readFile(this.#failurePath(renewal), 'utf8').catch(() => undefined); // None failed.
    return failedAt !== undefined && this.options.clock.now() - Number(failedAt) < restMs;
  }

  #failurePath(renewal: string): string {
    return join(this.options.storage, `${lockNameOf(renewal)}.failed`);
  }
}
