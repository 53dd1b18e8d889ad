/** The ways into the extension beside its commands: other extensions, tasks and language models. What is behind them is loaded when one is taken. */
import vscode = require('vscode');
import type { AiGatewayAuth, GatewayStatus } from './api';
import type { CommandsOnDemand } from './onDemand';
import { settingsSection } from './vscode/editor/settings';
import type { Shown } from './vscode/status/presentations';
import type { Workflow } from './vscode/workflow/workflow';

interface Parts {
  readonly commands: CommandsOnDemand;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
}

export class WorkflowOnDemand implements vscode.Disposable {
  readonly api: AiGatewayAuth;
  readonly #changed = new vscode.EventEmitter<GatewayStatus | undefined>();
  readonly #registered: vscode.Disposable;

  constructor(private readonly parts: Parts) {
    const load = async (): Promise<Workflow> => (await parts.commands.load()).workflow;
    this.api = {
      version: 1,
      getStatus: async (folder) => (await load()).getStatus(folder),
      refresh: async (folder) => (await load()).refresh(folder),
      onDidChangeStatus: (...listening) => {
        parts.start(load());
        return this.#changed.event(...listening);
      },
    };
    this.#registered = vscode.Disposable.from(
      this.#changed,
      vscode.tasks.registerTaskProvider('vercel-env-pull', {
        provideTasks: async () => (await load()).tasks.provideTasks(),
        resolveTask: async (task) => (await load()).tasks.resolveTask(task),
      }),
      ...(['status', 'refresh'] as const).map((name) =>
        vscode.lm.registerTool<{ folder?: string }>(`${settingsSection}_${name}`, {
          prepareInvocation: async ({ input }) => (await load()).tools[name].prepare(input),
          invoke: async ({ input }, token) => (await load()).tools[name].invoke(input, token),
        }),
      ),
    );
  }

  /** Tells other extensions; before the rest is loaded, none listens. */
  show(shown: Shown | undefined): void {
    this.parts.commands.loaded?.workflow.show(shown, this.#changed);
  }

  dispose(): void {
    this.#registered.dispose();
  }
}
