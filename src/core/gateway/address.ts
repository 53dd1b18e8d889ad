/** Where the AI Gateway is: an address that a person may set for this machine, and no workspace. */

/** Where nobody has set another one. */
export const usualGateway = 'https://ai-gateway.vercel.sh';

/** `undefined` for one that a credential may not be sent to: neither https, nor of this computer itself. */
export function gatewayAddressOf(setting: string): URL | undefined {
  if (!URL.canParse(setting)) return undefined;
  const address = new URL(setting);
  if (address.username !== '' || address.password !== '') return undefined;
  const isHere = address.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(address.hostname);
  return address.protocol === 'https:' || isHere ? address : undefined;
}

/** That path below the address, whatever path that has itself: one that begins with `//` would name another host. */
export function below(address: URL, path: string): URL {
  const url = new URL(address.origin);
  url.pathname = `${address.pathname.replace(/\/+$/, '')}${path}`;
  return url;
}

/** As it stands in programs: where a path can follow, and without what means something in a shell or ends a text. */
export function addressText(address: URL): string {
  const sign = /[^\w./:%~[\]-]/g;
  return below(address, '')
    .href.replace(/\/+$/, '')
    .replace(sign, (found) => `%${found.charCodeAt(0).toString(16)}`);
}
