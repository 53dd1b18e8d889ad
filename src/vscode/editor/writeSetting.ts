/** Changes a setting where a person asked for it. */
import vscode = require('vscode');
import type { Settings } from '../../core/words/settings';
import { settingsSection } from './settings';

/** For this user, everywhere. */
export async function writeSetting<K extends 'notifications' | 'autoRefresh'>(
  key: K,
  value: Settings[K],
): Promise<void> {
  await vscode.workspace.getConfiguration(settingsSection).update(key, value, vscode.ConfigurationTarget.Global);
}
