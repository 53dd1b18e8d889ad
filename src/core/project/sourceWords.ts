/** Words for where a value comes from. */
import type { Source } from './inEffect';
import type { L10n } from '../words/l10n';

/** `.env.local`. */
export function fileNameOf(l10n: L10n, source: Source): string {
  return source.kind === 'shell' ? l10n.t('the environment of terminals') : source.file;
}

/** `.env.local of web`: with the project's name, where there are several. */
export function fileIn(l10n: L10n, project: string | undefined, file: string): string {
  return project === undefined ? file : l10n.t('{file} of {project}', { file, project });
}

/** `.env.local, line 2`. */
export function placeOf(l10n: L10n, source: Source): string {
  if (source.kind === 'shell') return fileNameOf(l10n, source);
  return l10n.t('{file}, line {line}', { file: source.file, line: source.line + 1 });
}
