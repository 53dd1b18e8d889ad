/** What may happen once, in a browser: noted in its storage, which its windows share. In the web build it stands for `vscode/files/claims`. */
import vscode = require('vscode');
import type { Clock } from '../core/words/clock';

interface Options {
  /** The path of a folder in the storage. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
}

/** Of what is kept for a person in a browser. */
const storageScheme = 'vscode-userdata';

/** In characters. */
const longestName = 200;

export class Claims {
  readonly #here = new Set<string>();

  constructor(private readonly options: Options) {}

  /** Whether this call is the first for the id; two windows at the same moment may both be. Never rejects. */
  async claim(id: string): Promise<boolean> {
    const bytes = new TextEncoder().encode(id);
    const name = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (this.#here.has(name)) return false;
    this.#here.add(name);
    const folder = vscode.Uri.from({ scheme: storageScheme, path: this.options.folder });
    const file = vscode.Uri.joinPath(folder, name.slice(0, longestName));
    const isThere = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (isThere) return false;
    try {
      await vscode.workspace.fs.writeFile(file, new Uint8Array());
    } catch (error) {
      this.options.log.warn(`Cannot note what was told: ${error instanceof Error ? error.message : String(error)}`);
    }
    return true;
  }
}
