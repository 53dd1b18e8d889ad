/** Marks the env file that decides in the Explorer while its credential is of no use. */
import vscode = require('vscode');
import { isOfNoUse } from '../../core/status/status';
import type { Presentation } from '../../core/status/presentation';
import type { ProjectFolder } from '../project/projectFolder';
import { readExplainSettings } from '../editor/explainSettings';

interface Marked {
  readonly uri: vscode.Uri;
  readonly severity: 'warning' | 'error';
  readonly tooltip: string;
}

export class FileDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly onDidChangeFileDecorations = this.#changed.event;
  readonly #registration = vscode.window.registerFileDecorationProvider(this);
  #marked: Marked | undefined;

  /** Of the project that is shown. */
  draw(folder: ProjectFolder | undefined, presentation: Presentation | undefined): void {
    const before = this.#marked;
    this.#marked = folder && presentation && markedOf(folder, presentation);
    if (JSON.stringify(before) === JSON.stringify(this.#marked)) return;
    this.#changed.fire([before, this.#marked].flatMap((marked) => marked?.uri ?? []));
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const marked = this.#marked;
    if (marked === undefined || uri.toString() !== marked.uri.toString()) return undefined;
    const color = new vscode.ThemeColor(
      marked.severity === 'error' ? 'list.errorForeground' : 'list.warningForeground',
    );
    return new vscode.FileDecoration('!', marked.tooltip, color);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

function markedOf(folder: ProjectFolder, presentation: Presentation): Marked | undefined {
  const { status, view } = presentation;
  const isOn = readExplainSettings(folder.uri).explorerDecorations;
  if (!isOn || !isOfNoUse(status) || !('source' in status) || status.source.kind !== 'file') return undefined;
  const severity = view.severity === 'error' ? 'error' : 'warning';
  return { uri: folder.uriOf(status.source.file), severity, tooltip: view.spoken };
}
