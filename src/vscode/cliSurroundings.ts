/** What the search for the Vercel CLI may ask of this machine. */
import * as vscode from 'vscode';
import type { CliSurroundings } from '../core/cli';
import { readSettings } from './settings';

export function cliSurroundings(folder: vscode.Uri): CliSurroundings {
  const windows = process.platform === 'win32';
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);
  return {
    windows,
    configured: readSettings(folder).cli,
    depth: folder.path.split('/').filter((name) => name !== '').length,
    isFile: (path) => isFile(at(path)),
    readText: async (path) => {
      const uri = at(path);
      return (await isFile(uri)) ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) : undefined;
    },
    isExecutable: (name) => anyFile(placesOf(name, folder, windows)),
  };
}

/** A path is that place itself; a bare name is one in each folder of the `PATH`. */
function placesOf(name: string, folder: vscode.Uri, windows: boolean): vscode.Uri[] {
  const separator = windows ? ';' : ':';
  const extensions = windows ? ['', ...(process.env['PATHEXT'] ?? '').split(';')] : [''];
  const isAbsolute = windows ? /^([a-z]:)?[\\/]/i.test(name) : name.startsWith('/');
  if (isAbsolute) return extensions.map((extension) => vscode.Uri.file(name + extension));
  if (/[\\/]/.test(name)) return extensions.map((extension) => vscode.Uri.joinPath(folder, name + extension));
  const folders = (process.env['PATH'] ?? '').split(separator).filter((path) => path !== '');
  return folders.flatMap((path) =>
    extensions.map((extension) => vscode.Uri.joinPath(vscode.Uri.file(path), name + extension)),
  );
}

async function anyFile(places: readonly vscode.Uri[]): Promise<boolean> {
  for (const place of places) if (await isFile(place)) return true;
  return false;
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.File) !== 0;
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return false; // Not there, or not for us to run.
    throw error;
  }
}
