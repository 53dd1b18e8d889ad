/** Recognises an authentication error of the AI Gateway in what a program prints. */

/** Of `@ai-sdk/gateway` 3 and 4 and `@vercel/oidc`, and of the gateway itself. */
const words =
  /Unauthenticated request to AI Gateway|AI Gateway authentication failed|GatewayAuthenticationError|The 'x-vercel-oidc-token' header is missing/g;

/** What is looked at of one text, in characters. */
const longestText = 100_000;

export interface Span {
  /** Counted from 0. */
  readonly start: number;
  readonly length: number;
}

export function authErrorsIn(text: string): Span[] {
  return [...text.slice(0, longestText).matchAll(words)].map(({ index, 0: found }) => ({
    start: index,
    length: found.length,
  }));
}
