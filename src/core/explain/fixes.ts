/** What mends a problem of an env file's text. */
import { variableOf } from '../credential/credential';
import { worthOf } from '../credential/worth';
import { withValue } from '../env/edit';
import { dotenvReader } from '../env/reader';
import { valueOf } from '../env/scan';
import { RefusalError } from '../env/writeProblem';
import type { Source } from '../project/inEffect';
import { remedyOf } from '../project/obstacle';
import { readerOf } from '../project/reader';
import { placeOf } from '../project/sourceWords';
import { credentialFindings } from '../status/credentialFindings';
import { credentialStatusAt } from '../status/status';
import type { Action } from '../words/actions';
import type { L10n } from '../words/l10n';
import { mentionsIn } from './mention';
import type { Fix, ProblemCode } from './problem';
import type { Explained, Look } from './role';
import { renamed, repaired, withoutMentions } from './textFix';

/** Of a value that is none, or not the right one. */
export function valueFixes(l10n: L10n, code: ProblemCode, place: Explained, look: Look): readonly Fix[] {
  const { kind } = place.mention;
  const acts = (...actions: Action[]): Fix[] => actions.map((action) => ({ kind: 'act', action }));
  const edits = isRepairable(code) ? repairFixes(l10n, place, look) : [];
  if (code === 'keyExpired') return acts('createApiKey', 'setApiKey');
  if (kind === 'apiKey') return [...edits, ...acts('setApiKey')];
  const remedy = remedyOf(look.page.project);
  if (remedy === undefined || code === 'early') return edits;
  const isOfOther = code === 'otherProject' || code === 'otherTeam';
  return [...edits, ...(isOfOther && remedy === 'refresh' ? acts('refresh', 'link') : acts(remedy))];
}

export function renameFixes(l10n: L10n, { mention }: Explained, { page }: Look): readonly Fix[] {
  const variable = variableOf(mention.kind);
  // What a reference is worth depends on the name that it stands under.
  const text = valueOf(page.text, mention).includes('$')
    ? undefined
    : renamed(page.text, mention, variable, readerOf(page.project));
  return editFixes(l10n.t('Rename to {variable}', { variable }), text);
}

export function removeFixes(l10n: L10n, { mention }: Explained, { page, explained }: Look): readonly Fix[] {
  const losing = explained.filter(
    (other) => other.role.kind === 'loses' && other.mention.kind === mention.kind && other.mention.isExact,
  );
  const lines = losing.map((other) => other.mention);
  return editFixes(
    l10n.t('Remove the Lines without Effect'),
    withoutMentions(page.text, lines, readerOf(page.project)),
  );
}

/** None for the environment of terminals. */
export function openFixes(l10n: L10n, source: Source): readonly Fix[] {
  if (source.kind === 'shell') return [];
  const title = l10n.t('Open {place}', { place: placeOf(l10n, source) });
  return [{ kind: 'open', title, file: source.file, line: source.line }];
}

function isRepairable(code: ProblemCode): boolean {
  return code === 'quoted' || code === 'openQuote' || code === 'bearer' || code === 'strayCharacter';
}

/** In characters: of a longer text, to try all ways in which a value may be written would hold the editor up. */
const longestText = 2 ** 16;

/** Where nothing is wrong with the value then: else another remedy is better. */
function repairFixes(l10n: L10n, { mention }: Explained, { now, page }: Look): readonly Fix[] {
  const { text, project, file } = page;
  const { kind, name, line } = mention;
  const written = valueOf(text, mention);
  const value = repaired(written);
  const worth = worthOf(kind, value);
  // What decides for dotenv is what would be edited.
  const isEdited = dotenvReader.assignmentsIn(text, [name]).get(name)?.line === line;
  // What is wrong with a reference is wrong elsewhere.
  if (worth === undefined || !isEdited || written.includes('$') || text.length > longestText) return [];
  const status = credentialStatusAt(now, { kind, worth, source: { kind: 'file', file, line } }, project, 0).value;
  if (credentialFindings(l10n, status, project).some(({ code }) => code !== 'shadows')) return [];
  try {
    const result = withValue(text, name, value, readerOf(project));
    const isInPlace = mentionsIn(result).length === mentionsIn(text).length;
    return editFixes(l10n.t('Correct the Value'), isInPlace ? result : undefined);
  } catch (error) {
    if (error instanceof RefusalError) return [];
    throw error;
  }
}

function editFixes(title: string, text: string | undefined): readonly Fix[] {
  return text === undefined ? [] : [{ kind: 'edit', title, text }];
}
