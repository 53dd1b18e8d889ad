/** The env files that are open, each with what it says in its project, saved or not. */
import vscode = require('vscode');
import { largestFileBytes } from '../../core/env/content';
import { lookAt, pageOf, type Look, type Page } from '../../core/explain/role';
import type { Project } from '../../core/project/project';
import type { Clock, Timed } from '../../core/words/clock';
import { readSettings } from '../editor/settings';
import type { ProjectFolder } from '../project/projectFolder';
import type { Projects } from '../project/projects';
import { isEnvDocument } from './envDocument';
import { fileOf } from './fileOf';

interface Parts {
  readonly projects: Projects;
  readonly clock: Clock;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
  /** What a page says may be another thing. */
  onChange(): void;
}

/** An env file that is open and belongs to a project. */
export interface Opened {
  readonly document: vscode.TextDocument;
  readonly folder: ProjectFolder;
  readonly look: Look;
  /** Its places are those of the text as it is now. */
  readonly isCurrent: boolean;
}

interface Row {
  readonly document: vscode.TextDocument;
  folder?: ProjectFolder | undefined;
  page?: Page | undefined;
  /** Of the document, and the project as it was on disk, that the page was made from. */
  version?: number;
  project?: Project | undefined;
  reading?: Promise<void> | undefined;
  cancel?: (() => void) | undefined;
}

/** How long an edit rests before it is read, in milliseconds: one for each key would be read for nothing. */
const restMs = 30;

export class Pages implements vscode.Disposable {
  readonly #rows = new Map<string, Row>();
  readonly #listeners: vscode.Disposable;
  #disposed = false;

  constructor(private readonly parts: Parts) {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#open(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#close(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        const row = this.#rows.get(document.uri.toString());
        if (row !== undefined) this.#readSoon(row);
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.#open(document);
  }

  /** What is known now, be it older than the text; with the time until which it stays true. */
  lookAtAll(): Timed<readonly Opened[]> {
    let trueForMs = Infinity;
    const value = [...this.#rows.values()].flatMap((row) => {
      const opened = this.#openedOf(row);
      if (opened === undefined) return [];
      trueForMs = Math.min(trueForMs, opened.trueForMs);
      return [opened.value];
    });
    return { value, trueForMs };
  }

  /** Of the text as it is now; `undefined` where the document is of no project, or is closed meanwhile. */
  async read(document: vscode.TextDocument): Promise<Opened | undefined> {
    const row = this.#rows.get(document.uri.toString());
    if (row === undefined) return undefined;
    if (!isRead(row)) await this.#read(row);
    return this.#openedOf(row)?.value;
  }

  /** To be called when a project may be another one than a page was made from. */
  update(): void {
    for (const row of this.#rows.values()) if (!isRead(row)) this.#readSoon(row);
  }

  /** To be called when other documents may be env files, or of other projects. */
  restart(): void {
    for (const row of this.#rows.values()) {
      if (!isEnvDocument(row.document)) this.#close(row.document);
      else if (row.folder === undefined) this.#readSoon(row);
    }
    for (const document of vscode.workspace.textDocuments) this.#open(document);
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.dispose();
    for (const { document } of this.#rows.values()) this.#close(document);
  }

  #open(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    if (this.#rows.has(key) || !isEnvDocument(document)) return;
    const row: Row = { document };
    this.#rows.set(key, row);
    this.parts.start(this.#read(row));
  }

  #close({ uri }: vscode.TextDocument): void {
    const row = this.#rows.get(uri.toString());
    this.#rows.delete(uri.toString());
    row?.cancel?.();
    if (row?.folder !== undefined) this.parts.projects.release(row.folder);
    if (row?.page !== undefined && !this.#disposed) this.parts.onChange();
  }

  #readSoon(row: Row): void {
    row.cancel ??= this.parts.clock.after(restMs, () => {
      row.cancel = undefined;
      this.parts.start(this.#read(row));
    });
  }

  /** Settles when the page is that of the text as it is then. */
  #read(row: Row): Promise<void> {
    row.reading ??= this.#readUntilQuiet(row).finally(() => (row.reading = undefined));
    return row.reading;
  }

  async #readUntilQuiet(row: Row): Promise<void> {
    await this.parts.projects.started;
    do {
      await this.#readOnce(row);
    } while (this.#isOpen(row) && row.version !== row.document.version);
    if (this.#isOpen(row)) this.parts.onChange();
  }

  async #readOnce(row: Row): Promise<void> {
    const { document } = row;
    const { version } = document;
    const folder = await this.#folderOf(row);
    const file = folder && (await fileOf(document, folder));
    const text = document.getText();
    row.version = version;
    row.project = folder?.project;
    if (folder === undefined || file === undefined || text.length > largestFileBytes) {
      row.page = undefined;
      return;
    }
    row.page = pageOf({ file, text, ...(await folder.withText(file, text)) });
  }

  async #folderOf(row: Row): Promise<ProjectFolder | undefined> {
    if (row.folder?.isDisposed === false) return row.folder;
    const folder = await this.parts.projects.acquire(row.document.uri);
    if (!this.#isOpen(row)) {
      if (folder !== undefined) this.parts.projects.release(folder);
      return undefined;
    }
    row.folder = folder;
    return folder;
  }

  #isOpen(row: Row): boolean {
    return this.#rows.get(row.document.uri.toString()) === row;
  }

  #openedOf({ document, version, folder, page }: Row): Timed<Opened> | undefined {
    if (folder === undefined || page === undefined) return undefined;
    const { warnBeforeMinutes } = readSettings(folder.uri);
    const { value: look, trueForMs } = lookAt(this.parts.clock.now(), page, warnBeforeMinutes);
    return { value: { document, folder, look, isCurrent: version === document.version }, trueForMs };
  }
}

/** From the document and the project as they are now. */
function isRead({ document, version, folder, project }: Row): boolean {
  return version === document.version && folder?.isDisposed !== true && folder?.project === project;
}
