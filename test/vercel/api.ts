/** A loopback stand-in for the part of Vercel's API that `vercel env pull` and `vercel ai-gateway api-keys` ask. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const projectId = 'prj_test';
export const orgId = 'team_test';

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The whole key, which is told once. */
  readonly key: string;
  readonly expiresAt: number | undefined;
  readonly quota: Readonly<Record<string, unknown>> | undefined;
}

/** Its behaviour may be changed while it runs. */
export interface VercelApi {
  readonly url: string;
  /** The project's variables, made anew for each pull. */
  variables: (environment: string) => Readonly<Record<string, string>>;
  /** Answers pulls with this HTTP status instead. */
  failure: number | undefined;
  /** Pulls are answered only after that. */
  held: Promise<void> | undefined;
  /** Pulls that were asked for, failures included. */
  pulls: number;
  /** The API keys of the team. */
  readonly keys: ApiKey[];
  /** Answers what is asked of keys with this instead. */
  keyFailure: { readonly status: number; readonly message: string } | undefined;
  /** Creates what is asked for, and cuts the connection then. */
  answerLost: boolean;
  /** Paths that the stand-in does not know, and answered with 404. */
  readonly unknown: string[];
  close(): Promise<void>;
}

export async function startVercelApi(variables: VercelApi['variables']): Promise<VercelApi> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith(keysPath)) void answerOfKeys(api, request, pathname, response);
    else void answer(api, pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  const api: VercelApi = {
    url: `http://127.0.0.1:${port}`,
    variables,
    failure: undefined,
    held: undefined,
    pulls: 0,
    keys: [],
    keyFailure: undefined,
    answerLost: false,
    unknown: [],
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

async function answer(api: VercelApi, path: string, response: ServerResponse): Promise<void> {
  const pull = /^\/v3\/env\/pull\/[^/]+\/(\w+)$/.exec(path);
  if (pull) {
    api.pulls += 1;
    await api.held;
    if (api.failure !== undefined) send(response, api.failure, { error: { code: 'refused', message: 'Refused.' } });
    else send(response, 200, { env: api.variables(pull[1] ?? ''), buildEnv: {} });
    return;
  }
  const known = Object.entries(knownPaths).find(([prefix]) => path.startsWith(prefix));
  if (known === undefined) api.unknown.push(path);
  send(response, known ? 200 : 404, known ? known[1] : { error: { code: 'not_found', message: 'Not found.' } });
}

const keysPath = '/v1/api-keys';

async function answerOfKeys(
  { keys, keyFailure, answerLost, held }: VercelApi,
  request: IncomingMessage,
  path: string,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  await held;
  const at = keys.findIndex(({ id }) => path === `${keysPath}/${id}`);
  if (keyFailure !== undefined) send(response, keyFailure.status, { error: { code: 'refused', ...keyFailure } });
  else if (request.method === 'POST') {
    const key = newKey(keys.length, JSON.parse(body) as Asked);
    keys.push(key);
    if (answerLost) request.socket.destroy();
    else send(response, 200, { apiKeyString: key.key, apiKey: shownOf(key) });
  } else if (request.method === 'GET') send(response, 200, { apiKeys: keys.map(shownOf), pagination: { next: null } });
  else if (at === -1) send(response, 404, { error: { code: 'not_found', message: 'API key not found.' } });
  else {
    keys.splice(at, 1);
    send(response, 200, {});
  }
}

interface Asked {
  readonly name?: string;
  readonly expiresAt?: number;
  readonly aiGatewayQuota?: ApiKey['quota'];
}

function newKey(count: number, { name = 'API Key', expiresAt, aiGatewayQuota }: Asked): ApiKey {
  const key = `vck_${String(count).padStart(4, '0')}${'S3cret'.repeat(8)}${count}-end`;
  return {
    id: `ak_test${count}`,
    name,
    key,
    expiresAt,
    quota: aiGatewayQuota && { currentSpend: 0, ...aiGatewayQuota },
  };
}

/** As Vercel lists it: without the key. */
function shownOf({ key, ...shown }: ApiKey): unknown {
  return { ...shown, partialKey: key.slice(-4), createdAt: 0 };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

/** Upstream this variable is of the type "sensitive": a pull gets an empty value for it, as from Vercel. */
export const sensitiveVariable = 'PAYMENT_SECRET';

const team = { id: orgId, slug: 'acme', name: 'Acme' };

const project = {
  ...{ id: projectId, name: 'web', accountId: orgId, link: null, framework: 'nextjs' },
  ...{ targets: {}, latestDeployments: [], createdAt: 0, updatedAt: 0 },
};

/** What the CLI reads of the account on the way. */
const knownPaths = {
  [`/v9/projects/${projectId}`]: project,
  // By its name, as a link looks for it.
  [`/v9/projects/${project.name}`]: project,
  [`/v10/projects/${projectId}/env`]: { envs: [{ key: sensitiveVariable, type: 'sensitive' }] },
  '/v2/user': { user: { id: 'user_test', username: 'tester', email: 'tester@example.com', defaultTeamId: orgId } },
  [`/teams/${orgId}`]: team,
  [`/v2/teams/${orgId}`]: team,
  '/v1/teams': { teams: [team], pagination: { count: 1, next: null, prev: null } },
  '/v2/teams': { teams: [team], pagination: { count: 1, next: null, prev: null } },
};

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
