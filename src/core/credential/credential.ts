/** The kinds of credential, and what a value is worth. Values are looked at here and not kept. */
import { identityOf } from './identity';
import { readToken, type Token } from './token';

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

/** `undefined` for an empty value, which counts as absent, as in the SDK. */
export function worthOf(kind: CredentialKind, value: string): Worth | undefined {
  if (value === '') return undefined;
  const read = readToken(value);
  if (kind === 'apiKey') {
    const doubt = doubtOf(value) ?? (read.kind === 'none' ? undefined : 'otherKind');
    return { kind, doubt, identity: identityOf(value) };
  }
  if (read.kind === 'token') return { kind, token: read.token };
  const isKey = /^vck_/.test(value);
  const other = isKey ? 'otherKind' : 'noToken';
  return { kind: 'badToken', doubt: doubtOf(value) ?? tokenDoubts[read.kind] ?? other };
}

const tokenDoubts = { endless: 'noExpiry', cut: 'cut', none: undefined } as const;

/** Of the AI Gateway, or an access token of Vercel, which serves as one: with a prefix in newer ones. */
export function looksLikeKey(value: string): boolean {
  return /^(vc[a-z]_[\w-]+|[A-Za-z0-9]{24})$/.test(value) && doubtOf(value) === undefined;
}

/** Values that look present: written by the Vercel CLI, copied from a page, or left over from editing. */
function doubtOf(value: string): Exclude<KeyDoubt, 'otherKind'> | undefined {
  if (value.trim() === '') return 'blank';
  if (value === '[SENSITIVE]') return 'sensitive';
  if (/^(['"`]).*\1$/s.test(value)) return 'quoted';
  if (/^['"`]|['"`]$/.test(value)) return 'openQuote';
  if (/^bearer\s/i.test(value)) return 'bearer';
  return /^<.*>$|^your[_-]|^(xxx+|\.\.\.|\u2026|vck_(x+|\.\.\.|\u2026))$/i.test(value) ? 'placeholder' : undefined;
}
