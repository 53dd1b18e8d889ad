/** Changes of files by a person or another program, and what the editor tells of them. */
import { posix } from 'node:path';
import type { Editor } from '../editor';
import { Uri } from '../recorder';
import type { World } from './world';

type Content = string | { readonly size: number };

/** Writes or removes a file; the window gets the focus where the editor does not hear of it. */
export function put(world: World, path: string, content: Content | undefined, seen: boolean): void {
  const { editor } = world;
  const { files, events } = editor;
  const before = foldersOf(editor, path);
  const isThere = files.has(path);
  if (content === undefined && !isThere) return;
  world.before.set(path, files.get(path));
  world.asPerson(() => {
    if (content === undefined) files.delete(path);
    else files.set(path, content);
  });
  const now = foldersOf(editor, path);
  if (!seen) {
    editor.focused = true;
    events.windowState.fire({ focused: true });
    return;
  }
  for (const folder of now.filter((name) => !before.includes(name))) events.fileCreated.fire(Uri.file(folder));
  if (content !== undefined) events[isThere ? 'fileChanged' : 'fileCreated'].fire(Uri.file(path));
  // Of what is in a folder that is gone, the editor tells nothing.
  else events.fileDeleted.fire(Uri.file(before.find((name) => !now.includes(name)) ?? path));
}

/** Moves a file or a folder, or removes it; the editor tells of it once for each place. */
export function move(world: World, from: string, to: string | undefined): void {
  const { editor } = world;
  const { files, events } = editor;
  const moved = [...files].filter(([path]) => `${path}/`.startsWith(`${from}/`));
  const isTaken = [...files.keys()].some((path) => `${path}/`.startsWith(`${to ?? ''}/`));
  if (moved.length === 0 || (to !== undefined && isTaken)) return;
  const before = foldersOf(editor, from);
  world.asPerson(() => {
    for (const [path, content] of moved) {
      files.delete(path);
      if (to !== undefined) files.set(to + path.slice(from.length), content);
    }
  });
  if (to !== undefined) events.fileCreated.fire(Uri.file(to));
  const now = foldersOf(editor, from);
  events.fileDeleted.fire(Uri.file(before.find((name) => !now.includes(name)) ?? from));
}

/** Those above the path that are there, the outermost first. A folder is there while it holds a file. */
function foldersOf({ files }: Editor, path: string): string[] {
  const names = posix.dirname(path).split('/').slice(1);
  const folders = names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
  return folders.filter((folder) => [...files.keys()].some((name) => name.startsWith(`${folder}/`)));
}
