/** The claims of an OIDC token as people read them: what each says, and what it means. */
import { momentOf, type Claims } from '../credential/token';
import type { L10n } from '../words/l10n';

/** Plain text; it is escaped where it meets the Markdown. */
export interface ClaimRow {
  /** As it stands in the token. */
  readonly claim: string;
  readonly value: string;
  readonly meaning: string;
}

/** Of Vercel's tokens and of RFC 7519 §4.1: nothing else is shown, since it may be about a person. */
export const knownClaims = [
  { claim: 'project', id: 'project_id', meaning: 'the Vercel project that it was issued for' },
  { claim: 'owner', id: 'owner_id', meaning: 'the team, or the account, that pays' },
  { claim: 'environment', id: undefined, meaning: 'the environment of the project' },
  { claim: 'iss', id: undefined, meaning: 'who has issued it' },
  { claim: 'aud', id: undefined, meaning: 'whom it is for' },
  { claim: 'sub', id: undefined, meaning: 'what it stands for' },
] as const;

export const momentClaims = [
  { claim: 'exp', meaning: 'from then on, it is refused' },
  { claim: 'iat', meaning: 'when it was issued' },
  { claim: 'nbf', meaning: 'before, it is refused' },
] as const;

export function claimRows(l10n: L10n, claims: Claims): readonly ClaimRow[] {
  const texts = knownClaims.flatMap(({ claim, id, meaning }): ClaimRow[] => {
    const parts = [textOf(claims, claim), id === undefined ? undefined : textOf(claims, id)].filter(isText);
    const [first, second] = parts;
    if (first === undefined) return [];
    const value = second === undefined || second === first ? first : `${first} (${second})`;
    return [{ claim, value, meaning: l10n.t(meaning) }];
  });
  const times = momentClaims.flatMap(({ claim, meaning }): ClaimRow[] => {
    const moment = momentOf(claims[claim]);
    return moment === undefined ? [] : [{ claim, value: l10n.moment(moment), meaning: l10n.t(meaning) }];
  });
  return [...times, ...texts];
}

/** How many there are that have no row. */
export function otherClaims(claims: Claims): number {
  const shown: readonly (string | undefined)[] = [
    ...knownClaims.flatMap(({ claim, id }) => [claim, id]),
    ...momentClaims.map(({ claim }) => claim),
  ];
  return Object.keys(claims).filter((name) => !shown.includes(name)).length;
}

function textOf(claims: Claims, name: string): string | undefined {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined;
  const first: unknown = Array.isArray(claim) ? claim[0] : claim;
  return typeof first === 'string' && first.trim() !== '' ? first : undefined;
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
