/** What a file imports from the packages that reach the gateway. */
import type { CodeText } from './codeText';

export interface Imported {
  /** What each name of the file is in its package. */
  readonly names: ReadonlyMap<string, string>;
  /** Names of whole packages. */
  readonly namespaces: ReadonlySet<string>;
}

const packages: readonly string[] = ['ai', '@ai-sdk/gateway'];

/** In characters before the package's name; a list of names that is longer is not looked at. */
const longestClause = 2000;

/** More imports than a file that was written by people has. */
const mostImports = 50;

export function importedIn(text: string, { code, strings }: CodeText): Imported {
  const names = new Map<string, string>();
  const namespaces = new Set<string>();
  let imports = 0;
  for (const [start, end] of strings) {
    if (!packages.includes(text.slice(start + 1, end - 1))) continue;
    imports += 1;
    if (imports > mostImports) break;
    const clause = clauseBefore(code.slice(Math.max(0, start - longestClause), start));
    const whole = /^\s*(?:\*\s*as\s+)?([\w$]+)\s*$/.exec(clause ?? '')?.[1];
    if (whole !== undefined) namespaces.add(whole);
    const listed = /\{([^{}]*)\}/.exec(clause ?? '')?.[1] ?? '';
    for (const part of listed.split(',')) {
      const [, name = '', local = name] = /^\s*([\w$]+)(?:\s*(?::|\bas\b)\s*([\w$]+))?\s*$/.exec(part) ?? [];
      if (name !== '') names.set(local, name);
    }
  }
  return { names, namespaces };
}

/** What stands between `import` and `from`, or between `const` and `= require(`. */
function clauseBefore(before: string): string | undefined {
  const imported = /from\s*$/.exec(before);
  if (imported !== null) {
    const clause = before.slice(before.lastIndexOf('import') + 'import'.length, imported.index);
    return /^\s*type\b/.test(clause) ? undefined : clause;
  }
  const required = /=\s*(?:require|await\s+import)\s*\(\s*$/.exec(before);
  if (required === null) return undefined;
  const clause = /(?:const|let|var)\s([^;=]*)$/.exec(before.slice(0, required.index));
  return clause?.[1];
}
