/** Asks whose variables to pull. */
import vscode = require('vscode');
import { environments, type Environment } from '../../core/pull/steps';
import { environmentDescription, environmentPickTitle } from '../../core/pull/reviewWords';
import { l10n } from '../editor/l10n';

/** `undefined` when none was chosen. */
export async function pickEnvironment(): Promise<Environment | undefined> {
  const entries = environments.map((environment) => ({
    ...{ label: environment, description: environmentDescription(l10n, environment) },
    environment,
  }));
  return (await vscode.window.showQuickPick(entries, { title: environmentPickTitle(l10n) }))?.environment;
}
