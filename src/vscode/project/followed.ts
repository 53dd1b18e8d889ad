/** Projects below workspace folders that are followed for as long as somebody needs one. */
import vscode = require('vscode');
import { uriOf, type Place } from './place';
import type { FolderOptions } from './folderOptions';
import { ProjectFolder } from './projectFolder';
import { envFilesOf } from './roots';

interface Options extends FolderOptions {
  onChange(): void;
}

interface Row {
  readonly folder: ProjectFolder;
  users: number;
}

export class Followed implements vscode.Disposable {
  /** By what makes each another one. */
  readonly #rows = new Map<string, Row>();

  constructor(private readonly options: Options) {}

  get all(): ProjectFolder[] {
    return [...this.#rows.values()].map(({ folder }) => folder);
  }

  /** To be given back by {@link release}. What it says is not read yet where nobody had it before. */
  acquire(place: Place): ProjectFolder {
    const key = keyOf(place);
    const row = this.#rows.get(key) ?? { folder: this.#open(place), users: 0 };
    row.users += 1;
    this.#rows.set(key, row);
    return row.folder;
  }

  release(folder: ProjectFolder): void {
    for (const [key, row] of this.#rows) {
      if (row.folder !== folder) continue;
      row.users -= 1;
      if (row.users > 0) return;
      this.#rows.delete(key);
      folder.dispose();
    }
  }

  /** To be called when settings or workspace folders may be others: what was opened under other ones is disposed. */
  closeOutdated(): void {
    const folders = new Set(vscode.workspace.workspaceFolders?.map(({ uri }) => uri.toString()));
    for (const [key, { folder }] of this.#rows) {
      const { place } = folder;
      if (key === keyOf(place) && folders.has(place.folder.uri.toString())) continue;
      this.#rows.delete(key);
      folder.dispose();
    }
  }

  dispose(): void {
    for (const folder of this.all) folder.dispose();
    this.#rows.clear();
  }

  #open(place: Place): ProjectFolder {
    return new ProjectFolder(place, { ...this.options, envFiles: envFilesOf(place) }).follow();
  }
}

function keyOf(place: Place): string {
  return JSON.stringify([uriOf(place).toString(), place.name, envFilesOf(place)]);
}
