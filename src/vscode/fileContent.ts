/** Reads a file of any kind of workspace, be it on disk, remote or virtual. */
import * as vscode from 'vscode';
import { largestFileBytes, type FileContent } from '../core/credential';

/** Never rejects: what cannot be read is `unreadable`, and why goes to the log. */
export async function readContent(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<FileContent> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return { kind: 'directory' };
    if (size > largestFileBytes) return { kind: 'unreadable', problem: 'tooLarge' };
    return { kind: 'text', text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return { kind: 'absent' };
    log.warn(`Cannot read ${uri.path}: ${error instanceof Error ? error.message : String(error)}`);
    return { kind: 'unreadable', problem: 'failed' };
  }
}
