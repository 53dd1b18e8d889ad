/** The item in the status bar. There is none while there is nothing to show. */
import vscode = require('vscode');
import { commandOf } from '../../core/words/actions';
import type { Presentation } from '../../core/status/presentation';
import type { StatusView } from '../../core/status/view';

export class StatusItem implements vscode.Disposable {
  #item: vscode.StatusBarItem | undefined;
  /** What is drawn, to write only what changes. */
  #view: StatusView | undefined;
  #tooltip: string | undefined;

  draw(shown: Presentation | undefined): void {
    if (shown === undefined) {
      this.dispose();
      return;
    }
    const { view } = shown;
    const item = (this.#item ??= createItem());
    if (view.text !== this.#view?.text) item.text = view.text;
    if (view.severity !== this.#view?.severity) item.backgroundColor = backgroundOf(view.severity);
    if (view.spoken !== this.#view?.spoken) item.accessibilityInformation = accessibilityOf(view);
    this.#view = view;
  }

  /** What the hover shows of what is drawn. */
  explain(tooltip: vscode.MarkdownString): void {
    if (this.#item === undefined || tooltip.value === this.#tooltip) return;
    this.#item.tooltip = tooltip;
    this.#tooltip = tooltip.value;
  }

  dispose(): void {
    this.#item?.dispose();
    this.#item = undefined;
    this.#view = undefined;
    this.#tooltip = undefined;
  }
}

function createItem(): vscode.StatusBarItem {
  // On the left, where the editor keeps what concerns the whole workspace.
  const item = vscode.window.createStatusBarItem('status', vscode.StatusBarAlignment.Left);
  item.name = 'AI Gateway Auth';
  item.command = commandOf('menu');
  item.show();
  return item;
}

function accessibilityOf({ spoken }: StatusView): vscode.AccessibilityInformation {
  return { label: `AI Gateway: ${spoken}`, role: 'button' };
}

function backgroundOf(severity: StatusView['severity']): vscode.ThemeColor | undefined {
  switch (severity) {
    case 'none':
      return undefined;
    case 'warning':
      return new vscode.ThemeColor('statusBarItem.warningBackground');
    case 'error':
      return new vscode.ThemeColor('statusBarItem.errorBackground');
  }
}
