/** Opens the walkthrough, with what is true already ticked off. */
import vscode = require('vscode');
import type { Contexts } from '../../core/status/presentation';

/** By the extension's id and the walkthrough's. */
const walkthrough = 'ai-gateway-tools.ai-gateway-auth#gettingStarted';

/** The steps that are ticked off by a context, which is their `completionEvents` in the manifest as well. */
const steps = { login: 'loggedIn', link: 'linked', credential: 'usable', answer: 'accepted' } as const;

export async function getStarted(contexts: Contexts | undefined): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough);
  for (const [step, context] of Object.entries(steps)) {
    if (contexts?.[context] !== true) continue;
    // The editor ticks off what becomes true from then on (`registerDoneListeners` of its walkthroughs, 1.96 and 1.139).
    await vscode.commands.executeCommand('welcome.markStepComplete', `${walkthrough}#${step}`);
  }
}
