/** Code lenses over the two variables in an env file. */
import vscode = require('vscode');
import { lensesAt, type Lens } from '../../core/explain/lenses';
import type { Timed } from '../../core/words/clock';
import { l10n } from '../editor/l10n';
import { readExplainSettings } from '../editor/explainSettings';
import type { ProjectFolder } from '../project/projectFolder';
import type { Opened, Pages } from './pages';
import { commandFor, openCommand } from './places';

export class LensProvider implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  /** By the document: what was shown last, so that the editor is asked to draw only what changes. */
  #shown = new Map<string, string>();

  constructor(
    private readonly pages: Pages,
    private readonly isAtWorkIn: (folder: ProjectFolder) => boolean,
  ) {}

  /** Draws them anew where they say something else now. The result is how long they stay true, in milliseconds. */
  update(opened: readonly Opened[]): number {
    let trueForMs = Infinity;
    const shown = new Map<string, string>();
    for (const page of opened) {
      const lenses = this.#lensesOf(page);
      trueForMs = Math.min(trueForMs, lenses.trueForMs);
      shown.set(page.document.uri.toString(), JSON.stringify(lenses.value));
    }
    const isSame = shown.size === this.#shown.size && [...shown].every(([key, text]) => this.#shown.get(key) === text);
    this.#shown = shown;
    if (!isSame) this.#changed.fire();
    return trueForMs;
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const opened = await this.pages.read(document);
    if (opened === undefined) return [];
    return this.#lensesOf(opened).value.map(
      (lens) => new vscode.CodeLens(new vscode.Range(lens.line, 0, lens.line, 0), commandOf(opened, lens)),
    );
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #lensesOf({ folder, look }: Opened): Timed<readonly Lens[]> {
    if (!readExplainSettings(folder.uri).codeLens) return { value: [], trueForMs: Infinity };
    return lensesAt(l10n, look, this.isAtWorkIn(folder));
  }
}

function commandOf({ folder }: Opened, { title, does }: Lens): vscode.Command {
  switch (does?.kind) {
    case undefined:
      return { command: '', title };
    case 'act':
      return commandFor(folder, does.action, title);
    case 'open':
      return openCommand(folder, does.file, does.line, title);
  }
}
