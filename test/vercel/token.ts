/** Tokens in the shape of Vercel's OIDC tokens, with a signature that no key made. */

export interface TokenOptions {
  /** Milliseconds since the epoch, like `expiresAt`; the claims are whole seconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly project?: string;
  readonly owner?: string;
  readonly environment?: string;
  /** Claims to add or override; one that is `undefined` is left out. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** As long as that of a key with 2048 bits. */
const signature = Buffer.alloc(256, 'no-key-made-this').toString('base64url');

export function token({
  issuedAt,
  expiresAt,
  project = 'web',
  owner = 'acme',
  environment = 'development',
  claims = {},
}: TokenOptions): string {
  const payload = {
    iss: `https://oidc.vercel.com/${owner}`,
    aud: `https://vercel.com/${owner}`,
    sub: `owner:${owner}:project:${project}:environment:${environment}`,
    iat: Math.floor(issuedAt / 1000),
    nbf: Math.floor(issuedAt / 1000),
    exp: Math.floor(expiresAt / 1000),
    owner,
    owner_id: 'team_test',
    project,
    project_id: 'prj_test',
    environment,
    user_id: 'user_test',
    ...claims,
  };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'RS256', typ: 'JWT', kid: 'test' }), part(payload), signature].join('.');
}
