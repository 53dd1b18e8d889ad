/** What the AI Gateway's answer to a question for the credits says of the credential that was sent. */
import type { CheckResult } from '../credential/known';
import { asObject, objectIn, textAt } from '../project/json';

/** Below the gateway's address. */
export const creditsPath = '/v1/credits';

/** The header that names the kind of credential, as `@ai-sdk/gateway` 4 sends it. */
export function creditsHeaders(kind: 'apiKey' | 'oidc', value: string): Readonly<Record<string, string>> {
  return {
    accept: 'application/json',
    authorization: `Bearer ${value}`,
    'ai-gateway-auth-method': kind === 'apiKey' ? 'api-key' : 'oidc',
    'ai-gateway-protocol-version': '0.0.1',
  };
}

/** By the status, and by `error.type` where a status means several things. */
export function checkResultOf(status: number, body: string): CheckResult {
  const answer = objectIn(body);
  if (status === 200) return creditsIn(answer) ?? { kind: 'unexpected', status };
  if (status === 407) return { kind: 'proxyRefused' };
  // A proxy or a portal answers with a page.
  const type = textAt(asObject(answer?.['error']), 'type');
  if (type === 'customer_verification_required') return { kind: 'verification' };
  switch (status) {
    case 401:
      return { kind: 'invalid' };
    case 402:
      return { kind: 'unpaid' };
    case 403:
      return answer === undefined ? { kind: 'unexpected', status } : { kind: 'forbidden' };
    case 429:
      return { kind: 'rateLimited' };
    default:
      return { kind: 'unexpected', status };
  }
}

function creditsIn(answer: ReturnType<typeof objectIn>): CheckResult | undefined {
  const [balance, used] = [amountAt(answer, 'balance'), amountAt(answer, 'total_used')];
  return balance === undefined || used === undefined ? undefined : { kind: 'valid', balance, used };
}

function amountAt(answer: ReturnType<typeof objectIn>, name: string): string | undefined {
  const text = textAt(answer, name);
  return text !== undefined && amount.test(text) ? text : undefined;
}

/** Nothing else is kept and shown: what stands in its place may be the credential, sent back. */
const amount = /^-?\d{1,20}(\.\d{1,30})?(e[+-]?\d{1,2})?$/i;
