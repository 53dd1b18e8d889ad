/** Hides values in the editors that show env files, old versions and comparisons as well. The files, and what is copied from them, stay as they are. */
import vscode = require('vscode');
import { secretSpansIn } from '../../core/explain/secretSpans';
import type { Clock } from '../../core/words/clock';
import { l10n } from '../editor/l10n';
import { readExplainSettings } from '../editor/explainSettings';
import { isEnvDocument } from './envDocument';
import { rangeIn } from './places';

/** How long an edit rests before it is looked at, in milliseconds. What is hidden moves along with the text meanwhile. */
const restMs = 10;

/** In characters: to look through more would hold the editor up, and no env file has that. */
const longestText = 2 ** 22;

/** As long whatever is behind it. */
const dots = '••••••••';

export class Masks implements vscode.Disposable {
  /** Drawn without width, so that a long token does not leave a long gap. */
  readonly #look = vscode.window.createTextEditorDecorationType({
    opacity: '0',
    letterSpacing: '-1ch',
    before: { contentText: dots, color: new vscode.ThemeColor('descriptionForeground') },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  /** What is drawn, to draw only what changes. The editor moves it along with the text that it is drawn over. */
  readonly #drawn = new Map<vscode.TextEditor, readonly vscode.Range[]>();
  /** The lines that a person has put the caret in. */
  readonly #revealed = new Map<vscode.TextEditor, ReadonlySet<number>>();
  readonly #listeners: vscode.Disposable;
  #cancel: (() => void) | undefined;

  constructor(private readonly clock: Clock) {
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.update();
      }),
      vscode.window.onDidChangeActiveTextEditor((active) => {
        for (const editor of this.#revealed.keys()) if (editor !== active) this.#reveal(editor, []);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections, kind }) => {
        const { Keyboard, Mouse } = vscode.TextEditorSelectionChangeKind;
        // Of a selection the end with the caret: who selects all wants to copy, and not to show.
        const lines = selections.map(({ active }) => active.line);
        // What a program selects, as when the file is opened at a line or an edit is undone, reveals nothing.
        const revealed = this.#revealed.get(textEditor);
        const isByPerson = kind === Keyboard || kind === Mouse;
        this.#reveal(textEditor, isByPerson ? lines : lines.filter((line) => revealed?.has(line) === true));
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (!isEnvDocument(document)) return;
        for (const [editor, drawn] of this.#drawn)
          if (editor.document === document && !areBeside(contentChanges, drawn)) this.#drawn.delete(editor);
        this.#updateSoon();
      }),
    );
    this.update();
  }

  /** Draws all that are visible. */
  update(): void {
    const visible = vscode.window.visibleTextEditors;
    for (const known of [this.#revealed, this.#drawn])
      for (const editor of known.keys()) if (!visible.includes(editor)) known.delete(editor);
    for (const editor of visible) if (isEnvDocument(editor.document)) this.#draw(editor);
  }

  dispose(): void {
    this.#cancel?.();
    this.#listeners.dispose();
    this.#look.dispose();
  }

  #updateSoon(): void {
    this.#cancel ??= this.clock.after(restMs, () => {
      this.#cancel = undefined;
      this.update();
    });
  }

  #reveal(editor: vscode.TextEditor, revealed: readonly number[]): void {
    if (!isEnvDocument(editor.document)) return;
    const lines = new Set(revealed);
    const before = this.#revealed.get(editor) ?? new Set();
    if (lines.size === before.size && [...lines].every((line) => before.has(line))) return;
    this.#revealed.set(editor, lines);
    this.#draw(editor);
  }

  #draw(editor: vscode.TextEditor): void {
    const { document } = editor;
    const isOn = readExplainSettings(document.uri).hideValues;
    const text = isOn ? document.getText() : '';
    const spans = text.length > longestText ? [] : secretSpansIn(text);
    const revealed = [...(this.#revealed.get(editor) ?? [])];
    const hoverMessage = l10n.t('Hidden while the file is shown. Put the caret in the line to see it.');
    const hidden = spans
      .map((span) => rangeIn(document, span))
      .filter(({ start, end }) => !revealed.some((line) => line >= start.line && line <= end.line))
      .filter((range) => !range.isEmpty);
    if (isSame(hidden, this.#drawn.get(editor))) return;
    this.#drawn.set(editor, hidden);
    editor.setDecorations(
      this.#look,
      hidden.map((range) => ({ range, hoverMessage })),
    );
  }
}

/** Each is within a line that nothing is drawn in, so that the editor has all of it where it was. */
function areBeside(changes: readonly vscode.TextDocumentContentChangeEvent[], drawn: readonly vscode.Range[]): boolean {
  return changes.every(
    ({ range: { isSingleLine, start: at }, text }) =>
      isSingleLine &&
      !/[\r\n]/.test(text) &&
      drawn.every(({ start, end }) => at.line < start.line || at.line > end.line),
  );
}

function isSame(some: readonly vscode.Range[], others: readonly vscode.Range[] | undefined): boolean {
  return some.length === others?.length && some.every((range, index) => others[index]?.isEqual(range) === true);
}
