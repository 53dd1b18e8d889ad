/** The window's address: what it opens, and the extension and tests that it loads. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommandLine } from './commandLine';

/** Stands for the server. It has no port in it, so that a new start finds what the window remembered. */
export const host = 'vscode.localhost';

export function addressOf(line: CommandLine): URL {
  const address = new URL(`http://${host}/`);
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  for (const path of line.developmentPaths) payload.push(['extensionDevelopmentPath', uriOf(path)]);
  if (line.testsPath !== undefined) payload.push(['extensionTestsPath', uriOf(line.testsPath)]);
  for (const path of line.paths) {
    if (statSync(path).isDirectory()) address.searchParams.set('folder', resolve(path));
    else if (path.endsWith('.code-workspace')) address.searchParams.set('workspace', resolve(path));
    else payload.push(['openFile', uriOf(path)]);
  }
  address.searchParams.set('payload', JSON.stringify(payload));
  return address;
}

function uriOf(path: string): string {
  return `vscode-remote://remote${pathToFileURL(resolve(path)).pathname}`;
}
