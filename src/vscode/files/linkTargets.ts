/** Follows files that are symbolic links to where they lead, which the editor's watcher of the workspace does not. */
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import vscode = require('vscode');
import type { Clock } from '../../core/words/clock';
import { targetOf } from './target';

/**
 * How long after a watcher was asked for the files are looked at again, in milliseconds: it hears nothing before it is at
 * work, which the editor does not tell. Seen on a busy machine: a change right after the first status was lost.
 */
const againMs = [1000, 5000] as const;

interface Options {
  readonly clock: Clock;
  /** The folder's path on disk. */
  readonly folder: string;
  /** By their paths in the folder. */
  readonly files: readonly string[];
  onChange(file: string): void;
}

export class LinkTargets implements vscode.Disposable {
  /** By the folder that is watched. */
  readonly #watchers = new Map<string, vscode.FileSystemWatcher>();
  /** By the path of the target: the files that lead there. */
  #targets: ReadonlyMap<string, readonly string[]> = new Map();
  readonly #looks = new Set<() => void>();
  /** The last of two overlapping looks wins. */
  #lookups = 0;
  #disposed = false;

  constructor(private readonly options: Options) {}

  /** To be called when links may lead elsewhere. Where no file is a link, nothing is watched. */
  async update(): Promise<void> {
    this.#lookups += 1;
    const lookup = this.#lookups;
    const targets = new Map<string, string[]>();
    for (const { file, target } of await this.#findTargets())
      targets.set(target, [...(targets.get(target) ?? []), file]);
    if (this.#disposed || lookup !== this.#lookups) return;
    this.#targets = targets;
    const folders = new Set([...targets.keys()].map((target) => dirname(target)));
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.dispose();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#watchers.set(folder, this.#watch(folder));
  }

  dispose(): void {
    this.#disposed = true;
    for (const watcher of this.#watchers.values()) watcher.dispose();
    for (const cancel of this.#looks) cancel();
  }

  async #findTargets(): Promise<{ file: string; target: string }[]> {
    const { folder, files } = this.options;
    const home = await realpath(folder).catch(() => folder); // Not there: nor is any file.
    const found = files.map(async (file) => {
      const target = await targetOf(join(folder, file)).catch(() => undefined); // No folder, or a circle of links.
      return target === undefined || isHeard(target, join(home, file)) ? [] : [{ file, target }];
    });
    return (await Promise.all(found)).flat();
  }

  #watch(folder: string): vscode.FileSystemWatcher {
    // Of the folder alone and not of what is below it; a file's name may have characters of a pattern.
    const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), '*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const hear = ({ fsPath }: vscode.Uri): void => {
      this.#tellOf(join(folder, basename(fsPath)));
    };
    for (const ms of againMs) this.#lookAfter(ms, folder);
    watcher.onDidChange(hear);
    watcher.onDidCreate(hear);
    watcher.onDidDelete(hear);
    return watcher;
  }

  #lookAfter(ms: number, folder: string): void {
    const cancel = this.options.clock.after(ms, () => {
      this.#looks.delete(cancel);
      for (const target of this.#targets.keys()) if (dirname(target) === folder) this.#tellOf(target);
    });
    this.#looks.add(cancel);
  }

  #tellOf(target: string): void {
    for (const file of this.#targets.get(target) ?? []) this.options.onChange(file);
  }
}

/** Of what is in the same place, be it in other letters, the editor's watcher of the workspace tells. */
function isHeard(target: string, path: string): boolean {
  return dirname(target) === dirname(path) && basename(target).toLowerCase() === basename(path).toLowerCase();
}
