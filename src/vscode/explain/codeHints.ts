/** Hints at calls through the gateway in code that is on the screen, where its project has no credential. */
import vscode = require('vscode');
import { codeHintOf, type CodeHint } from '../../core/explain/codeHint';
import type { Project } from '../../core/project/project';
import type { Clock } from '../../core/words/clock';
import { l10n } from '../editor/l10n';
import { settingsSection } from '../editor/settings';
import { readExplainSettings } from '../editor/explainSettings';
import type { ProjectFolder } from '../project/projectFolder';
import type { Projects } from '../project/projects';
import { isCode } from './codeDocument';
import type { Guide } from './guide';
import { commandFor, rangeIn } from './places';
import { problemSource } from './problemList';

interface Parts {
  readonly projects: Projects;
  readonly clock: Clock;
  readonly guide: Guide;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
}

/** How long an edit rests before the code is looked at, in milliseconds. */
const restMs = 300;

interface Row {
  readonly folder: ProjectFolder | undefined;
  hint: CodeHint | undefined;
  /** What the hint was made from. */
  project?: Project | undefined;
  version?: number;
}

export class CodeHints implements vscode.CodeActionProvider, vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('aiGatewayAuth.code');
  readonly #listeners: vscode.Disposable;
  /** Of the documents that are visible. */
  readonly #rows = new Map<vscode.TextDocument, Row>();
  #cancel: (() => void) | undefined;
  #looking: Promise<void> | undefined;
  #disposed = false;

  constructor(private readonly parts: Parts) {
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.update();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#rows.has(document)) this.update();
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.codeHints`)) this.#lookSoon();
      }),
    );
    this.update();
  }

  /** To be called when a project may have a credential by now, or none any more. */
  update(): void {
    const visible = visibleCode();
    const isOther = visible.size !== this.#rows.size || [...visible].some((document) => !this.#isKnown(document));
    if (isOther) this.#lookSoon();
  }

  /** To be called when documents may be of other projects. */
  restart(): void {
    for (const [document, { folder }] of this.#rows) if (folder === undefined) this.#forget(document);
    this.update();
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const { folder, hint } = this.#rows.get(document) ?? {};
    if (folder === undefined || hint === undefined) return [];
    if (rangeIn(document, hint).intersection(range) === undefined) return [];
    const diagnostics = [...(this.#collection.get(document.uri) ?? [])];
    return hint.actions.map((action, index) => {
      const command = commandFor(folder, action);
      const fix = new vscode.CodeAction(command.title, vscode.CodeActionKind.QuickFix);
      fix.command = command;
      fix.diagnostics = diagnostics;
      fix.isPreferred = index === 0;
      return fix;
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
    this.#listeners.dispose();
    for (const document of this.#rows.keys()) this.#forget(document);
    this.#collection.dispose();
  }

  #lookSoon(): void {
    if (this.#disposed) return;
    this.#cancel ??= this.parts.clock.after(restMs, () => {
      this.#cancel = undefined;
      this.parts.start(this.#look());
    });
  }

  #isKnown(document: vscode.TextDocument): boolean {
    const row = this.#rows.get(document);
    return row?.version === document.version && row.folder?.isDisposed !== true && row.folder?.project === row.project;
  }

  /** What comes meanwhile is looked at in a turn of its own. */
  async #look(): Promise<void> {
    this.#looking ??= this.#lookAtAll().finally(() => {
      this.#looking = undefined;
      this.update();
    });
    await this.#looking;
  }

  async #lookAtAll(): Promise<void> {
    await this.parts.projects.started;
    const documents = visibleCode();
    for (const document of this.#rows.keys()) if (!documents.has(document)) this.#forget(document);
    for (const document of documents) await this.#lookAt(document);
  }

  async #lookAt(document: vscode.TextDocument): Promise<void> {
    let row = this.#rows.get(document);
    if (row === undefined || row.folder?.isDisposed === true) {
      row = { folder: await this.parts.projects.acquire(document.uri), hint: undefined };
      if (this.#disposed) {
        if (row.folder !== undefined) this.parts.projects.release(row.folder);
        return;
      }
      this.#rows.set(document, row);
    }
    const project = row.folder?.project ?? (await row.folder?.read());
    row.project = row.folder?.project;
    row.version = document.version;
    const text = document.getText();
    const isOn = readExplainSettings(document.uri).codeHints;
    row.hint = isOn && project !== undefined ? codeHintOf(l10n, text, project) : undefined;
    if (!this.#disposed) this.#show(document, row.hint);
  }

  #show(document: vscode.TextDocument, hint: CodeHint | undefined): void {
    if (hint === undefined) {
      this.#collection.delete(document.uri);
      return;
    }
    const { Information } = vscode.DiagnosticSeverity;
    const diagnostic = new vscode.Diagnostic(rangeIn(document, hint), hint.text, Information);
    diagnostic.source = problemSource;
    diagnostic.code = { value: 'noCredential', target: this.parts.guide.addressOf('noCredential') };
    this.#collection.set(document.uri, [diagnostic]);
  }

  #forget(document: vscode.TextDocument): void {
    const folder = this.#rows.get(document)?.folder;
    if (folder !== undefined) this.parts.projects.release(folder);
    this.#rows.delete(document);
    this.#collection.delete(document.uri);
  }
}

function visibleCode(): ReadonlySet<vscode.TextDocument> {
  return new Set(vscode.window.visibleTextEditors.map(({ document }) => document).filter(isCode));
}
