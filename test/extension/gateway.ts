/** A gateway on this computer, of which a test says how it answers. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Session } from './harness';

export interface Arrival {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A gateway on this computer, which the setting names. */
export async function withGateway(
  at: Session,
  answer: RequestListener,
  body: (arrivals: readonly Arrival[]) => Promise<void>,
): Promise<void> {
  const arrivals: Arrival[] = [];
  const server = createServer((request, response) => {
    arrivals.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
    await at.set('gatewayUrl', `http://127.0.0.1:${port}`);
    await body(arrivals);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

export const saying =
  (status: number, body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', location: 'http://127.0.0.1:1/' });
    response.end(body);
  };

/** The network of this computer is real: it takes turns of the loop, and no time of the test's clock. */
export async function until(at: Session, isTrue: () => boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!isTrue()) {
    assert.ok(performance.now() < end, `waited in vain; the last message: ${at.message?.text ?? 'none'}`);
    await new Promise(setImmediate);
  }
  await at.settle();
}
