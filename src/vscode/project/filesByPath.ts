/** Which files an event at a path concerns: the one there, and those below it. */

export function filesByPath(
  files: readonly string[],
  pathOf: (file: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of files)
    for (const path of pathsTo(pathOf(file))) found.set(path, (found.get(path) ?? new Set<string>()).add(file));
  return found;
}

/** `/`, `/a` and `/a/b` for `/a/b`. */
export function pathsTo(path: string): string[] {
  const names = path.split('/').filter((name) => name !== '');
  return Array.from({ length: names.length + 1 }, (_, count) => `/${names.slice(0, count).join('/')}`);
}
