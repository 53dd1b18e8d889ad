/** A fault at a place of an env file's text, with what mends it. */
import type { CredentialCode, UnusedCode } from '../status/finding';
import type { Action } from '../words/actions';

export type ProblemCode =
  Exclude<CredentialCode, 'shadows'> | UnusedCode | 'misnamed' | 'notIgnored' | 'tracked' | 'twice';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** What a person can do about a problem, the best first. */
export type Fix =
  /** `text` is the whole text then. */
  | { readonly kind: 'edit'; readonly title: string; readonly text: string }
  | { readonly kind: 'act'; readonly action: Action }
  /** A line of a file of the project, counted from 0. */
  | { readonly kind: 'open'; readonly title: string; readonly file: string; readonly line: number }
  | { readonly kind: 'ignore' | 'stopTracking'; readonly title: string };

export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Offsets in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What stands there has no effect. */
  readonly isUnnecessary: boolean;
  /** Made when they are asked for: an edit takes time. */
  fixes(): readonly Fix[];
}
