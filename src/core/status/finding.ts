/** What there is to say of a credential or a project beside its status. */
import type { Doubt } from '../credential/credential';

/** What it is about: a value that is none by what stands there instead, or else. */
export type FindingCode =
  | Doubt
  | 'early'
  | 'expired'
  /** By an empty value. */
  | 'hidden'
  | 'none'
  | 'otherEnvironment'
  | 'otherProject'
  | 'otherTeam'
  | 'refused'
  | 'shadows'
  | 'shell'
  | 'unreadable'
  | 'unreadableBeside'
  | 'unused'
  | 'unusedFresher'
  | 'virtual';

export interface Finding {
  readonly code: FindingCode;
  /** Worth a warning in the status bar, whatever the status is. */
  readonly suspicious: boolean;
  readonly text: string;
}

export function said(code: FindingCode, text: string): Finding {
  return { code, suspicious: false, text };
}

export function doubted(code: FindingCode, text: string): Finding {
  return { code, suspicious: true, text };
}
