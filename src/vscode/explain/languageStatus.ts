/** The status beside the language of an env file, where it can be pinned. */
import vscode = require('vscode');
import type { Presentation } from '../../core/status/presentation';
import { commandOf } from '../../core/words/actions';
import { actionTitle } from '../../core/words/actionTitles';
import { l10n } from '../editor/l10n';
import { envSelector } from './envDocument';

export class LanguageStatus implements vscode.Disposable {
  #item: vscode.LanguageStatusItem | undefined;
  #shown = '';

  /** Shows what the status bar shows; nothing where that does not. */
  draw(presentation: Presentation | undefined): void {
    if (presentation === undefined) {
      this.dispose();
      return;
    }
    const { view, contexts } = presentation;
    const item = (this.#item ??= createItem());
    const shown = JSON.stringify([view, contexts.pulling]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    item.text = view.text;
    item.detail = view.spoken;
    item.busy = contexts.pulling;
    item.severity = severityOf(view.severity);
    item.accessibilityInformation = { label: `AI Gateway: ${view.spoken}` };
  }

  /** To be called when other documents may be env files. */
  restart(): void {
    if (this.#item !== undefined) this.#item.selector = envSelector();
  }

  dispose(): void {
    this.#item?.dispose();
    this.#item = undefined;
    this.#shown = '';
  }
}

function createItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('aiGatewayAuth.status', envSelector());
  item.name = 'AI Gateway';
  item.command = { command: commandOf('menu'), title: actionTitle(l10n, 'menu') };
  return item;
}

function severityOf(severity: Presentation['view']['severity']): vscode.LanguageStatusSeverity {
  switch (severity) {
    case 'none':
      return vscode.LanguageStatusSeverity.Information;
    case 'warning':
      return vscode.LanguageStatusSeverity.Warning;
    case 'error':
      return vscode.LanguageStatusSeverity.Error;
  }
}
