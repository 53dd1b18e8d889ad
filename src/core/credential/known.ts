/** What was found out of a credential by asking for it: dates and figures, and no part of the credential. */
import type { EpochMs } from '../words/clock';
import type { KeyPeriod } from './keyPeriod';

export interface Known {
  /** Of the credential, as in what it is worth. */
  readonly identity: string;
  readonly check?: Check | undefined;
  readonly key?: KeyFacts | undefined;
}

/** What the AI Gateway answered. */
export interface Check {
  readonly at: EpochMs;
  readonly result: CheckResult;
}

export type CheckResult =
  /** In the currency of the account, as the gateway writes them. */
  | { readonly kind: 'valid'; readonly balance: string; readonly used: string }
  /** Refused, or not reached. */
  | {
      readonly kind:
        | 'invalid'
        | 'forbidden'
        | 'verification'
        | 'unpaid'
        | 'rateLimited'
        | 'offline'
        | 'timedOut'
        | 'proxyRefused'
        /** The value has characters that no request can carry. */
        | 'unsendable';
    }
  /** No answer of the gateway's, by its HTTP status. */
  | { readonly kind: 'unexpected'; readonly status: number };

/** What the list of the team's API keys says of one. */
export interface KeyFacts {
  /** When the list was asked for. */
  readonly at: EpochMs;
  readonly expiresAt: EpochMs | undefined;
  /** In US dollars. */
  readonly spent: number | undefined;
  readonly limit: number | undefined;
  /** Of the limit; without one it holds for good. */
  readonly period: KeyPeriod | undefined;
}

/** The credential itself is refused, however often it is sent. */
export function isRefusal({ kind }: CheckResult): boolean {
  return kind === 'invalid' || kind === 'forbidden' || kind === 'verification' || kind === 'unpaid';
}
