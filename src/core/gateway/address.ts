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

/** That path below the address, whatever path that has itself. */
export function below(address: URL, path: string): URL {
  return new URL(`${address.pathname.replace(/\/+$/, '')}${path}`, address);
}

/** As it stands in programs: without a slash at its end, and without what ends a text there. */
export function addressText({ href }: URL): string {
  return href.replace(/\/+$/, '').replace(/['$`]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
