/** The settings, as typed values. Their defaults live in `package.json`. */

export const notificationLevels = ['all', 'expired', 'off'] as const;
export type NotificationLevel = (typeof notificationLevels)[number];

export interface Settings {
  readonly warnBeforeMinutes: number;
  readonly notifications: NotificationLevel;
  readonly autoRefresh: boolean;
  /** Executable and first arguments; empty means that the CLI is looked for. */
  readonly cli: readonly string[];
}
