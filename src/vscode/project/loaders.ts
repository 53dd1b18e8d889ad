/** The loaders of frameworks, loaded where a project needs one: most are read as dotenv reads, and refer to nothing. */
import type { EnvLoader, LoaderName } from '../../core/env/loader';
import { dotenvReader, type EnvReader } from '../../core/env/reader';

export async function loadLoader(name: LoaderName): Promise<EnvLoader> {
  return (await import('../../core/env/loaders')).envLoaders[name];
}

/** How it reads one text. */
export async function loadReader(name: LoaderName): Promise<EnvReader> {
  return name === 'next' ? dotenvReader : (await loadLoader(name)).reader;
}
