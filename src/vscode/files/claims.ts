/** What may happen once over all windows and restarts: the first to claim it has it. */
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type vscode = require('vscode');
import type { Clock } from '../../core/words/clock';
import { hasCode } from './errorCode';

/** In characters: with the folder's path well below what any file system takes. */
const longestName = 200;

interface Options {
  /** Where each claim is an empty file: creating a file is atomic between windows, which the editor's own storage is not. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}

export class Claims {
  /** Those that could not be written: they are claimed in this window alone. */
  readonly #here = new Set<string>();

  constructor(private readonly options: Options) {}

  /** Whether this call is the first for the id, of which the first 100 bytes count. Never rejects. */
  async claim(id: string): Promise<boolean> {
    // In hexadecimal: safe for every file system, be it blind to case.
    const name = Buffer.from(id).toString('hex').slice(0, longestName);
    if (this.#here.has(name)) return false;
    try {
      return await this.#write(join(this.options.folder, name));
    } catch (error) {
      this.options.log.warn(`Cannot note what was told: ${error instanceof Error ? error.message : String(error)}`);
      const isFirst = !this.#here.has(name);
      this.#here.add(name);
      return isFirst;
    }
  }

  async #write(path: string): Promise<boolean> {
    const { folder, clock } = this.options;
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(path, '', { flag: 'wx' });
      return true;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    // One that is still asked for is not old.
    const now = clock.now() / 1000;
    await utimes(path, now, now);
    return false;
  }
}
