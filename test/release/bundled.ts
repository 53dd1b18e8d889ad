/** The packages whose code the extension carries, and the notices that their licences ask for. */
import { build } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** As SPDX names it. */
  readonly licence: string;
  /** Of its own file. */
  readonly text: string;
}

/** It is packed, and a test holds it equal to what is bundled. */
export const noticesFile = join('src', 'thirdPartyNotices.txt');

/** By name. Found by bundling every file that the extension begins in. */
export async function bundledPackages(): Promise<Bundled[]> {
  const { metafile } = await build({
    entryPoints: readdirSync('src')
      .filter((name) => /(?<!\.d)\.ts$/.test(name))
      .map((name) => join('src', name)),
    bundle: true,
    platform: 'node',
    external: ['vscode'],
    logLevel: 'silent',
    write: false,
    outdir: 'dist',
    metafile: true,
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs.flatMap(([path, { bytesInOutput }]) => {
    const folder = /^.*\bnode_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0];
    return folder === undefined || bytesInOutput === 0 ? [] : [folder];
  });
  return [...new Set(folders)].map(packageIn).sort((one, other) => (one.name < other.name ? -1 : 1));
}

export function noticesOf(packages: readonly Bundled[]): string {
  const parts = packages.map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`);
  return ['This extension contains code of the following packages.\n', ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

function packageIn(folder: string): Bundled {
  // The manifest of a package of npm.
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  if (file === undefined) throw new Error(`${folder} has no licence.`);
  return {
    name: String(manifest['name']),
    version: String(manifest['version']),
    licence: String(manifest['license']),
    text: readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
  };
}
