/** What is true now of the credential in effect. */
import type { EpochMs, Timed } from '../words/clock';
import type { Doubt, KeyDoubt } from '../credential/credential';
import type { KeyFacts } from '../credential/known';
import { minuteMs } from '../words/duration';
import { credentialsIn, knownOf, unreadableIn, type Credential, type Source } from '../project/inEffect';
import type { Project } from '../project/project';
import type { Token } from '../credential/token';

interface OfToken {
  readonly source: Source;
  readonly token: Token;
}

interface OfKey {
  readonly source: Source;
  /** A token is there too, unused. */
  readonly shadows: boolean;
  /** Tells the key from any other. */
  readonly identity: string;
}

/** When it expires is known. */
interface OfEndingKey extends OfKey {
  readonly facts: KeyFacts;
  readonly expiresAt: EpochMs;
}

export type Status =
  /** `leftMs` where it is known that it expires. */
  | ({ readonly kind: 'apiKey'; readonly facts: KeyFacts | undefined; readonly leftMs: number | undefined } & OfKey)
  /** In its last `warnBeforeMinutes`. */
  | ({ readonly kind: 'keyExpiring'; readonly leftMs: number } & OfEndingKey)
  | ({ readonly kind: 'keyExpired' } & OfEndingKey)
  /** Present, and of no use. */
  | { readonly kind: 'badKey'; readonly source: Source; readonly doubt: KeyDoubt }
  | { readonly kind: 'badToken'; readonly source: Source; readonly doubt: Doubt }
  | ({ readonly kind: 'valid'; readonly leftMs: number } & OfToken)
  /** In its last `warnBeforeMinutes`. */
  | ({ readonly kind: 'expiring'; readonly leftMs: number } & OfToken)
  /** Before its `nbf`. */
  | ({ readonly kind: 'early'; readonly inMs: number } & OfToken)
  /** `renews`: the JavaScript SDK gets one by itself. */
  | ({ readonly kind: 'expired'; readonly renews: boolean } & OfToken)
  /** `file` is where one would go, `fileExists` whether any of the env files is there. */
  | { readonly kind: 'none'; readonly file: string; readonly fileExists: boolean }
  | { readonly kind: 'unreadable'; readonly file: string; readonly problem: 'tooLarge' | 'failed' };

/** Expired from `exp` on, not only after it (RFC 7519 §4.1.4). */
export function statusAt(now: EpochMs, project: Project, warnBeforeMinutes: number): Timed<Status> {
  const unreadable = unreadableIn(project);
  if (unreadable !== undefined) return always({ kind: 'unreadable', ...unreadable });
  const [inEffect] = credentialsIn(project);
  if (inEffect !== undefined) return credentialStatusAt(now, inEffect, project, warnBeforeMinutes);
  const fileExists = project.envFiles.some(({ envFile }) => envFile.kind === 'read');
  return always({ kind: 'none', file: project.newFile, fileExists });
}

/** A credential is there, and requests that send it are refused. */
export function isOfNoUse({ kind }: Status): boolean {
  return kind === 'badKey' || kind === 'badToken' || kind === 'expired' || kind === 'keyExpired';
}

/** Of one that decides for its variable, be it in effect or not. */
export type CredentialStatus = Extract<Status, { readonly source: Source }>;

export function credentialStatusAt(
  now: EpochMs,
  { source, worth }: Credential,
  project: Project,
  warnBeforeMinutes: number,
): Timed<CredentialStatus> {
  switch (worth.kind) {
    case 'apiKey': {
      if (worth.doubt !== undefined) return always({ kind: 'badKey', source, doubt: worth.doubt });
      const shadows = credentialsIn(project).some(({ kind }) => kind === 'oidc');
      const key = { source, shadows, identity: worth.identity };
      return keyStatusAt(now, key, knownOf(project, worth)?.key, warnBeforeMinutes);
    }
    case 'badToken':
      return always({ kind: 'badToken', source, doubt: worth.doubt });
    case 'oidc':
      return tokenStatusAt(now, source, worth.token, project, warnBeforeMinutes);
  }
}

function keyStatusAt(
  now: EpochMs,
  key: OfKey,
  facts: KeyFacts | undefined,
  warnBeforeMinutes: number,
): Timed<CredentialStatus> {
  const expiresAt = facts?.expiresAt;
  if (facts === undefined || expiresAt === undefined) {
    return always({ kind: 'apiKey', ...key, facts, leftMs: undefined });
  }
  const leftMs = expiresAt - now;
  const warnMs = warnBeforeMinutes * minuteMs;
  if (leftMs <= 0) return always({ kind: 'keyExpired', ...key, facts, expiresAt });
  if (leftMs < warnMs) return { value: { kind: 'keyExpiring', ...key, facts, expiresAt, leftMs }, trueForMs: leftMs };
  return { value: { kind: 'apiKey', ...key, facts, leftMs }, trueForMs: untilWarning(leftMs, warnMs) };
}

/** How far clocks may be apart before it is worth a word. */
const leewayMs = minuteMs;

function tokenStatusAt(
  now: EpochMs,
  source: Source,
  token: Token,
  { linkedForSdk, loggedIn }: Project,
  warnBeforeMinutes: number,
): Timed<CredentialStatus> {
  const leftMs = token.expiresAt - now;
  if (leftMs <= 0) return always({ kind: 'expired', source, token, renews: linkedForSdk && loggedIn });
  const inMs = (token.validFrom ?? now) - now;
  if (inMs > leewayMs) return { value: { kind: 'early', source, token, inMs }, trueForMs: inMs - leewayMs };
  const warnMs = warnBeforeMinutes * minuteMs;
  if (leftMs < warnMs) return { value: { kind: 'expiring', source, token, leftMs }, trueForMs: leftMs };
  return { value: { kind: 'valid', source, token, leftMs }, trueForMs: untilWarning(leftMs, warnMs) };
}

/** The warning begins when less than that is left. */
function untilWarning(leftMs: number, warnMs: number): number {
  return leftMs - Math.max(warnMs - 1, 0);
}

function always<S extends Status>(status: S): Timed<S> {
  return { value: status, trueForMs: Infinity };
}
