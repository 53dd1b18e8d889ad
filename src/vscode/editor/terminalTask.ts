/** Runs a command in an integrated terminal, as a task: quoting and the exit code come from the editor. */
import vscode = require('vscode');
import type { Program, RunEnd } from '../../core/words/program';
import { kill } from '../files/liveness';

export interface TerminalCommand extends Program {
  /** The terminal's and the task's name. */
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The folder that it runs in. */
  readonly cwd: string;
  /** `asking`: the command asks the person something; `hidden`: nobody waits for it. */
  readonly terminal: 'asking' | 'shown' | 'hidden';
}

export interface TerminalRun {
  /** Rejects when the editor cannot start the task. */
  readonly ended: Promise<RunEnd>;
  /** Ends the command, which is then told as `cancelled`. */
  cancel(): void;
}

const source = 'AI Gateway';

export function startInTerminal(command: TerminalCommand, folder: vscode.WorkspaceFolder): TerminalRun {
  let cancelled = false;
  const execution = vscode.tasks.executeTask(taskOf(command, folder));
  return {
    ended: endOf(execution).then((end) => (cancelled ? { kind: 'cancelled' } : end)),
    cancel: () => {
      cancelled = true;
      // A task that cannot be started is told by `ended`.
      void execution.then(
        (started) => {
          started.terminate();
        },
        () => undefined,
      );
    },
  };
}

async function endOf(starting: Thenable<vscode.TaskExecution>): Promise<RunEnd> {
  const ended = new Map<vscode.TaskExecution, RunEnd>();
  const processes = new Map<vscode.TaskExecution, number>();
  let settle = (): void => undefined;
  const listeners = vscode.Disposable.from(
    vscode.tasks.onDidStartTaskProcess(({ execution, processId }) => processes.set(execution, processId)),
    vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (exitCode !== undefined) ended.set(execution, { kind: 'exited', code: exitCode });
    }),
    vscode.tasks.onDidEndTask(({ execution }) => {
      if (!ended.has(execution)) {
        ended.set(execution, { kind: 'closed' });
        // It may outlive its terminal by a moment, and write where nobody looks any more.
        const pid = processes.get(execution);
        if (pid !== undefined) kill(pid);
      }
      settle();
    }),
  );
  try {
    const execution = await starting;
    for (;;) {
      const end = ended.get(execution);
      if (end !== undefined) return end;
      await new Promise<void>((resolve) => (settle = resolve));
    }
  } finally {
    listeners.dispose();
  }
}

function taskOf(command: TerminalCommand, folder: vscode.WorkspaceFolder): vscode.Task {
  const execution = new vscode.ShellExecution(quoted(command.executable), command.arguments.map(quoted), {
    cwd: command.cwd,
    env: { ...command.environment },
  });
  const task = new vscode.Task({ type: 'aiGatewayAuth' }, folder, command.name, source, execution, []);
  task.presentationOptions = {
    reveal: command.terminal === 'hidden' ? vscode.TaskRevealKind.Never : vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Dedicated,
    focus: command.terminal === 'asking',
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
