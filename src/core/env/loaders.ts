/** The loaders of frameworks: what they make of several env files together. */
import { Expansion, type Unfolded } from './expansion';
import { loaderFiles, type EnvLoader, type LoaderName, type Resolved, type Values } from './loader';
import { nodeReader } from './nodeReader';
import { dotenvReader } from './reader';

/** As `@next/env` does it: file by file, so that a reference reaches what won before and its own file, no further. */
const next: EnvLoader = {
  files: loaderFiles.next,
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
  files: loaderFiles.vite,
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

export const envLoaders: Readonly<Record<LoaderName, EnvLoader>> = { next, vite };

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
