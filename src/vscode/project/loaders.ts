/** What reads the texts of files, loaded where there is one. */
import type { EnvLoader, LoaderName } from '../../core/env/loader';
import type { EnvReader } from '../../core/env/reader';
import type * as reading from '../../core/project/reading';

/** What most need, since most env files are read as dotenv reads, and refer to nothing. */
export function loadReading(): Promise<typeof reading> {
  return import('../../core/project/reading');
}

/** A framework's loader. */
export async function loadLoader(name: LoaderName): Promise<EnvLoader> {
  return (await import('../../core/env/loaders')).envLoaders[name];
}

/** How it reads one text; `undefined` as dotenv does. */
export async function loadReader(name: LoaderName): Promise<EnvReader | undefined> {
  return name === 'next' ? undefined : (await loadLoader(name)).reader;
}
