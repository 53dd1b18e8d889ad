/** What a framework's loader makes of several env files: which one decides, and what a reference is worth. */
import { Expansion, type Unfolded } from './expansion';
import { dotenvReader, nodeReader, type EnvReader } from './reader';

export type Values = Readonly<Record<string, string>>;

/** An env file as it is read, by its name. */
export interface NamedText {
  readonly file: string;
  readonly text: string;
}

/** What a program gets for a variable, and from where: a file, or `undefined` for the environment it is started in. */
export interface Resolved {
  /** `undefined` where the references of the files would take too long to follow. */
  readonly value: string | undefined;
  readonly file: string | undefined;
}

export interface EnvLoader {
  /** The files that are looked at in development, the one that wins first. */
  readonly files: readonly string[];
  /** How it reads one text, before it follows references. What is written has to read the same for it, too. */
  readonly reader: EnvReader;
  /**
   * The values of all variables of the files and of `shell`, which is the environment that a program is started in. The
   * texts are those of files that exist, the one that wins first.
   */
  load(texts: readonly NamedText[], shell: Values): ReadonlyMap<string, Resolved>;
}

/** As `@next/env` does it: file by file, so that a reference reaches what won before and its own file, no further. */
const next: EnvLoader = {
  files: ['.env.development.local', '.env.local', '.env.development', '.env'],
  reader: dotenvReader,
  load: (texts, shell) => {
    const found = fromShell(shell);
    const env = new Map<string, string | undefined>(Object.entries(shell));
    const expansion = new Expansion();
    for (const { file, text } of texts) {
      const parsed = new Map<string, string | undefined>(dotenvReader.valuesIn(text));
      if (!expandAsNext(parsed, env, expansion)) continue;
      for (const [name, value] of parsed) {
        env.set(name, value);
        if (!found.has(name)) found.set(name, { value, file });
      }
    }
    // What a file names, too, is expanded even where the environment has it.
    for (const name of Object.keys(shell)) found.set(name, { value: env.get(name), file: undefined });
    return found;
  },
};

/** As `loadEnv` of `vite` does it: all files are merged first, so that a reference reaches each of them. */
const vite: EnvLoader = {
  files: ['.env.development.local', '.env.development', '.env.local', '.env'],
  reader: nodeReader,
  load: (texts, shell) => {
    const env = new Map(Object.entries(shell));
    const parsed = new Map<string, string | undefined>();
    const files = new Map<string, string>();
    const inOrder: string[][] = [];
    for (const { file, text } of [...texts].reverse()) {
      const values = nodeReader.valuesIn(text);
      inOrder.push([...values.keys()].filter((name) => !parsed.has(name)));
      for (const [name, value] of values) {
        parsed.set(name, value);
        files.set(name, file);
      }
    }
    const expansion = new Expansion();
    const isOuter = (name: string): boolean => (env.get(name) ?? '') !== '' && env.get(name) !== parsed.get(name);
    // Node.js hands names over in their order; that decides how far references go, and nothing else.
    const isOpen = (name: string): boolean => isOuter(name) || parsed.get(name)?.includes('$') === true;
    for (const name of inOrder.flatMap((names) => names.filter(isOpen).sort())) {
      const value = isOuter(name) ? env.get(name) : expansion.ofVite(parsed.get(name) ?? '', env, parsed);
      parsed.set(name, value?.replace(/\\\$/g, '$$'));
    }
    const found = fromShell(shell);
    for (const [name, value] of parsed) if (!found.has(name)) found.set(name, { value, file: files.get(name) });
    return found;
  },
};

export const envLoaders = { next, vite } as const;

/** What a value is worth that stands in a file: `tooLong` where its references are not followed to their end. */
export type Expanded = { readonly value: string } | 'tooLong' | undefined;

/**
 * What the value that a file gives a variable is worth: that of the reference in it, or as it stands where another file
 * or the environment decides. `undefined` where the loader takes none from that file, as for references in a circle.
 */
export function expandedIn(
  file: string,
  order: readonly string[],
  resolved: ReadonlyMap<string, Resolved>,
): (variable: string, value: string) => Expanded {
  return (variable, value) => {
    const found = resolved.get(variable);
    if (found === undefined) return undefined;
    if (found.file === file) return found.value === undefined ? 'tooLong' : { value: found.value };
    const isBehind = found.file !== undefined && order.indexOf(found.file) > order.indexOf(file);
    return isBehind ? undefined : { value };
  };
}

function fromShell(shell: Values): Map<string, Resolved> {
  return new Map(Object.entries(shell).map(([name, value]) => [name, { value, file: undefined }]));
}

/** `false` for a file whose references go in a circle: the loader fails there, says so and goes on without it. */
function expandAsNext(parsed: Map<string, string | undefined>, env: Unfolded, expansion: Expansion): boolean {
  for (const [name, written] of parsed) {
    const value = env.has(name) ? env.get(name) : written;
    if (value?.includes('$') !== true) {
      if (value !== written) parsed.set(name, value);
      continue;
    }
    const expanded = expansion.ofNext(value, env, parsed);
    if (expanded === 'circle') return false;
    parsed.set(name, expanded?.value.replace(/\\\$/g, '$$'));
  }
  return true;
}
