/** A loopback stand-in for the AI Gateway that keeps how each request names itself. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrival {
  readonly authorization: string | undefined;
  readonly method: string | undefined;
}

export interface GatewayApi {
  readonly url: string;
  /** In the order in which they came. */
  readonly arrivals: readonly Arrival[];
  close(): Promise<void>;
}

/** Whatever is asked, the answer is that of `/v1/credits`. */
export async function startGatewayApi(): Promise<GatewayApi> {
  const arrivals: Arrival[] = [];
  const server = createServer(({ headers }, response) => {
    // Node.js joins a header that came more than once into one text, this one included.
    const method = headers['ai-gateway-auth-method'] as string | undefined;
    arrivals.push({ authorization: headers.authorization, method });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ balance: '1', total_used: '0' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
