/** An extension that does nothing: what the editor costs without ours. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';

const { publisher } = manifest;

/** Makes a folder for it in that one; the result is its path. */
export function emptyExtension(folder: string, name: string): string {
  const path = join(folder, `${publisher}.${name}-${manifest.version}`);
  mkdirSync(path);
  writeFileSync(join(path, 'extension.js'), 'exports.activate = () => {};\n');
  const { version, engines, extensionKind } = manifest;
  writeFileSync(
    join(path, 'package.json'),
    JSON.stringify({ name, publisher, version, engines, extensionKind, main: './extension.js', activationEvents: [] }),
  );
  return path;
}
