/** Runs inside the editor: how often the extension host reads the file that the environment names, and when it hears of it. */
import { appendFileSync } from 'node:fs';
import fsPromises = require('node:fs/promises');
import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { run as hold } from './hold';
import { wallClock } from './wallClock';

/**
 * Each read adds one byte to the file of reads that the environment names, and each event of a watcher that does nothing else
 * adds its moment, as {@link wallClock} tells it, in a line to the file of events.
 */
export async function run(): Promise<void> {
  const recorded = process.env['AI_GATEWAY_AUTH_RECORDED'] ?? '';
  const reads = process.env['AI_GATEWAY_AUTH_READS'] ?? '';
  const events = process.env['AI_GATEWAY_AUTH_EVENTS'] ?? '';
  // The extension calls these two of the one object that all modules of a process share.
  const shared = fsPromises as { -readonly [Name in 'readFile' | 'open']: (...args: unknown[]) => unknown };
  for (const name of ['readFile', 'open'] as const) {
    const original = shared[name];
    shared[name] = (...args) => {
      if (args[0] === recorded) appendFileSync(reads, '.');
      return original(...args);
    };
  }
  const pattern = new vscode.RelativePattern(vscode.Uri.file(dirname(recorded)), basename(recorded));
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  const heard = (): void => {
    appendFileSync(events, `${wallClock()}\n`);
  };
  watcher.onDidChange(heard);
  watcher.onDidCreate(heard);
  await hold();
  watcher.dispose();
}
