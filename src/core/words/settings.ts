/** The settings, as typed values. Their defaults live in `package.json`. */

export const notificationLevels = ['all', 'expired', 'off'] as const;
export type NotificationLevel = (typeof notificationLevels)[number];

export const statusBarFormats = ['countdown', 'clock', 'icon'] as const;
export type StatusBarFormat = (typeof statusBarFormats)[number];

/** The env files that the setting names. */
export interface EnvFilesSetting {
  /** In their order, each by its path in the folder; none means that the framework's order is used. */
  readonly files: readonly string[];
  /** As they were written: not in the folder, or no names of files. A workspace that is not trusted names them, too. */
  readonly refused: readonly string[];
}

/** `./x` is `x`; a path is in the folder, however it is written. */
export function envFilesSettingOf(paths: readonly string[]): EnvFilesSetting {
  const read = paths.map((path) => ({ path, file: fileAt(path) }));
  const files = read.flatMap(({ file }) => file ?? []);
  return {
    files: [...new Set(files)],
    refused: read.filter(({ file }) => file === undefined).map(({ path }) => path),
  };
}

/** In bytes that any file system takes for a path. */
const longestPath = 255;

/** `undefined` for an absolute path, one that leads out of the folder, a pattern, or what would be read as markup. */
function fileAt(path: string): string | undefined {
  if (/^[/\\]|^\w:|[*?{},[\]\p{C}]|\$\(/u.test(path) || path.length > longestPath) return undefined;
  const names: string[] = [];
  for (const name of path.split(/[/\\]/)) {
    if (name === '..' && names.pop() === undefined) return undefined;
    if (name !== '..' && name !== '.' && name !== '') names.push(name);
  }
  return names.length === 0 ? undefined : names.join('/');
}

/** By their names in the manifest, without the section. */
export interface Settings {
  readonly warnBeforeMinutes: number;
  readonly notifications: NotificationLevel;
  readonly autoRefresh: boolean;
  readonly 'statusBar.format': StatusBarFormat;
  readonly envFiles: EnvFilesSetting;
  /** Executable and first arguments; empty means that the CLI is looked for. */
  readonly cli: readonly string[];
}

/** Of this machine alone, so that no workspace can send a credential elsewhere: the address as it was written. */
export interface MachineSettings {
  readonly gatewayUrl: string;
}

/** Of what is shown in editors and in the Explorer; each of them switches one thing. */
export const explainSettings = ['codeLens', 'diagnostics', 'hideValues', 'explorerDecorations', 'codeHints'] as const;

export type ExplainSettings = Readonly<Record<(typeof explainSettings)[number], boolean>>;
