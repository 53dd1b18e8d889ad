/** What is in a package, for people to read. */
import type { Bundled } from './bundled';

export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
}

export interface Contents {
  /** Of the `.vsix`. */
  readonly file: string;
  readonly sha256: string;
  readonly commit: string;
  readonly files: readonly PackedFile[];
  readonly bundled: readonly Bundled[];
}

export function contentsText({ file, sha256, commit, files, bundled }: Contents): string {
  const width = Math.max(...files.map(({ bytes }) => String(bytes).length));
  return [
    file,
    `SHA-256 ${sha256}`,
    `built of commit ${commit}`,
    '',
    'Files, with their bytes:',
    ...files.map(({ path, bytes }) => `  ${String(bytes).padStart(width)}  ${path}`),
    '',
    'Packages whose code is bundled, with their licences:',
    ...bundled.map(({ name, version, licence }) => `  ${name} ${version}  ${licence}`),
    '',
  ].join('\n');
}

/** To be typed by a person; in a workflow a trusted publisher takes the place of the tokens. */
export function publishCommands(file: string): readonly string[] {
  const tools = 'test/release/tools';
  return [
    `npm ci --ignore-scripts --prefix ${tools}`,
    `VSCE_PAT=… ${tools}/node_modules/.bin/vsce publish --packagePath ${file}`,
    `OVSX_PAT=… ${tools}/node_modules/.bin/ovsx publish --packagePath ${file}`,
  ];
}
