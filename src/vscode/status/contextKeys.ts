/** Tells the palette what can be run now. */
import vscode = require('vscode');
import type { Contexts } from '../../core/status/presentation';
import { settingsSection } from '../editor/settings';

export class ContextKeys {
  #shown: Partial<Contexts> = {};

  /** Resolves when the editor has taken them all in, and with them whatever was told it before. */
  async show(contexts: Contexts | undefined): Promise<void> {
    const before = this.#shown;
    this.#shown = contexts ?? {};
    const keys = new Set([...Object.keys(before), ...Object.keys(this.#shown)]) as Set<keyof Contexts>;
    for (const key of keys) {
      const value = this.#shown[key];
      if (value === before[key]) continue;
      await vscode.commands.executeCommand('setContext', `${settingsSection}.${key}`, value);
    }
  }
}
