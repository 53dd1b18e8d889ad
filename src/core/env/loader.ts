/** What a framework's loader makes of several env files: which one decides, and what a reference is worth. */
import type { EnvReader } from './reader';

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

/** The files that each loader looks at in development, the one that wins first. */
export const loaderFiles = {
  next: ['.env.development.local', '.env.local', '.env.development', '.env'],
  vite: ['.env.development.local', '.env.development', '.env.local', '.env'],
} as const;

export type LoaderName = keyof typeof loaderFiles;
