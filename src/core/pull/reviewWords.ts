/** What to ask before a pull is taken over. */
import type { Merge } from '../env/merge';
import type { L10n } from '../words/l10n';
import { info, warning, type Message } from '../words/message';
import type { Environment } from './steps';

/** What is to be taken over into that file. */
interface Reviewed {
  readonly file: string;
  readonly environment: Environment;
  readonly merge: Merge;
}

/** Asked before anything is written: counts and names, never values. */
export function reviewMessage(l10n: L10n, review: Reviewed): Message {
  const { added, changed, onlyHere, withheld, unnamed = [] } = review.merge;
  const shown = onlyHere.filter((name) => !unnamed.includes(name));
  const kept = [
    ...shown,
    ...(unnamed.length > 0 ? [l10n.t('{count} without a usual name', { count: unnamed.length })] : []),
  ];
  const rows = [
    [l10n.t('New: {names}', namesOf(added)), added],
    [l10n.t('Changed: {names}', namesOf(changed)), changed],
    [l10n.t('Only here, and kept: {names}', namesOf(kept)), onlyHere],
    [withheldSentence(l10n, review.merge), withheld],
  ] as const;
  return {
    severity: 'info',
    text: reviewQuestion(l10n, review),
    detail: rows.flatMap(([row, names]) => (names.length === 0 ? [] : [row])).join('\n\n'),
    buttons: ['apply', 'review'],
    modal: true,
  };
}

/** Asked beside the changes. */
export function reviewedMessage(l10n: L10n, review: Reviewed): Message {
  return info(reviewQuestion(l10n, review), 'apply', 'dismiss');
}

export function reviewTitle(l10n: L10n, { file, environment }: Pick<Reviewed, 'file' | 'environment'>): string {
  return l10n.t('{file} ↔ with the {environment} variables (not written yet)', { file, environment });
}

export function reviewClosedMessage(l10n: L10n): Message {
  return warning(
    l10n.t('The changes were closed before, so nothing was taken over. Pull again to see them anew.'),
    'pull',
  );
}

export function environmentPickTitle(l10n: L10n): string {
  return l10n.t('Pull Environment Variables: of which environment?');
}

export function environmentDescription(l10n: L10n, environment: Environment): string {
  switch (environment) {
    case 'development':
      return l10n.t('what {command} takes by default', { command: 'vercel env pull' });
    case 'preview':
      return l10n.t('of preview deployments');
    case 'production':
      return l10n.t('of the live site');
  }
}

function reviewQuestion(l10n: L10n, { file, environment, merge }: Reviewed): string {
  const args = { environment, file, counts: countsOf(l10n, merge) };
  return l10n.t('Take the {environment} variables over into {file}? {counts}.', args);
}

/** `3 new, 1 changed, 2 only here`. */
export function countsOf(l10n: L10n, { added, changed, onlyHere }: Merge): string {
  const counts = { added: added.length, changed: changed.length, onlyHere: onlyHere.length };
  return l10n.t('{added} new, {changed} changed, {onlyHere} only here', counts);
}

export function withheldSentence(l10n: L10n, { withheld }: Merge): string {
  if (withheld.length === 0) return '';
  return l10n.t('Came without a value to write, and left alone: {names}', namesOf(withheld));
}

function namesOf(names: readonly string[]): { names: string } {
  return { names: names.join(', ') };
}
