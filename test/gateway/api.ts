/** A loopback stand-in for the AI Gateway that keeps how each request names itself. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrival {
  /** The HTTP method and the path, with its query. */
  readonly request: string;
  readonly authorization: string | undefined;
  /** The kind of credential. */
  readonly method: string | undefined;
  readonly protocol: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Its behaviour may be changed while it runs. */
export interface GatewayApi {
  readonly url: string;
  /** In the order in which they came. */
  readonly arrivals: readonly Arrival[];
  /** Given in place of the usual answers, whatever is asked. */
  answer: Answer | undefined;
  close(): Promise<void>;
}

/** Below the gateway's address, where the SDK asks for models. */
export const modelsPath = '/v4/ai';

const usual: ReadonlyMap<string, Answer> = new Map([
  [
    'GET /v1/models',
    { status: 200, body: JSON.stringify({ data: [{ id: 'openai/gpt-5', name: 'GPT-5', context_window: 400_000 }] }) },
  ],
  ['GET /v1/credits', { status: 200, body: JSON.stringify({ balance: '95.50', total_used: '4.50' }) }],
  [
    `POST ${modelsPath}/language-model`,
    {
      status: 200,
      body: JSON.stringify({
        content: [{ type: 'text', text: 'Hello.' }],
        finishReason: { unified: 'stop', raw: 'stop' },
        usage: { inputTokens: { total: 1 }, outputTokens: { total: 1 } },
      }),
    },
  ],
]);

const unknown: Answer = { status: 404, body: '{"error":{"message":"Not found","type":"not_found"}}' };

export async function startGatewayApi(): Promise<GatewayApi> {
  const arrivals: Arrival[] = [];
  const server = createServer((request, response) => {
    const arrival = arrivalOf(request);
    arrivals.push(arrival);
    const { status, body, headers } = api.answer ?? usual.get(arrival.request) ?? unknown;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  const api: GatewayApi = {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    answer: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return api;
}

function arrivalOf({ method = '', url = '', headers }: IncomingMessage): Arrival {
  // Node.js joins a header that came more than once into one text, these included.
  const header = (name: string): string | undefined => headers[name] as string | undefined;
  return {
    request: `${method} ${url}`,
    authorization: headers.authorization,
    method: header('ai-gateway-auth-method'),
    protocol: header('ai-gateway-protocol-version'),
  };
}
