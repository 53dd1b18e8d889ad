/** Documents, the editors that show them, and what an extension says of their places, as the editor keeps it. */
import type { Uri } from './recorder';

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
  isBefore(other: Position): boolean {
    return this.line < other.line || (this.line === other.line && this.character < other.character);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(start: Position | number, end: Position | number, endLine = 0, endCharacter = 0) {
    this.start = start instanceof Position ? start : new Position(start, end as number);
    this.end = end instanceof Position ? end : new Position(endLine, endCharacter);
  }
  get isSingleLine(): boolean {
    return this.start.line === this.end.line;
  }
  get isEmpty(): boolean {
    return this.isSingleLine && this.start.character === this.end.character;
  }
  isEqual(other: Range): boolean {
    return JSON.stringify(this) === JSON.stringify(other);
  }
  intersection(other: Range): Range | undefined {
    const start = this.start.isBefore(other.start) ? other.start : this.start;
    const end = this.end.isBefore(other.end) ? this.end : other.end;
    return end.isBefore(start) ? undefined : new Range(start, end);
  }
}

/** Of VS Code's line ends it knows `\n` alone. */
export class Document {
  version = 1;
  isDirty = false;
  isClosed = false;

  constructor(
    readonly uri: Uri,
    private text: string,
    readonly languageId = 'plaintext',
  ) {}

  getText(): string {
    return this.text;
  }
  set(text: string): void {
    this.text = text;
    this.version += 1;
    this.isDirty = true;
  }
  positionAt(offset: number): Position {
    const lines = this.text.slice(0, offset).split('\n');
    return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  }
  offsetAt({ line, character }: Position): number {
    const before = this.text.split('\n').slice(0, line);
    return before.reduce((sum, each) => sum + each.length + 1, character);
  }
  lineAt({ line }: Position): { text: string } {
    return { text: this.text.split('\n')[line] ?? '' };
  }
  /** What stands at the range. */
  at({ start, end }: Range): string {
    return this.text.slice(this.offsetAt(start), this.offsetAt(end));
  }
}

export class TextEditor {
  /** What is drawn over the text, by the look. */
  readonly drawn = new Map<unknown, readonly { readonly range: Range }[]>();
  constructor(readonly document: Document) {}
  setDecorations(look: unknown, drawn: readonly { readonly range: Range }[]): void {
    this.drawn.set(look, drawn);
  }
  /** As the editor moves what is drawn with an edit: an end that is in what is replaced goes to its edge. */
  move(
    before: string,
    { start, end, by }: { readonly start: number; readonly end: number; readonly by: string },
  ): void {
    const old = new Document(this.document.uri, before);
    const movedTo = (offset: number): number =>
      offset <= start ? offset : offset < end ? start : offset - (end - start) + by.length;
    for (const [look, drawn] of this.drawn) {
      const moved = drawn.map(({ range }) => ({
        range: new Range(
          this.document.positionAt(movedTo(old.offsetAt(range.start))),
          this.document.positionAt(movedTo(old.offsetAt(range.end))),
        ),
      }));
      this.drawn.set(look, moved);
    }
  }
  /** The text as a person sees it. */
  get seen(): string {
    const text = this.document.getText();
    const spans = [...this.drawn.values()].flat().map(({ range }) => range);
    let [seen, at] = ['', 0];
    for (const { start, end } of spans.sort((one, other) => (one.start.isBefore(other.start) ? -1 : 1))) {
      seen += `${text.slice(at, this.document.offsetAt(start))}•`;
      at = this.document.offsetAt(end);
    }
    return seen + text.slice(at);
  }
}

export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  readonly source?: string;
  readonly code?: { readonly value: string; readonly target: Uri };
  readonly tags?: readonly number[];
}

/** What was registered for languages. */
export interface Providers {
  readonly lenses: { provideCodeLenses(document: Document): Promise<CodeLens[]> }[];
  readonly hovers: {
    provideHover(document: Document, at: Position): Promise<{ contents: { value: string } } | undefined>;
  }[];
  readonly fixes: {
    readonly selector: readonly unknown[];
    provideCodeActions(document: Document, range: Range, context: object): Promise<CodeAction[]> | CodeAction[];
  }[];
  readonly completions: { provideCompletionItems(document: Document, at: Position): { label: string }[] }[];
  readonly files: { provideFileDecoration(uri: Uri): { badge: string; color: { id: string } } | undefined }[];
  /** By the collection and the address. */
  readonly diagnostics: Map<string, Map<string, readonly Diagnostic[]>>;
  readonly statuses: LanguageStatus[];
  readonly terminalLinks: {
    provideTerminalLinks(context: {
      line: string;
      terminal: unknown;
    }): Promise<{ startIndex: number; length: number; tooltip: string }[]>;
    handleTerminalLink(link: unknown): void;
  }[];
  readonly trackers: {
    readonly type: string;
    readonly factory: {
      createDebugAdapterTracker(session: unknown): Promise<{ onDidSendMessage(message: unknown): void }>;
    };
  }[];
}

export interface Command {
  readonly command: string;
  readonly title: string;
  readonly arguments?: readonly unknown[];
}

export class CodeLens {
  constructor(
    readonly range: Range,
    readonly command: Command,
  ) {}
}

export class Hover {
  constructor(
    readonly contents: unknown,
    readonly range: Range,
  ) {}
}

export class Problem {
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

export class CodeAction {
  edit?: WorkspaceEdit;
  command?: Command;
  constructor(
    readonly title: string,
    readonly kind: unknown,
  ) {}
}

export class WorkspaceEdit {
  readonly replacements: { readonly uri: Uri; readonly range: Range; readonly by: string }[] = [];
  replace(uri: Uri, range: Range, by: string): void {
    this.replacements.push({ uri, range, by });
  }
}

export class CompletionItem {
  constructor(
    readonly label: string,
    readonly kind: number,
  ) {}
}

export class FileDecoration {
  constructor(
    readonly badge: string,
    readonly tooltip: string,
    readonly color: unknown,
  ) {}
}

export interface LanguageStatus {
  readonly id: string;
  text?: string;
  detail?: string;
  severity?: number;
}
