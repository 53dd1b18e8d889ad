/** Asks whose variables to pull. */
import vscode = require('vscode');
import { environments, type Environment } from '../core/pull';
import { environmentPick } from '../core/pullMessage';

/** `undefined` when none was chosen. */
export async function pickEnvironment(): Promise<Environment | undefined> {
  const entries = environments.map((environment) => ({
    ...{ label: environment, description: environmentPick.descriptions[environment] },
    environment,
  }));
  return (await vscode.window.showQuickPick(entries, { title: environmentPick.title }))?.environment;
}
