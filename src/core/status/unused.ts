/** Where a variable stands as well, without effect. */
import { isNewer } from '../credential/token';
import type { Held } from '../project/inEffect';
import { placeOf } from '../project/sourceWords';
import type { L10n } from '../words/l10n';
import { said, type Finding, type UnusedCode } from './finding';

/** Where the variable stands as well, without effect, and what it is hidden by: the one that decides comes first. */
export function unusedFindings(
  l10n: L10n,
  variable: string,
  [deciding, ...unused]: readonly Held[],
): Finding<UnusedCode>[] {
  if (deciding === undefined || unused.length === 0) return [];
  const finding = (code: UnusedCode, held: readonly Held[], say: (args: Args) => string): Finding<UnusedCode>[] => {
    if (held.length === 0) return [];
    const places = held
      .map(({ source }) => placeOf(l10n, source))
      .reduce((list, place) => l10n.t('{places} and in {place}', { places: list, place }));
    return [said(code, say({ variable, places, deciding: placeOf(l10n, deciding.source) }))];
  };
  const ages = unused.map((held) => ({ held, age: ageOf(held.worth, deciding.worth) }));
  const of = (age: Age): Held[] => ages.filter((row) => row.age === age).map(({ held }) => held);
  return [
    ...of('fresher').flatMap((held) =>
      finding('unusedFresher', [held], (args) =>
        l10n.t('A fresher token stands unused in {places}, hidden by the one in {deciding}.', args),
      ),
    ),
    ...finding('unused', of('older'), (args) => l10n.t('{variable} stands, older, unused in {places}, too.', args)),
    ...(deciding.worth === undefined
      ? finding('hidden', of('other'), (args) =>
          l10n.t('{variable} in {places} is hidden by the empty value in {deciding}.', args),
        )
      : finding('unused', of('other'), (args) =>
          l10n.t('{variable} stands unused in {places}, too: the one in {deciding} decides.', args),
        )),
  ];
}

type Args = Readonly<Record<'variable' | 'places' | 'deciding', string>>;

/** Of a token, beside the one that decides; `other` where there is nothing to compare. */
type Age = 'fresher' | 'older' | 'other';

function ageOf(worth: Held['worth'], deciding: Held['worth']): Age {
  if (worth?.kind !== 'oidc' || deciding?.kind !== 'oidc') return 'other';
  if (isNewer(worth.token, deciding.token)) return 'fresher';
  return isNewer(deciding.token, worth.token) ? 'older' : 'other';
}
