/** What there is to say of a credential or a project beside its status. */
import type { Doubt } from '../credential/credential';

/** Of one credential: a value that is none by what stands there instead, or else. */
export type CredentialCode =
  | Doubt
  | 'early'
  | 'expired'
  | 'keyExpired'
  | 'otherEnvironment'
  | 'otherProject'
  | 'otherTeam'
  /** A token is there as well. */
  | 'shadows';

/** Of a place without effect; `hidden` is by an empty value. */
export type UnusedCode = 'hidden' | 'unused' | 'unusedFresher';

type ProjectCode = 'none' | 'refused' | 'shell' | 'unreadable' | 'unreadableBeside' | 'virtual';

type FindingCode = CredentialCode | UnusedCode | ProjectCode;

export interface Finding<C extends FindingCode = FindingCode> {
  readonly code: C;
  /** Worth a warning in the status bar, whatever the status is. */
  readonly suspicious: boolean;
  readonly text: string;
}

export function said<C extends FindingCode>(code: C, text: string): Finding<C> {
  return { code, suspicious: false, text };
}

export function doubted<C extends FindingCode>(code: C, text: string): Finding<C> {
  return { code, suspicious: true, text };
}
