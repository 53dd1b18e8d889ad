/** Tasks of the editor, as far as the extension provides them. */
import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import manifest from '../../package.json';
import { editor } from './editor';

export const TaskScope = { Global: 1, Workspace: 2 };
export const TaskRevealKind = { Always: 1, Silent: 2, Never: 3 };

export class CustomExecution {
  constructor(readonly callback: (definition: unknown) => Promise<vscode.Pseudoterminal>) {}
}

export class Task {
  detail = '';
  presentationOptions: unknown;
  constructor(
    readonly definition: { readonly type: string; readonly folder?: string },
    readonly scope: unknown,
    readonly name: string,
    readonly source: string,
    readonly execution: CustomExecution,
    readonly problemMatchers: readonly string[],
  ) {}
}

export interface TaskProvider {
  provideTasks(): Promise<Task[]>;
  resolveTask(task: Task): Promise<Task>;
}

export function registerTaskProvider(type: string, provider: TaskProvider): { dispose(): void } {
  assert.ok(
    manifest.contributes.taskDefinitions.some((row) => row.type === type),
    `the manifest does not define ${type}`,
  );
  editor().taskProviders.push(provider);
  return { dispose: () => editor().taskProviders.splice(editor().taskProviders.indexOf(provider), 1) };
}

/** A task that runs, or has. */
export class RunningTask {
  text = '';
  /** `undefined` while it runs. */
  code: number | undefined;
  #pty: vscode.Pseudoterminal | undefined;

  /** Takes one that was provided. */
  async start({ execution, definition }: Task): Promise<void> {
    const pty = await execution.callback(definition);
    this.#pty = pty;
    pty.onDidWrite((text) => (this.text += text));
    // As the editor does, which then has no more use for the terminal.
    pty.onDidClose?.((code) => {
      this.code = code ?? 0;
      setImmediate(() => {
        pty.close();
      });
    });
    pty.open(undefined);
  }

  /** The person ends the task, or closes its terminal. */
  close(): void {
    this.#pty?.close();
  }

  type(keys: string): void {
    this.#pty?.handleInput?.(keys);
  }
}

/** Those of `tasks.json`, which the provider resolves, without changing what the person wrote. */
export async function configuredTask(definition: Task['definition'], scope: unknown): Promise<Task> {
  const [provider] = editor().taskProviders;
  assert.ok(provider, 'no provider of tasks');
  const nothing = new CustomExecution(() => Promise.reject(new Error('not resolved')));
  const resolved = await provider.resolveTask(new Task(definition, scope, 'before', 'Workspace', nothing, []));
  assert.equal(resolved.definition, definition, 'the definition is another object');
  return resolved;
}
