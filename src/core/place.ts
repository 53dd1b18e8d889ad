/** Words for where a value comes from. */
import type { Source } from './inEffect';

/** `.env.local`. */
export function fileNameOf(source: Source): string {
  return source.kind === 'shell' ? 'the environment of terminals' : source.file;
}

/** `.env.local, line 2`. */
export function placeOf(source: Source): string {
  return source.kind === 'shell' ? fileNameOf(source) : `${source.file}, line ${source.line + 1}`;
}
