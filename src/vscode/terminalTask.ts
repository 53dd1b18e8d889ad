/** Runs a command in an integrated terminal, as a task: quoting and the exit code come from the editor. */
import vscode = require('vscode');
import type { Cli } from '../core/cli';
import type { RunEnd } from '../core/run';

export interface TerminalCommand extends Cli {
  /** The terminal's and the task's name. */
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The command asks the person something. */
  readonly interactive: boolean;
}

const source = 'AI Gateway';

/** Resolves when the command has ended. Rejects when the editor cannot start the task. */
export async function runInTerminal(command: TerminalCommand, folder: vscode.WorkspaceFolder): Promise<RunEnd> {
  const task = taskOf(command, folder);
  const ended = new Map<vscode.TaskExecution, RunEnd>();
  let settle = (): void => undefined;
  const listeners = vscode.Disposable.from(
    vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (exitCode !== undefined) ended.set(execution, { kind: 'exited', code: exitCode });
    }),
    vscode.tasks.onDidEndTask(({ execution }) => {
      if (!ended.has(execution)) ended.set(execution, { kind: 'closed' });
      settle();
    }),
  );
  try {
    const execution = await vscode.tasks.executeTask(task);
    for (;;) {
      const end = ended.get(execution);
      if (end !== undefined) return end;
      await new Promise<void>((resolve) => (settle = resolve));
    }
  } finally {
    listeners.dispose();
  }
}

/** Brings the terminal of a command that runs to the front. */
export function showTerminal(name: string): void {
  vscode.window.terminals.find((terminal) => terminal.name.includes(name))?.show();
}

function taskOf(command: TerminalCommand, folder: vscode.WorkspaceFolder): vscode.Task {
  const execution = new vscode.ShellExecution(quoted(command.executable), command.arguments.map(quoted), {
    cwd: folder.uri.fsPath,
    env: { ...command.environment },
  });
  const task = new vscode.Task({ type: 'aiGatewayAuth' }, folder, command.name, source, execution, []);
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    focus: command.interactive,
    clear: true,
    showReuseMessage: false,
  };
  return task;
}

/** Strong quotes leave every character as it is but the quote itself, which the editor does not escape in them. */
function quoted(value: string): vscode.ShellQuotedString {
  const quoting = value.includes("'") ? vscode.ShellQuoting.Escape : vscode.ShellQuoting.Strong;
  return { value, quoting };
}
