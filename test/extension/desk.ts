/** Files in editors: what a person does with them, and what they are told there. */
import assert from 'node:assert/strict';
import { replacementOf } from '../../src/core/env/replacement';
import { Document, Range, TextEditor, type CodeAction, type Diagnostic } from './documents';
import type { Session } from './harness';
import { Uri } from './recorder';

export class Desk {
  constructor(private readonly at: Session) {}

  /** Shows a file; its text is that on disk unless told otherwise. */
  async open(path: string, given?: string, language?: string): Promise<TextEditor> {
    const { editor } = this.at;
    const onDisk = editor.files.get(path);
    const text = given ?? (typeof onDisk === 'string' ? onDisk : '');
    const document = new Document(Uri.at(path), text, language);
    const shown = new TextEditor(document);
    editor.documents.push(document);
    editor.editors.push(shown);
    editor.events.documentOpened.fire(document);
    editor.events.visibleEditors.fire(editor.editors);
    await this.#rest();
    return shown;
  }

  async close(shown: TextEditor): Promise<void> {
    const { editor } = this.at;
    shown.document.isClosed = true;
    editor.documents.splice(editor.documents.indexOf(shown.document), 1);
    editor.editors.splice(editor.editors.indexOf(shown), 1);
    editor.events.visibleEditors.fire(editor.editors);
    editor.events.documentClosed.fire(shown.document);
    await this.#rest();
  }

  async edit({ document }: TextEditor, text: string): Promise<void> {
    const before = document.getText();
    const { start, end, by } = replacementOf(before, text);
    const range = new Range(document.positionAt(start), document.positionAt(end));
    document.set(text);
    const moved = [...this.at.editor.editors].filter((shown) => shown.document === document);
    for (const shown of moved) shown.move(before, { start, end, by });
    this.at.editor.events.documentChanged.fire({ document, contentChanges: [{ range, text: by }] });
    await this.#rest();
  }

  /** Puts the caret there, with the keyboard (1), the mouse (2) or by a program. */
  async select(textEditor: TextEditor, line: number, kind?: number): Promise<void> {
    const active = { line, character: 0 };
    this.at.editor.events.selection.fire({ textEditor, selections: [{ active }], kind });
    await this.at.settle();
  }

  /** `line: title`, those of one line behind each other. */
  async lenses({ document }: TextEditor): Promise<string[]> {
    const found = await this.#of(this.at.editor.providers.lenses[0]?.provideCodeLenses(document));
    const lines = new Map<number, string[]>();
    for (const { range, command } of found ?? [])
      lines.set(range.start.line, [...(lines.get(range.start.line) ?? []), command.title]);
    return [...lines].map(([line, titles]) => `${line}: ${titles.join(' | ')}`);
  }

  /** Clicks on a lens. */
  async click({ document }: TextEditor, title: string): Promise<void> {
    const found = await this.#of(this.at.editor.providers.lenses[0]?.provideCodeLenses(document));
    const command = found?.find((lens) => lens.command.title === title)?.command;
    assert.ok(command, `no lens ${title}`);
    await this.#run(command);
  }

  /** Over the first place of that text; empty where there is none. */
  async hover({ document }: TextEditor, text: string): Promise<string> {
    const offset = document.getText().indexOf(text);
    assert.ok(offset >= 0);
    const found = await this.#of(
      this.at.editor.providers.hovers[0]?.provideHover(document, document.positionAt(offset)),
    );
    return found?.contents.value ?? '';
  }

  diagnostics({ document }: TextEditor): readonly Diagnostic[] {
    return [...this.at.editor.providers.diagnostics.values()].flatMap(
      (found) => found.get(document.uri.toString()) ?? [],
    );
  }

  /** `error expired VERCEL_OIDC_TOKEN="…`: how grave, its code, and the start of what it is about. */
  problems(shown: TextEditor): string[] {
    return this.diagnostics(shown).map(({ severity, code, range }) => {
      const about = shown.document.at(range).slice(0, 12);
      return `${['error', 'warning', 'info', 'hint'][severity] ?? '?'} ${code?.value ?? '?'} ${about}`;
    });
  }

  /** The titles of the fixes of the problem with that code. */
  async fixes(shown: TextEditor, code: string): Promise<string[]> {
    return (await this.#actions(shown, code)).map(({ title }) => title);
  }

  async fix(shown: TextEditor, code: string, title: string): Promise<void> {
    const action = (await this.#actions(shown, code)).find((candidate) => candidate.title === title);
    assert.ok(action, `no fix ${title}`);
    let text = shown.document.getText();
    for (const { range, by } of action.edit?.replacements ?? [])
      text = text.slice(0, shown.document.offsetAt(range.start)) + by + text.slice(shown.document.offsetAt(range.end));
    if (action.edit !== undefined) await this.edit(shown, text);
    if (action.command !== undefined) await this.#run(action.command);
  }

  async #actions(shown: TextEditor, code: string): Promise<CodeAction[]> {
    const diagnostics = this.diagnostics(shown).filter((candidate) => candidate.code?.value === code);
    const range = diagnostics[0]?.range ?? new Range(0, 0);
    const asked = this.at.editor.providers.fixes.map((provider) =>
      this.#of(Promise.resolve(provider.provideCodeActions(shown.document, range, { diagnostics }))),
    );
    return (await Promise.all(asked)).flatMap((found) => found ?? []);
  }

  async #run({ command, arguments: args = [] }: { command: string; arguments?: readonly unknown[] }): Promise<void> {
    const run = this.at.editor.commands.get(command);
    if (run === undefined) this.at.editor.executed.push([command, ...args].join(' '));
    else void Promise.resolve(run(...args));
    await this.at.settle();
  }

  async #of<T>(asked: Promise<T> | undefined): Promise<T | undefined> {
    await this.at.settle();
    return asked;
  }

  /** As long as an edit rests before it is looked at. */
  async #rest(): Promise<void> {
    await this.at.settle();
    await this.at.tick(300);
  }
}
