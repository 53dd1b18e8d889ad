/** The settings, as typed values. Their defaults live in `package.json`. */

export const notificationLevels = ['all', 'expired', 'off'] as const;
export type NotificationLevel = (typeof notificationLevels)[number];

export const statusBarFormats = ['countdown', 'clock', 'icon'] as const;
export type StatusBarFormat = (typeof statusBarFormats)[number];

/** By their names in the manifest, without the section. */
export interface Settings {
  readonly warnBeforeMinutes: number;
  readonly notifications: NotificationLevel;
  readonly autoRefresh: boolean;
  readonly 'statusBar.format': StatusBarFormat;
  /** The env files in their order, by their path in the folder; empty means that the framework's order is used. */
  readonly envFiles: readonly string[];
  /** Executable and first arguments; empty means that the CLI is looked for. */
  readonly cli: readonly string[];
}
