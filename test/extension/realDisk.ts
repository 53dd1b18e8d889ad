/** Runs the real `activate` against the recorder on the real disk, with real processes and clocks. */
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { activate } from '../../src/extension';
import { until } from '../host/until';
import { newEditor, type Editor } from './editor';
import { Uri } from './recorder';

export interface Host {
  readonly editor: Editor;
  /** As VS Code does on shutdown. */
  readonly dispose: () => void;
}

/** `storage` is where the editor keeps what is the extension's own. */
export function startOn(folder: string, storage: string, prepare: (editor: Editor) => void = () => undefined): Host {
  const editor = newEditor();
  editor.folders = [folder];
  prepare(editor);
  const subscriptions: vscode.Disposable[] = [];
  const memento = (memory: Map<string, unknown>) => ({
    get: (key: string, otherwise?: unknown) => memory.get(key) ?? otherwise,
    update: (key: string, value: unknown) => Promise.resolve(void memory.set(key, value)),
  });
  // The cast holds since the extension uses these alone.
  activate({
    subscriptions,
    globalStorageUri: Uri.file(join(storage, 'global')),
    storageUri: Uri.file(join(storage, 'workspace')),
    extensionUri: Uri.file('/extension'),
    workspaceState: memento(editor.memory),
    globalState: memento(editor.globalMemory),
  } as unknown as vscode.ExtensionContext);
  return {
    editor,
    dispose: () => {
      for (const part of subscriptions.splice(0).reverse()) part.dispose();
    },
  };
}

/** Waits for the text of the item. */
export function sees(editor: Editor, expected: RegExp): Promise<unknown> {
  return until(
    `the text ${String(expected)}`,
    () => editor.shown?.text ?? '',
    (text) => expected.test(text),
  );
}
