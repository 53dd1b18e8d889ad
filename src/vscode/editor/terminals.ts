/** The editor's terminals, by their names. */
import vscode = require('vscode');

/** Brings the terminal of a command that runs, or has run, to the front. */
export function showTerminal(name: string): void {
  vscode.window.terminals.find((terminal) => terminal.name.includes(name))?.show();
}
