/** What a framework's loader makes of several env files: which one decides, and what a reference is worth. */
import { assignmentsIn, valuesIn } from './text';
import { assignmentsByNode, valuesByNode } from './nodeText';

export type Values = Readonly<Record<string, string>>;

/** An env file as it is read, by its name. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** What a program gets for a variable, and from where: a file, or `undefined` for the environment it is started in. */
export interface Resolved {
  readonly value: string;
  readonly file: string | undefined;
}

/** A value as it stands in a file, and the line of its name, counted from 0. */
export interface Assigned {
  readonly value: string;
  readonly line: number;
}

export interface EnvLoader {
  /** The files that are looked at in development, the one that wins first. */
  readonly files: readonly string[];
  /** What one text assigns, as it stands there. */
  assignmentsIn(text: string): ReadonlyMap<string, Assigned>;
  /**
   * The values of all variables of the files and of `shell`, which is the environment that a program is started in. The
   * texts are those of files that exist, the one that wins first.
   */
  load(texts: readonly NamedText[], shell: Values): ReadonlyMap<string, Resolved>;
}

/** As `@next/env` does it: file by file, so that a reference reaches what won before and its own file, no further. */
const next: EnvLoader = {
  files: ['.env.development.local', '.env.local', '.env.development', '.env'],
  assignmentsIn,
  load: (texts, shell) => {
    const found = fromShell(shell);
    const env: Record<string, string> = { ...shell };
    for (const { file, text } of texts) {
      const parsed = parsedByNext(text, env);
      Object.assign(env, parsed);
      for (const [name, value] of Object.entries(parsed)) if (!found.has(name)) found.set(name, { value, file });
    }
    // What a file names, too, is expanded even where the environment has it.
    for (const name of Object.keys(shell)) found.set(name, { value: env[name] ?? '', file: undefined });
    return found;
  },
};

/** As `loadEnv` of `vite` does it: all files are merged first, so that a reference reaches each of them. */
const vite: EnvLoader = {
  files: ['.env.development.local', '.env.development', '.env.local', '.env'],
  assignmentsIn: assignmentsByNode,
  load: (texts, shell) => {
    const parsed: Record<string, string> = {};
    const files = new Map<string, string>();
    for (const { file, text } of [...texts].reverse()) {
      const values = valuesByNode(text);
      // Node.js hands names over in their order; that decides how far references go.
      for (const name of Object.keys(values).sort()) {
        parsed[name] = values[name] ?? '';
        files.set(name, file);
      }
    }
    for (const name of Object.keys(parsed)) {
      const outer = own(shell, name);
      const isOuter = outer !== undefined && outer !== '' && outer !== parsed[name];
      parsed[name] = unescaped(isOuter ? outer : expandedByVite(parsed[name] ?? '', { ...parsed, ...shell }, parsed));
    }
    const found = fromShell(shell);
    for (const [name, value] of Object.entries(parsed)) {
      if (!found.has(name)) found.set(name, { value, file: files.get(name) });
    }
    return found;
  },
};

export const envLoaders = { next, vite } as const;

/**
 * What the value that a file gives a variable is worth: that of the reference in it, or as it stands where another file
 * or the environment decides. `undefined` where the loader takes none from that file, as for references in a circle.
 */
export function expandedIn(
  file: string,
  order: readonly string[],
  resolved: ReadonlyMap<string, Resolved>,
): (variable: string, value: string) => string | undefined {
  return (variable, value) => {
    const found = resolved.get(variable);
    if (found === undefined) return undefined;
    if (found.file === file) return found.value;
    const isBehind = found.file !== undefined && order.indexOf(found.file) > order.indexOf(file);
    return isBehind ? undefined : value;
  };
}

function fromShell(shell: Values): Map<string, Resolved> {
  return new Map(Object.entries(shell).map(([name, value]) => [name, { value, file: undefined }]));
}

function own(values: Values, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** Nothing of a file whose references go in a circle: the loader fails there, says so and goes on. */
function parsedByNext(text: string, env: Values): Values {
  const parsed = { ...valuesIn(text) };
  for (const name of Object.keys(parsed)) {
    const value = expandedByNext(own(env, name) ?? parsed[name] ?? '', env, parsed);
    if (value === undefined) return {};
    parsed[name] = unescaped(value);
  }
  return parsed;
}

/** More references than this, one in the other, go in a circle. */
const deepest = 1000;

/** The last reference first, again and again, since a value may hold references of its own; `undefined` for a circle. */
function expandedByNext(value: string, env: Values, parsed: Values): string | undefined {
  let result = value;
  for (let depth = 0; depth < deepest; depth += 1) {
    const dollars = [...result.matchAll(/(?<!\\)\$/g)];
    const tail = result.slice(dollars.at(-1)?.index ?? result.length);
    const reference = /(?<!\\)\$\{?(\w+)(?::-([^}\\]*))?\}?/.exec(tail);
    if (reference === null) return result;
    const [written, name = '', fallback = ''] = reference;
    result = result.replace(written, firstNonEmpty(own(env, name), fallback, own(parsed, name)));
  }
  return undefined;
}

/** As dotenv-expand 12: the first reference first, with `-`, `:-`, `+` and `:+` behind a name. */
function expandedByVite(value: string, env: Values, parsed: Values): string {
  const seen = new Set<string>();
  let result = value;
  for (let depth = 0; depth < deepest; depth += 1) {
    const reference = /(?<!\\)\$\{([^{}]+)\}|(?<!\\)\$([A-Za-z_][A-Za-z0-9_]*)/.exec(result);
    if (reference === null) return result;
    seen.add(result);
    const [written, braced, bare = ''] = reference;
    const expression = braced ?? bare;
    const operator = /:\+|\+|:-|-/.exec(expression)?.[0];
    const [name = '', ...rest] = operator === undefined ? [expression] : expression.split(operator);
    const alternative = rest.join(operator);
    const isPlus = operator?.endsWith('+') === true;
    const current = own(env, name) ?? '';
    const isMissing = current === '' || seen.has(current);
    const byAlternative = isPlus ? current !== '' : isMissing;
    result = result.replace(written, byAlternative ? alternative : isPlus ? '' : current);
    // A reference to itself ends there.
    if (result === own(parsed, name)) return result;
  }
  return result;
}

function unescaped(value: string): string {
  return value.replaceAll('\\$', '$');
}

function firstNonEmpty(...values: (string | undefined)[]): string {
  return values.find((value) => value !== undefined && value !== '') ?? '';
}
