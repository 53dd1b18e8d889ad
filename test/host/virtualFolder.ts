/** A folder of virtual files for the editor, with the extension that provides them. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../package.json';
import type { FileChange } from './fileChange';

export interface VirtualFolder {
  /** Of the folder, for a workspace file. */
  readonly uri: string;
  /** The folder of the extension, to be installed. */
  readonly extension: string;
  readonly env: Readonly<Record<string, string>>;
  /** Writes a file by its path in the folder, or removes it. */
  write(path: string, text: string | undefined): void;
  dispose(): void;
}

/** With those files, by their paths in it. */
export async function makeVirtualFolder(files: Readonly<Record<string, string>>): Promise<VirtualFolder> {
  const base = mkdtempSync(join(tmpdir(), 'aga-virtual-'));
  const sockets = new Set<Socket>();
  const pathOf = (path: string): string => `/virtual/${path}`;
  const send = (socket: Socket, changes: readonly FileChange[]): void => {
    socket.write(`${JSON.stringify(changes)}\n`);
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => sockets.delete(socket));
    send(
      socket,
      Object.entries(files).map(([path, text]) => ({ path: pathOf(path), text })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  return {
    uri: 'memfs:/virtual',
    extension: writeExtension(base),
    env: { AI_GATEWAY_AUTH_FILES: String(port) },
    write: (path, text) => {
      const change = { path: pathOf(path), ...(text === undefined ? {} : { text }) };
      for (const socket of sockets) send(socket, [change]);
    },
    dispose: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      rmSync(base, { recursive: true, force: true });
    },
  };
}

function writeExtension(base: string): string {
  const { publisher, version, engines } = manifest;
  const name = 'memory-files';
  const path = join(base, `${publisher}.${name}-${version}`);
  mkdirSync(path);
  cpSync(join(process.cwd(), 'dist', 'test', 'host', 'memoryFiles.js'), join(path, 'extension.js'));
  const about = { name, publisher, version, engines, main: './extension.js', activationEvents: ['onFileSystem:memfs'] };
  writeFileSync(join(path, 'package.json'), JSON.stringify({ ...about, capabilities: { virtualWorkspaces: true } }));
  return path;
}
