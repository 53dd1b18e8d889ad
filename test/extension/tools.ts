/** Tools of language models, invoked as the editor does. */
import assert from 'node:assert/strict';
import manifest from '../../package.json';
import { editor } from './editor';

export class LanguageModelTextPart {
  constructor(readonly value: string) {}
}

export class LanguageModelToolResult {
  constructor(readonly content: readonly LanguageModelTextPart[]) {}
}

interface Invocation {
  readonly input: { readonly folder?: string };
}

interface Prepared {
  readonly invocationMessage?: string;
  readonly confirmationMessages?: { readonly title: string; readonly message: string };
}

type Token = { onCancellationRequested(listener: () => void): { dispose(): void } };

export interface Tool {
  prepareInvocation(invocation: Invocation, token: Token): Promise<Prepared>;
  invoke(invocation: Invocation, token: Token): Promise<LanguageModelToolResult>;
}

export function registerTool(name: string, tool: Tool): { dispose(): void } {
  assert.ok(
    manifest.contributes.languageModelTools.some((row) => row.name === name),
    `the manifest has no tool ${name}`,
  );
  editor().tools.set(name, tool);
  return { dispose: () => editor().tools.delete(name) };
}

/** What a call of a tool has come to. */
export class ToolCall {
  /** What the person was asked. */
  asked: string | undefined;
  text: string | undefined;
  readonly #cancel = new Set<() => void>();

  /** Prepares, asks where that is wanted, and invokes if the person agrees. */
  async start(name: string, folder: string | undefined, agrees = true): Promise<void> {
    const tool = editor().tools.get(name);
    assert.ok(tool, `no tool ${name}`);
    const invocation = { input: folder === undefined ? {} : { folder } };
    const token = {
      onCancellationRequested: (listener: () => void) => {
        this.#cancel.add(listener);
        return { dispose: () => this.#cancel.delete(listener) };
      },
    };
    const { confirmationMessages } = await tool.prepareInvocation(invocation, token);
    if (confirmationMessages !== undefined) {
      this.asked = `${confirmationMessages.title}: ${confirmationMessages.message}`;
      if (!agrees) return;
    }
    const { content } = await tool.invoke(invocation, token);
    this.text = content.map(({ value }) => value).join('');
    assert.equal(this.#cancel.size, 0, 'a listener is left');
  }

  cancel(): void {
    for (const listener of this.#cancel) listener();
  }
}
