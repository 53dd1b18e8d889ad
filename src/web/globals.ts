/** What of Node.js's globals the extension asks for, as a browser can answer. The web build puts them in their place. */

export const process = {
  env: {} as Readonly<Record<string, string>>,
  platform: 'browser',
  arch: 'any',
  pid: 0,
  versions: { node: 'none' },
} as const;

export function setImmediate(run: () => void): ReturnType<typeof setTimeout> {
  return setTimeout(run, 0);
}

export function clearImmediate(timer: ReturnType<typeof setTimeout>): void {
  clearTimeout(timer);
}
