/** Runs inside the editor: notes what the extension host hears of an env file, and what our item's text becomes. */
import { renameSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { commandOf } from '../../src/core/words/actions';
import { wallClock } from '../host/wallClock';

/** Moments are of {@link wallClock}. */
export interface HostRecord {
  readonly heard: number[];
  readonly texts: { readonly text: string; readonly at: number }[];
}

/**
 * For as long as the editor runs, goes as JSON to that file after each new text, and each change of the env file, a path in the
 * workspace folder. To be called before the extension is activated: its watcher then hears of a change after this one, in the
 * same turn.
 */
export function recordHost(envFile: string, results: string): HostRecord {
  const record: HostRecord = { heard: [], texts: [] };
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('The bench needs a folder.');
  // Later, so as not to hold up what is measured.
  const keepSoon = (): void => {
    setTimeout(() => {
      // Renamed into place: a reader sees all of it or the one before.
      writeFileSync(`${results}.new`, JSON.stringify(record));
      renameSync(`${results}.new`, results);
    }, 100);
  };
  onText((text) => {
    record.texts.push({ text, at: wallClock() });
    keepSoon();
  });
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, envFile));
  watcher.onDidChange(() => {
    record.heard.push(wallClock());
    keepSoon();
  });
  return record;
}

/** All items have one prototype, through which each text goes. */
function onText(told: (text: string) => void): void {
  const item = vscode.window.createStatusBarItem();
  const prototype = Object.getPrototypeOf(item) as vscode.StatusBarItem;
  item.dispose();
  const property = Object.getOwnPropertyDescriptor(prototype, 'text');
  if (property?.set === undefined) throw new Error('The text of an item is no property of all items.');
  Object.defineProperty(prototype, 'text', {
    ...property,
    set(this: vscode.StatusBarItem, text: string) {
      property.set?.call(this, text);
      if (this.command === commandOf('menu')) told(text);
    },
  });
}
