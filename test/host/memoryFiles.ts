/** An extension that runs inside the editor beside ours: files in memory, which the test at the other end of a socket writes. */
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';
import { scheme, type FileChange } from './fileChange';
import { MemoryFiles } from './memoryFileSystem';

/** The environment names the port of the test. */
export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const files = new MemoryFiles();
  const socket = connect(Number(process.env['AI_GATEWAY_AUTH_FILES']), '127.0.0.1');
  createInterface(socket).on('line', (line) => {
    // The test wrote it, in this shape.
    files.apply(JSON.parse(line) as readonly FileChange[]);
  });
  subscriptions.push(vscode.workspace.registerFileSystemProvider(scheme, files), { dispose: () => socket.destroy() });
}
