/** Where the AI Gateway is: an address that a person may set for this machine, and no workspace. */

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
