/** What one env file says of credentials, and whether to believe it. */
import type { FileContent } from '../env/content';
import type { CredentialKind, Worth } from './credential';

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

/** What is there, where that is no text. */
export function envFileWithoutText(content: Exclude<FileContent, { kind: 'text' }>): EnvFile {
  return content.kind === 'directory' ? { kind: 'unreadable', problem: 'failed' } : content;
}

/**
 * Whether to look again before believing it, since a writer may be in the middle of its work: a credential is gone that
 * was there or may have been, or a token is not whole, or the file is empty so far.
 */
export function mayBeUnfinished(file: EnvFile, before: EnvFile | undefined): boolean {
  if (hasBadToken(file)) return true;
  if (before === undefined) return file.kind === 'read' && file.entries.length === 0;
  if (before.kind === 'unreadable') return file.kind !== 'unreadable' && !hasWorth(file);
  return hasWorth(before) && !hasWorth(file);
}

function hasBadToken(file: EnvFile): boolean {
  return file.kind === 'read' && file.entries.some(({ worth }) => worth?.kind === 'badToken');
}

function hasWorth(file: EnvFile): boolean {
  return file.kind === 'read' && file.entries.some(({ worth }) => worth !== undefined);
}
