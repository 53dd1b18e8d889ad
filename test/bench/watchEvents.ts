/** Runs inside the editor: notes when the extension host hears of each change to the env file, and holds the window. */
import { renameSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { run as hold } from '../host/hold';

/** Moments on the machine's wall clock, in milliseconds, go as JSON to the file that the environment names. */
export function run(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The bench needs a folder.');
  const events = process.env['AI_GATEWAY_AUTH_EVENTS'] ?? '';
  const heard: number[] = [];
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(folder, '{.env.local,apps/p0/.env.local}'),
  );
  watcher.onDidChange(() => {
    heard.push(performance.timeOrigin + performance.now());
    // Later, so as not to hold up what is measured.
    setTimeout(() => {
      // Renamed into place: a reader sees all of it or the one before.
      writeFileSync(`${events}.new`, JSON.stringify(heard));
      renameSync(`${events}.new`, events);
    }, 100);
  });
  return hold();
}
