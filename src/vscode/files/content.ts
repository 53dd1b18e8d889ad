/** Reads a file of any kind of workspace. */
import { stat } from 'node:fs/promises';
import vscode = require('vscode');
import { largestFileBytes, type FileContent } from '../../core/env/content';
import { readUpTo } from './bounded';
import { hasCode } from './errorCode';

/** Never rejects: what cannot be read is `unreadable`, and why goes to the log. */
export async function readContent(uri: vscode.Uri, log: vscode.LogOutputChannel): Promise<FileContent> {
  try {
    return await (uri.scheme === 'file' ? readOnDisk(uri.fsPath) : readVirtual(uri));
  } catch (error) {
    if (isAbsent(error)) return { kind: 'absent' };
    log.warn(`Cannot read ${uri.path}: ${error instanceof Error ? error.message : String(error)}`);
    return { kind: 'unreadable', problem: 'failed' };
  }
}

/** Never rejects: what is there and cannot be looked at counts as there. */
export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await (uri.scheme === 'file' ? stat(uri.fsPath) : vscode.workspace.fs.stat(uri));
    return true;
  } catch (error) {
    return !isAbsent(error);
  }
}

/** Directly: through the editor it takes a few milliseconds more for each call, and a status is only as quick as that. */
async function readOnDisk(path: string): Promise<FileContent> {
  const found = await stat(path);
  if (found.isDirectory()) return { kind: 'directory' };
  // Reading a pipe would wait for its writer, and take from its reader.
  if (!found.isFile()) return { kind: 'unreadable', problem: 'failed' };
  if (found.size > largestFileBytes) return { kind: 'unreadable', problem: 'tooLarge' };
  const bytes = await readUpTo(largestFileBytes, path);
  return bytes === undefined ? { kind: 'unreadable', problem: 'tooLarge' } : { kind: 'text', text: decoded(bytes) };
}

async function readVirtual(uri: vscode.Uri): Promise<FileContent> {
  const { type, size } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.Directory) !== 0) return { kind: 'directory' };
  if (size > largestFileBytes) return { kind: 'unreadable', problem: 'tooLarge' };
  return { kind: 'text', text: decoded(await vscode.workspace.fs.readFile(uri)) };
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

const absentCodes = ['ENOENT', 'ENOTDIR', 'FileNotFound'];

function isAbsent(error: unknown): boolean {
  return hasCode(error, ...absentCodes);
}
