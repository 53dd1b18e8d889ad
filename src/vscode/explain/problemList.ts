/** The problems of open env files, in their editors and in the Problems panel. */
import vscode = require('vscode');
import { problemsOf } from '../../core/explain/problems';
import type { Problem, Severity } from '../../core/explain/problem';
import { l10n } from '../editor/l10n';
import { readExplainSettings } from '../editor/explainSettings';
import type { Guide } from './guide';
import type { Opened } from './pages';
import { rangeIn } from './places';

export const problemSource = 'AI Gateway';

interface Parts {
  readonly guide: Guide;
  /** Found by asking git, for a file with a credential. */
  gitProblemsOf(opened: Opened): readonly Problem[];
}

export class ProblemList implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('aiGatewayAuth');
  /** By the document: what is shown, to tell the editor only what changes. */
  #shown = new Map<string, string>();

  constructor(private readonly parts: Parts) {}

  update(opened: readonly Opened[]): void {
    const before = this.#shown;
    this.#shown = new Map();
    for (const page of opened) {
      const { uri } = page.document;
      const problems = this.of(page);
      const shown = before.get(uri.toString());
      // The editor moves what it shows along with an edit, until that is read.
      const text = page.isCurrent ? JSON.stringify(problems) : shown;
      if (text !== undefined) this.#shown.set(uri.toString(), text);
      if (text !== shown) {
        this.#collection.set(
          uri,
          problems.map((problem) => this.#diagnosticOf(page, problem)),
        );
      }
      before.delete(uri.toString());
    }
    for (const address of before.keys()) this.#collection.delete(vscode.Uri.parse(address));
  }

  /** In the order of the text; none where the setting switches them off. */
  of(opened: Opened): readonly Problem[] {
    if (!readExplainSettings(opened.folder.uri).diagnostics) return [];
    return [...problemsOf(l10n, opened.look), ...this.parts.gitProblemsOf(opened)];
  }

  dispose(): void {
    this.#collection.dispose();
  }

  #diagnosticOf({ document }: Opened, { code, severity, text, isUnnecessary, ...span }: Problem): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(rangeIn(document, span), text, severityOf(severity));
    diagnostic.source = problemSource;
    diagnostic.code = { value: code, target: this.parts.guide.addressOf(code) };
    if (isUnnecessary) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
    return diagnostic;
  }
}

function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'info':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
  }
}
