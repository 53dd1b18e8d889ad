/** VS Code with nothing behind it but a browser: its page, our extension and a folder in memory, served on this machine alone. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize, sep } from 'node:path';
import manifest from '../../../package.json';
import { newestEditor } from '../editor/editors';
import { installServer } from '../editor/install';
import { scheme, type FileChange } from '../fileChange';

export interface WebWorkbench {
  readonly address: string;
  /** Writes a file by its path in the folder, or removes it. */
  write(path: string, text: string | undefined): void;
  stop(): void;
}

const folder = '/web';

/** With those files, by their paths in the folder. */
export async function serveWorkbench(root: string, files: Readonly<Record<string, string>>): Promise<WebWorkbench> {
  const changes: FileChange[] = Object.entries(files).map(([path, text]) => ({ path: `${folder}/${path}`, text }));
  const listeners = new Set<ServerResponse>();
  const vscode = dirname(dirname((await installServer(root, newestEditor)).serverMain));
  const memoryFiles = memoryFilesManifest();
  const script = withoutMachine(readFileSync(join(vscode, workbenchScript), 'utf8'));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (path === '/') send(response, 'text/html', page(vscode, request));
    else if (path === '/changes') {
      listeners.add(response);
      response.write(`${JSON.stringify(changes)}\n`);
    } else if (path === '/files/package.json') send(response, 'application/json', memoryFiles);
    else if (path === '/files/extension.js')
      sendFile(response, join(root, 'dist', 'test', 'host', 'browser'), '/memoryFiles.js');
    else if (path.startsWith('/extension/')) sendFile(response, root, path.slice('/extension'.length));
    else if (path === `/static/${workbenchScript}`) send(response, 'text/javascript', script);
    else if (path.startsWith('/static/')) sendFile(response, vscode, path.slice('/static'.length));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  return {
    address: `http://127.0.0.1:${port}/`,
    write: (path, text) => {
      const change = { path: `${folder}/${path}`, ...(text === undefined ? {} : { text }) };
      changes.push(change);
      for (const listener of listeners) listener.write(`${JSON.stringify([change])}\n`);
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** As VS Code's own server fills its page, but without a remote machine. */
function page(vscode: string, { headers }: IncomingMessage): string {
  const authority = headers.host ?? '';
  const builtin = (path: string): object => ({ scheme: 'http', authority, path });
  const configuration = {
    folderUri: { scheme, path: folder },
    additionalBuiltinExtensions: [builtin('/extension'), builtin('/files')],
    // The package wants each of them said.
    ...{ isEnabledFileDownloads: false, isEnabledFileUploads: false, isEnabledCoderGettingStarted: false },
    productConfiguration: { enableTelemetry: false },
    configurationDefaults: { 'workbench.colorTheme': 'Default Dark Modern', 'workbench.startupEditor': 'none' },
  };
  const values: Readonly<Record<string, string>> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_AUTH_SESSION: '',
    WORKBENCH_WEB_BASE_URL: '/static',
    WORKBENCH_NLS_URL: '/static/out/nls.messages.js',
    WORKBENCH_NLS_FALLBACK_URL: '/static/out/nls.messages.js',
  };
  const html = readFileSync(join(vscode, 'out/vs/code/browser/workbench/workbench.html'), 'utf8');
  return html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

const workbenchScript = 'out/vs/code/browser/workbench/workbench.js';

/** The package that the editor comes in counts on its own server; here it is without one, as VS Code itself can be. */
function withoutMachine(code: string): string {
  const changes: readonly (readonly [RegExp, string])[] = [
    [/,remoteAuthority:location\.host\}/, '}'],
    [
      /(\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\)/,
      '$1.file("/").with({scheme:$2.vscodeUserData})',
    ],
  ];
  return changes.reduce((changed, [place, replacement]) => {
    if (!place.test(changed)) throw new Error(`${workbenchScript} is not that of VS Code ${newestEditor}.`);
    return changed.replace(place, replacement);
  }, code);
}

const types: Readonly<Record<string, string>> = {
  ...{ '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' },
  ...{ '.svg': 'image/svg+xml', '.png': 'image/png', '.ttf': 'font/ttf', '.wasm': 'application/wasm' },
};

function sendFile(response: ServerResponse, base: string, path: string): void {
  const file = normalize(join(base, path));
  const isThere = file.startsWith(`${base}${sep}`) && existsSync(file) && statSync(file).isFile();
  if (!isThere) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

function send(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, { 'content-type': type }).end(text);
}

function memoryFilesManifest(): string {
  const { publisher, version, engines } = manifest;
  const about = { name: 'memory-files', publisher, version, engines, browser: './extension.js' };
  const capabilities = { virtualWorkspaces: true };
  return JSON.stringify({ ...about, capabilities, activationEvents: [`onFileSystem:${scheme}`] });
}
