/** Reads what one env file says of credentials. */
import { withCommentedVariable } from '../env/commented';
import type { FileContent } from '../env/content';
import type { Expanded } from '../env/expanded';
import { dotenvReader } from '../env/reader';
import { apiKeyVariable, credentialKinds, oidcVariable, type CredentialKind, type Worth } from './credential';
import { envFileWithoutText, type EnvFile } from './envFile';
import { readToken, type Token } from './token';
import { looksLikeKey, worthOf } from './worth';

/**
 * As a loader's reader reads it. `expanded` gives what that makes of a variable's value, `undefined` for nothing at all; without
 * it a value counts as it stands.
 */
export function envFileOf(
  content: FileContent,
  reader = dotenvReader,
  expanded = (_variable: string, value: string): Expanded => ({ value }),
): EnvFile {
  if (content.kind !== 'text') return envFileWithoutText(content);
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

function tooLong(kind: CredentialKind): Worth {
  return kind === 'apiKey' ? { kind, doubt: 'tooLong', identity: '' } : { kind: 'badToken', doubt: 'tooLong' };
}
