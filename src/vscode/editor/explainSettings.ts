/** The settings of what explains files, checked. */
import vscode = require('vscode');
import type { ExplainSettings } from '../../core/words/settings';
import { isBoolean, readerIn, settingsSection } from './settings';

/** A value of the wrong type counts as not set. */
export function readExplainSettings(folder: vscode.Uri | undefined): ExplainSettings {
  const value = readerIn(folder);
  return {
    codeLens: value('codeLens', isBoolean),
    diagnostics: value('diagnostics', isBoolean),
    hideValues: value('hideValues', isBoolean),
    explorerDecorations: value('explorerDecorations', isBoolean),
    codeHints: value('codeHints', isBoolean),
  };
}

/** Where it is set: a value for this user alone would not be seen where the workspace has one of its own. */
export async function toggleSetting(key: keyof ExplainSettings): Promise<void> {
  const section = vscode.workspace.getConfiguration(settingsSection);
  const isOfWorkspace = section.inspect(key)?.workspaceValue !== undefined;
  const { Global, Workspace } = vscode.ConfigurationTarget;
  await section.update(key, !readExplainSettings(undefined)[key], isOfWorkspace ? Workspace : Global);
}
