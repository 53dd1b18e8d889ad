/** An extension that runs in the browser beside ours: files in memory, which the server of the page writes. */
import * as vscode from 'vscode';
import { scheme, type FileChange } from '../fileChange';
import { MemoryFiles } from '../memoryFileSystem';

export async function activate({ extensionUri, subscriptions }: vscode.ExtensionContext): Promise<void> {
  const files = new MemoryFiles();
  subscriptions.push(vscode.workspace.registerFileSystemProvider(scheme, files));
  const { body } = await fetch(new URL('/changes', extensionUri.toString(true)));
  if (body === null) throw new Error('The server tells of no files.');
  void follow(body, files);
}

/** A line each, in the shape in which the server writes it. */
async function follow(body: ReadableStream<Uint8Array>, files: MemoryFiles): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of body) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) files.apply(JSON.parse(line) as readonly FileChange[]);
  }
}
