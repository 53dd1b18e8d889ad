/** Keeps what was found out of credentials by asking, over restarts. */
import type * as vscode from 'vscode';
import type { Known } from '../../core/credential/known';

const key = 'known';

/** More credentials than anybody has in use; of more, those that were asked for last are kept. */
const most = 50;

export class Knowledge {
  constructor(private readonly memory: vscode.Memento) {}

  get all(): readonly Known[] {
    // Written by this class alone.
    return this.memory.get<readonly Known[]>(key, []);
  }

  /** Adds to what is known of a credential, or replaces it. */
  async note(found: Known): Promise<void> {
    const before = this.all.find(({ identity }) => identity === found.identity);
    const others = this.all.filter(({ identity }) => identity !== found.identity);
    await this.memory.update(key, [...others, { ...before, ...found }].slice(-most));
  }
}
