/** The stand-in's answers are true: the SDK's real clients read them as what they say, and so does the extension. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CheckResult } from '../../src/core/credential/known';
import { checkResultOf } from '../../src/core/gateway/creditsAnswer';
import { modelsPath, startGatewayApi, type Answer } from './api';
import { sdks, type Sdk } from './sdks';

/** What a caller of the SDK gets to see of an error. */
interface Raised {
  readonly name: string;
  readonly statusCode: number;
  readonly type: string;
}

type Row = readonly [
  what: string,
  answer: Answer,
  kind: CheckResult['kind'],
  raised: Raised | Readonly<Partial<Record<Sdk, Raised>>>,
];

const refusal = (status: number, type: string, message = 'Refused'): Answer => ({
  status,
  body: JSON.stringify({ error: { message, type, param: null, code: status }, generationId: 'gen_a' }),
});
const page = (status: number): Answer => ({
  status,
  body: '<html>Sign in to the Wi-Fi</html>',
  headers: { 'content-type': 'text/html' },
});

const raises = (name: string, statusCode: number, type: string): Raised => ({ name, statusCode, type });
/** The SDK has no class for the type: of what the gateway said, the status alone is left. */
const raisesAny = (statusCode: number): Raised =>
  raises('GatewayInternalServerError', statusCode, 'internal_server_error');
/** To the SDK, it is not an answer of the gateway's. */
const raisesRubbish = (statusCode: number): Raised => raises('GatewayResponseError', statusCode, 'response_error');

const rows: readonly Row[] = [
  [
    'a credential that the gateway does not know',
    refusal(401, 'authentication_error', 'No authentication provided'),
    'invalid',
    raises('GatewayAuthenticationError', 401, 'authentication_error'),
  ],
  ['no money left', refusal(402, 'insufficient_funds'), 'unpaid', raisesAny(402)],
  ['a card is asked for', refusal(403, 'customer_verification_required'), 'verification', raisesAny(403)],
  ['not allowed', refusal(403, 'forbidden'), 'forbidden', raises('GatewayForbiddenError', 403, 'forbidden')],
  [
    'no such path',
    refusal(404, 'not_found'),
    'unexpected',
    { 'gateway 3': raisesAny(404), 'gateway 4': raises('GatewayNotFoundError', 404, 'not_found') },
  ],
  [
    'too many requests',
    { ...refusal(429, 'rate_limit_exceeded'), headers: { 'retry-after': '60' } },
    'rateLimited',
    raises('GatewayRateLimitError', 429, 'rate_limit_exceeded'),
  ],
  ['a fault of the gateway', refusal(500, 'internal_server_error'), 'unexpected', raisesAny(500)],
  ['a page in place of the credits', page(200), 'unexpected', raisesRubbish(200)],
  [
    'numbers in place of texts',
    { status: 200, body: '{"balance":95.5,"total_used":4.5}' },
    'unexpected',
    raisesRubbish(200),
  ],
  ['a page of a company that blocks', page(403), 'unexpected', raisesRubbish(403)],
  ['a page of a server in between', page(502), 'unexpected', raisesRubbish(502)],
  [
    'an error without a message',
    { status: 403, body: '{"error":{"type":"forbidden"}}' },
    'forbidden',
    raisesRubbish(403),
  ],
  ['nothing in place of an error', { status: 401, body: '' }, 'invalid', raisesRubbish(401)],
];

for (const sdk of ['gateway 3', 'gateway 4'] as const) {
  describe(`${sdk} reads the stand-in's answer`, () => {
    test('the credits', async () => {
      assert.deepEqual(await outcomeOf(sdk, undefined), { balance: '95.50', totalUsed: '4.50' });
    });
    for (const [what, answer, , raised] of rows) {
      test(what, async () => {
        assert.deepEqual(await outcomeOf(sdk, answer), 'name' in raised ? raised : raised[sdk]);
      });
    }
  });
}

describe("the extension reads the stand-in's answer", () => {
  for (const [what, { status, body }, kind] of rows) {
    test(what, () => {
      assert.equal(checkResultOf(status, body).kind, kind);
    });
  }
});

/** The credits, or the error. */
async function outcomeOf(sdk: Sdk, answer: Answer | undefined): Promise<unknown> {
  const api = await startGatewayApi();
  try {
    api.answer = answer;
    const outcome = await sdks[sdk]({ baseURL: `${api.url}${modelsPath}`, apiKey: 'vck_a' }).catch(raisedOf);
    assert.deepEqual(api.arrivals, [
      { request: 'GET /v1/credits', authorization: 'Bearer vck_a', method: 'api-key', protocol: '0.0.1' },
    ]);
    return outcome;
  } finally {
    await api.close();
  }
}

function raisedOf(error: unknown): Raised {
  // An error of any other kind fails the comparison.
  const { name, statusCode, type } = error as Raised;
  return { name, statusCode, type };
}
