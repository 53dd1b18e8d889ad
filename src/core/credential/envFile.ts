/** What one env file says of credentials. */
import {
  apiKeyVariable,
  credentialKinds,
  looksLikeKey,
  oidcVariable,
  worthOf,
  type CredentialKind,
  type Worth,
} from './credential';
import { withCommentedVariable } from '../env/commented';
import type { Expanded } from '../env/loader';
import { dotenvReader } from '../env/reader';
import { readToken, type Token } from './token';

/** What was found at a path; `tooLarge` is more than {@link largestFileBytes}. */
export type FileContent =
  | { readonly kind: 'absent' }
  | { readonly kind: 'directory' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly problem: 'tooLarge' | 'failed' };

export const largestFileBytes = 2 ** 20;

/** A credential's variable in a file, be it without a value. */
export interface Entry {
  readonly kind: CredentialKind;
  /** Counted from 0. */
  readonly line: number;
  /** `undefined` for an empty value. */
  readonly worth: Worth | undefined;
}

export type EnvFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly problem: 'tooLarge' | 'failed' }
  | {
      readonly kind: 'read';
      /** In the order of the kinds. */
      readonly entries: readonly Entry[];
      /** A value of it has a `$`: what its credentials are worth may depend on other values, and on other files. */
      readonly refers: boolean;
      /** A line with an API key is commented out, and could be brought back. */
      readonly hasCommentedKey: boolean;
    };

/**
 * As a loader's reader reads it. `expanded` gives what that makes of a variable's value, `undefined` for nothing at all; without
 * it a value counts as it stands.
 */
export function envFileOf(
  content: FileContent,
  reader = dotenvReader,
  expanded = (_variable: string, value: string): Expanded => ({ value }),
): EnvFile {
  if (content.kind === 'directory') return { kind: 'unreadable', problem: 'failed' };
  if (content.kind !== 'text') return content;
  const { text } = content;
  const variables = credentialKinds.map(({ variable }) => variable);
  const assignments = reader.assignmentsIn(text, variables);
  const entries = credentialKinds.flatMap(({ kind, variable }) => {
    const { value: written, line = 0 } = assignments.get(variable) ?? {};
    const value = written === undefined ? undefined : expanded(variable, written);
    if (value === undefined) return [];
    return [{ kind, line, worth: value === 'tooLong' ? tooLong(kind) : worthOf(kind, value.value) }];
  });
  return {
    kind: 'read',
    entries,
    // Next.js takes nothing from a file in which any reference goes in a circle.
    refers: text.includes('$') && [...reader.valuesIn(text).values()].some((value) => value.includes('$')),
    hasCommentedKey: withCommentedVariable(text, apiKeyVariable, reader, looksLikeKey) !== undefined,
  };
}

/** The OIDC token in the text of an env file, with its value. Not to be kept for longer than writing it takes. */
export function oidcIn(
  text: string,
  reader = dotenvReader,
): { readonly value: string; readonly token: Token } | undefined {
  const value = reader.assignmentsIn(text, [oidcVariable]).get(oidcVariable)?.value;
  if (value === undefined) return undefined;
  const read = readToken(value);
  return read.kind === 'token' ? { value, token: read.token } : undefined;
}

/**
 * Whether to look again before believing it, since a writer may be in the middle of its work: a credential is gone that
 * was there, or a token is not whole, or the file is empty so far.
 */
export function mayBeUnfinished(file: EnvFile, before: EnvFile | undefined): boolean {
  if (hasBadToken(file)) return true;
  if (before === undefined) return file.kind === 'read' && file.entries.length === 0;
  return hasWorth(before) && !hasWorth(file);
}

function tooLong(kind: CredentialKind): Worth {
  return kind === 'apiKey' ? { kind, doubt: 'tooLong', identity: '' } : { kind: 'badToken', doubt: 'tooLong' };
}

function hasBadToken(file: EnvFile): boolean {
  return file.kind === 'read' && file.entries.some(({ worth }) => worth?.kind === 'badToken');
}

function hasWorth(file: EnvFile): boolean {
  return file.kind === 'read' && file.entries.some(({ worth }) => worth !== undefined);
}
