/** What a value is worth. Values are looked at here and not kept. */
import type { CredentialKind, KeyDoubt, Worth } from './credential';
import { identityOf } from './identity';
import { asSent, isSendable } from './sent';
import { readToken } from './token';

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
  if (/^<.*>$|^your[_-]|^(xxx+|\.\.\.|\u2026|vck_(x+|\.\.\.|\u2026))$/i.test(value)) return 'placeholder';
  return isSendable(asSent(value)) ? undefined : 'strayCharacter';
}
