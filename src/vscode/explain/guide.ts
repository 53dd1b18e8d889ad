/** Where the README explains each problem. */
import vscode = require('vscode');

export class Guide {
  /** Counted from 1, by the code. */
  #lines: ReadonlyMap<string, number> = new Map();
  #address: vscode.Uri;

  constructor(folder: vscode.Uri) {
    this.#address = vscode.Uri.joinPath(folder, 'README.md');
  }

  /** Finds the paragraphs. Packing writes the file's name in small letters. */
  async read(): Promise<void> {
    const folder = vscode.Uri.joinPath(this.#address, '..');
    for (const name of ['README.md', 'readme.md']) {
      const address = vscode.Uri.joinPath(folder, name);
      const bytes = await vscode.workspace.fs.readFile(address).then(
        (found) => found,
        () => undefined, // It has the other name.
      );
      if (bytes === undefined) continue;
      this.#address = address;
      this.#lines = linesOf(new TextDecoder().decode(bytes));
      return;
    }
  }

  addressOf(code: string): vscode.Uri {
    const line = this.#lines.get(code);
    return line === undefined ? this.#address : this.#address.with({ fragment: `L${line}` });
  }
}

/** Each paragraph begins with its code. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const rows = text.split('\n').flatMap((line, index) => {
    const code = /^- \*\*`(\w+)`\*\*/.exec(line)?.[1];
    return code === undefined ? [] : [[code, index + 1] as const];
  });
  return new Map(rows);
}
