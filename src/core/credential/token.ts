/** What can be read from an OIDC token without its signature, and without keeping the token. */
import { decodeJwt, type JWTPayload } from 'jose';
import type { EpochMs } from '../words/clock';
import { nameFrom } from '../words/name';

export interface Token {
  /** From `exp`, which is in seconds (RFC 7519 §4.1.4). */
  readonly expiresAt: EpochMs;
  /** From `iat` (RFC 7519 §4.1.6). */
  readonly issuedAt: EpochMs | undefined;
  /** From `nbf`: before, it is refused (RFC 7519 §4.1.5). */
  readonly validFrom: EpochMs | undefined;
  /** Claims of Vercel's tokens, as people know them: names, else ids. */
  readonly project: string | undefined;
  readonly team: string | undefined;
  readonly projectId: string | undefined;
  readonly teamId: string | undefined;
  readonly environment: string | undefined;
  /** Tells this token from any other without its content: `exp`, `iat` and the project, which may be long. */
  readonly identity: string;
}

/** As they stand in the token, by name; `undefined` for what is none. */
export type Claims = Readonly<Record<string, unknown>>;

export type TokenReading =
  | { readonly kind: 'token'; readonly token: Token }
  /** A JWT whose `exp` is missing, or no moment that a date can hold. */
  | { readonly kind: 'endless' }
  /** Its signature is missing: how long one is depends on a key that is not known here. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'none' };

/** Three parts in base64url (RFC 7515 §3.1), the signature perhaps missing. White space at the end is not sent. */
const shape = /^[\w-]+\.[\w-]+\.([\w-]*)[\t\n\r ]*$/;

/** For a hover: of a token whose whole text is one. Not to be kept. */
export function claimsIn(text: string): Claims | undefined {
  return shape.test(text) ? claimsOf(text.trimEnd()) : undefined;
}

/** The whole text is one, or it is none. */
export function readToken(text: string): TokenReading {
  const signature = shape.exec(text)?.[1];
  const claims = signature === undefined ? undefined : claimsOf(text.trimEnd());
  if (signature === undefined || claims === undefined) return { kind: 'none' };
  if (signature === '') return { kind: 'cut' };
  const expiresAt = momentOf(claims.exp);
  if (expiresAt === undefined) return { kind: 'endless' };
  const issuedAt = momentOf(claims.iat);
  const projectId = nameFrom(textOf(claims, 'project_id'));
  const teamId = nameFrom(textOf(claims, 'owner_id'));
  const project = nameFrom(textOf(claims, 'project')) ?? projectId;
  const token = {
    ...{ expiresAt, issuedAt, validFrom: momentOf(claims.nbf), projectId, teamId, project },
    team: nameFrom(textOf(claims, 'owner')) ?? teamId,
    environment: nameFrom(textOf(claims, 'environment')),
    identity: JSON.stringify([expiresAt, issuedAt ?? null, projectId ?? project ?? textOf(claims, 'sub') ?? null]),
  };
  return { kind: 'token', token };
}

/** Whether a refresh brought something: a token that was issued later, or that lasts longer. */
export function isNewer(token: Token | undefined, than: Token | undefined): boolean {
  if (token === undefined) return false;
  if (than === undefined) return true;
  return token.expiresAt > than.expiresAt || (token.issuedAt ?? 0) > (than.issuedAt ?? Infinity);
}

function claimsOf(text: string): JWTPayload | undefined {
  try {
    return decodeJwt(text);
  } catch {
    return undefined; // Not a JWT: jose throws nothing else, and its message could quote the text.
  }
}

/** Largest moment of a JavaScript date, in milliseconds (ECMA-262 §21.4.1.1). */
const latestMoment = 8.64e15;

/** `undefined` for what is no moment that a date can hold. */
export function momentOf(seconds: unknown): EpochMs | undefined {
  if (typeof seconds !== 'number') return undefined;
  const moment = Math.round(seconds * 1000);
  return Math.abs(moment) <= latestMoment ? moment : undefined;
}

function textOf(claims: JWTPayload, name: string): string | undefined {
  const claim = claims[name];
  return typeof claim === 'string' && claim.trim() !== '' ? claim : undefined;
}
