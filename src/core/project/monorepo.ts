/** The projects of a monorepo, as `.vercel/repo.json` lists them, and the names by which people know projects. */
import { asObject, objectIn, textAt } from './json';
import { nameFrom } from '../words/name';

/** A project by its folder's path in the workspace folder, `''` for that folder itself. */
export interface Listed {
  readonly directory: string;
  readonly name: string;
}

export function listedIn(repoJson: string): Listed[] {
  const projects = objectIn(repoJson)?.['projects'];
  const rows: unknown[] = Array.isArray(projects) ? projects : [];
  return rows.flatMap((row) => {
    const directory = textAt(asObject(row), 'directory');
    if (directory === undefined || directory.startsWith('/') || directory.split('/').includes('..')) return [];
    const path = directory === '.' ? '' : directory;
    return [{ directory: path, name: nameFrom(textAt(asObject(row), 'name')) ?? nameOf(path) }];
  });
}

/** The folders above a file, the nearest first, down to but without the workspace folder; by their paths in it. */
export function foldersAbove(file: string): string[] {
  const names = file.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, names.length - index).join('/'));
}

export function nameOf(directory: string): string {
  return nameFrom(directory.slice(directory.lastIndexOf('/') + 1)) ?? '';
}
