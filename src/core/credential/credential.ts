/** The kinds of credential, and what a value can be worth. */
import type { Token } from './token';

/** Where a credential goes that stands nowhere yet. */
export const envFileName = '.env.local';

/** The kinds, in the order in which the AI SDK looks for them. */
export const credentialKinds = [
  { kind: 'apiKey', variable: 'AI_GATEWAY_API_KEY' },
  { kind: 'oidc', variable: 'VERCEL_OIDC_TOKEN' },
] as const;

export const [{ variable: apiKeyVariable }, { variable: oidcVariable }] = credentialKinds;

export type CredentialKind = (typeof credentialKinds)[number]['kind'];

export function variableOf(kind: CredentialKind): string {
  // Each kind is a row of the table.
  return credentialKinds.find((row) => row.kind === kind)?.variable ?? '';
}

/** Why a value that is present is of no use: what it is instead. */
export type Doubt =
  | 'blank'
  | 'sensitive'
  | 'quoted'
  /** A quote at one end alone. */
  | 'openQuote'
  | 'bearer'
  | 'placeholder'
  /** One that no request can carry, or that no credential has. */
  | 'strayCharacter'
  | 'otherKind'
  | 'noExpiry'
  /** Its signature is missing. */
  | 'cut'
  | 'noToken'
  /** It refers to so much else that its references are not followed. */
  | 'tooLong';

export type KeyDoubt = Exclude<Doubt, 'noExpiry' | 'cut' | 'noToken'>;

export type Worth =
  | {
      readonly kind: 'apiKey';
      readonly doubt: KeyDoubt | undefined;
      /** Tells this key from any other, without its content. */
      readonly identity: string;
    }
  | { readonly kind: 'oidc'; readonly token: Token }
  | { readonly kind: 'badToken'; readonly doubt: Doubt };
