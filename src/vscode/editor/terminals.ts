/** The extension's own terminals, and those that people opened. */
import vscode = require('vscode');

const own = new WeakSet<vscode.Terminal>();

/** Does not bring it to the front, and leaves the panel as it is. The editor forgets it when the window reloads. */
export function createTerminal(options: vscode.TerminalOptions | vscode.ExtensionTerminalOptions): vscode.Terminal {
  const look = { iconPath: new vscode.ThemeIcon('key'), isTransient: true };
  const terminal =
    'pty' in options
      ? vscode.window.createTerminal({ ...look, ...options })
      : vscode.window.createTerminal({ ...look, ...options });
  own.add(terminal);
  return terminal;
}

/** Programs do not run on in the extension's own. */
export function hasPeoplesTerminals(): boolean {
  return vscode.window.terminals.some((terminal) => !own.has(terminal));
}
