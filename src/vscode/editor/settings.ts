/** The settings, checked: the editor hands over whatever a settings file says. */
import vscode = require('vscode');
import {
  envFilesSettingOf,
  notificationLevels,
  statusBarFormats,
  type ExplainSettings,
  type MachineSettings,
  type Settings,
} from '../../core/words/settings';

export const settingsSection = 'aiGatewayAuth';

/** A value of the wrong type counts as not set. */
export function readSettings(folder: vscode.Uri | undefined): Settings {
  const value = readerIn(folder);
  return {
    warnBeforeMinutes: value('warnBeforeMinutes', isMinutes),
    notifications: value('notifications', isNotificationLevel),
    autoRefresh: value('autoRefresh', isBoolean),
    'statusBar.format': value('statusBar.format', isStatusBarFormat),
    envFiles: envFilesSettingOf(value('envFiles', isListOfTexts)),
    cli: value('cli', isListOfTexts),
  };
}

/** Reads one setting; `isValid` tells what counts. */
export function readerIn(folder: vscode.Uri | undefined) {
  const section = vscode.workspace.getConfiguration(settingsSection, folder);
  return <T>(
    key: keyof Settings | keyof ExplainSettings | keyof MachineSettings,
    isValid: (candidate: unknown) => candidate is T,
  ): T => {
    const candidate = section.get<unknown>(key);
    // The cast holds since a test checks that the manifest's defaults are valid.
    return isValid(candidate) ? candidate : (section.inspect(key)?.defaultValue as T);
  };
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isMinutes(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isNotificationLevel(value: unknown): value is Settings['notifications'] {
  return notificationLevels.some((level) => level === value);
}

function isStatusBarFormat(value: unknown): value is Settings['statusBar.format'] {
  return statusBarFormats.some((format) => format === value);
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string' && part !== '');
}
