/** Tells the log of each new kind of status, not of each tick of the countdown. */
import type * as vscode from 'vscode';
import type { Presentation } from '../../core/status/presentation';
import { l10n } from '../editor/l10n';

export class StatusLog {
  #kind: string | undefined;

  constructor(private readonly log: vscode.LogOutputChannel) {}

  write(shown: Presentation | undefined): void {
    if (shown?.status.kind === this.#kind) return;
    this.#kind = shown?.status.kind;
    this.log.info(shown === undefined ? l10n.t('Nothing here concerns the AI Gateway') : shown.view.spoken);
  }
}
