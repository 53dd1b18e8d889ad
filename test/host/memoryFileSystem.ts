/** Files in memory, for the editor. */
import * as vscode from 'vscode';
import { scheme, type FileChange } from './fileChange';

/** A folder is there while it holds a file. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #texts = new Map<string, Uint8Array>();
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changes.event;
  #begin = (): void => undefined;
  readonly #begun = new Promise<void>((resolve) => (this.#begin = resolve));

  apply(changes: readonly FileChange[]): void {
    const events = changes.map(({ path, text }) => {
      const uri = vscode.Uri.from({ scheme, path });
      const { Created, Changed, Deleted } = vscode.FileChangeType;
      const type = text === undefined ? Deleted : this.#texts.has(path) ? Changed : Created;
      if (text === undefined) this.#texts.delete(path);
      else this.#texts.set(path, new TextEncoder().encode(text));
      return { uri, type };
    });
    this.#begin();
    this.#changes.fire(events);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    await this.#begun;
    const text = this.#texts.get(uri.path);
    if (text !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: Date.now(), size: text.length };
    if (![...this.#texts.keys()].some((path) => path.startsWith(`${uri.path}/`))) throw missing(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.#begun;
    const text = this.#texts.get(uri.path);
    if (text === undefined) throw missing(uri);
    return text;
  }

  async readDirectory({ path }: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.#begun;
    const inside = [...this.#texts.keys()].filter((file) => file.startsWith(`${path}/`));
    const parts = inside.map((file) => file.slice(path.length + 1).split('/'));
    return [
      ...new Map(
        parts.map(([name = '', ...more]) => [
          name,
          more.length === 0 ? vscode.FileType.File : vscode.FileType.Directory,
        ]),
      ),
    ];
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.apply([{ path, text: new TextDecoder().decode(content) }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

function missing(uri: vscode.Uri): vscode.FileSystemError {
  return vscode.FileSystemError.FileNotFound(uri);
}
