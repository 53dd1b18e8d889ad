/** What is true now of the credential in effect. */
import type { EpochMs, Timed } from './clock';
import type { EnvFile } from './credential';
import { minuteMs } from './duration';
import type { Token } from './token';

export type Status =
  | {
      readonly kind: 'apiKey';
      readonly line: number;
      /** An OIDC token stands there too, unused. */ readonly shadows: boolean;
    }
  | { readonly kind: 'valid'; readonly line: number; readonly token: Token; readonly leftMs: number }
  /** In its last `warnBeforeMinutes`. */
  | { readonly kind: 'expiring'; readonly line: number; readonly token: Token; readonly leftMs: number }
  | { readonly kind: 'expired'; readonly line: number; readonly token: Token; readonly passedMs: number }
  /** Not a readable JWT, or without a usable `exp`. */
  | { readonly kind: 'invalid'; readonly line: number }
  | { readonly kind: 'none'; /** The env file is there, and holds no credential. */ readonly fileExists: boolean }
  | { readonly kind: 'unreadable'; readonly problem: 'tooLarge' | 'failed' };

/** Expired from `exp` on, not only after it (RFC 7519 §4.1.4). */
export function statusAt(now: EpochMs, file: EnvFile, warnBeforeMinutes: number): Timed<Status> {
  if (file.kind === 'unreadable') return always({ kind: 'unreadable', problem: file.problem });
  const [inEffect, shadowed] = file.kind === 'read' ? file.credentials : [];
  if (inEffect === undefined) return always({ kind: 'none', fileExists: file.kind === 'read' });
  const { line } = inEffect;
  if (inEffect.kind === 'apiKey') return always({ kind: 'apiKey', line, shadows: shadowed !== undefined });
  const { token } = inEffect;
  if (token === undefined) return always({ kind: 'invalid', line });
  const leftMs = token.expiresAt - now;
  if (leftMs <= 0) return always({ kind: 'expired', line, token, passedMs: -leftMs });
  const warnMs = warnBeforeMinutes * minuteMs;
  if (leftMs < warnMs) return { value: { kind: 'expiring', line, token, leftMs }, trueForMs: leftMs };
  return { value: { kind: 'valid', line, token, leftMs }, trueForMs: leftMs - Math.max(warnMs - 1, 0) };
}

function always(status: Status): Timed<Status> {
  return { value: status, trueForMs: Infinity };
}
