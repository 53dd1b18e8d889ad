/** Which credential an env file holds. Values are read here and not kept. */
import { withCommentedVariable } from './envEdit';
import { assignmentsIn } from './envText';
import { readToken, type Token } from './token';

export const envFileName = '.env.local';

/** The kinds, in the order in which the AI SDK looks for them. */
export const credentialKinds = [
  { kind: 'apiKey', variable: 'AI_GATEWAY_API_KEY' },
  { kind: 'oidc', variable: 'VERCEL_OIDC_TOKEN' },
] as const;

export const [{ variable: apiKeyVariable }, { variable: oidcVariable }] = credentialKinds;

/** What was found at a path; `tooLarge` is more than {@link largestFileBytes}. */
export type FileContent =
  | { readonly kind: 'absent' }
  | { readonly kind: 'directory' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly problem: 'tooLarge' | 'failed' };

export const largestFileBytes = 2 ** 20;

export type Credential =
  | { readonly kind: 'apiKey'; readonly line: number }
  /** `token` is `undefined` when the value is not a readable token. */
  | { readonly kind: 'oidc'; readonly line: number; readonly token: Token | undefined };

export type EnvFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly problem: 'tooLarge' | 'failed' }
  | {
      readonly kind: 'read';
      /** The file names one of the variables, be it without a value. */
      readonly names: boolean;
      /** Credentials with a value, the one in effect first; an empty value counts as absent, as in the SDK. */
      readonly credentials: readonly Credential[];
      /** Where a person would look first, counted from 0: the credential in effect, else a variable without a value. */
      readonly line: number | undefined;
      /** A line with an API key is commented out, and could be brought back. */
      readonly hasCommentedKey: boolean;
    };

export function envFileOf(content: FileContent): EnvFile {
  if (content.kind === 'directory') return { kind: 'unreadable', problem: 'failed' };
  if (content.kind !== 'text') return content;
  const assignments = assignmentsIn(content.text);
  const named = credentialKinds.flatMap(({ kind, variable }) => {
    const assignment = assignments.get(variable);
    return assignment === undefined ? [] : [{ kind, ...assignment }];
  });
  const credentials = named
    .filter(({ value }) => value !== '')
    .map(({ kind, value, line }) => (kind === 'oidc' ? { kind, line, token: readToken(value) } : { kind, line }));
  return {
    kind: 'read',
    names: named.length > 0,
    credentials,
    line: credentials[0]?.line ?? named[0]?.line,
    hasCommentedKey: withCommentedVariable(content.text, apiKeyVariable) !== undefined,
  };
}

/** The OIDC token of the file, in effect or shadowed. */
export function tokenIn(file: EnvFile): Token | undefined {
  if (file.kind !== 'read') return undefined;
  return file.credentials.find((credential) => credential.kind === 'oidc')?.token;
}

/** The OIDC token in the text of an env file, with its value. Not to be kept for longer than writing it takes. */
export function oidcIn(text: string): { readonly value: string; readonly token: Token } | undefined {
  const value = assignmentsIn(text).get(oidcVariable)?.value;
  const token = value === undefined ? undefined : readToken(value);
  return value === undefined || token === undefined ? undefined : { value, token };
}

/** A writer may be in the middle of its work: the file tells of no usable credential, and may in a moment. */
export function mayBeUnfinished(file: EnvFile): boolean {
  if (file.kind !== 'read') return true;
  const [first] = file.credentials;
  return first === undefined || (first.kind === 'oidc' && first.token === undefined);
}
