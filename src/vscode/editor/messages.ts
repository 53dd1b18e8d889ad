/** Shows a message and does what its button says. */
import vscode = require('vscode');
import type { Action } from '../../core/words/actions';
import { apiKeysUrl, dashboardUrl } from '../../core/words/addresses';
import { buttonTitle, isAction, type Button, type Message } from '../../core/words/message';
import { l10n } from './l10n';
import { openAddress } from './openAddress';
import { writeSetting } from './writeSetting';

/** Does what a button stands for, in the project that the message is about, whatever is shown by then. */
export type Act = (what: Action) => Promise<void>;

type Shower = (text: string, options: vscode.MessageOptions, ...buttons: string[]) => Thenable<string | undefined>;

/** The button that was pressed; `undefined` when the message was dismissed. */
export async function ask({ severity, text, detail, buttons, modal }: Message): Promise<Button | undefined> {
  const titles = buttons.map((button) => buttonTitle(l10n, button));
  const pressed = await showerOf(severity)(
    text,
    { modal: modal === true, ...(detail === undefined ? {} : { detail }) },
    ...titles,
  );
  return buttons.find((button) => buttonTitle(l10n, button) === pressed);
}

/** Settles when the button that was pressed, if any, has done its work. */
export async function tell(message: Message, act: Act): Promise<void> {
  const button = await ask(message);
  if (button !== undefined) await press(button, act);
}

export async function press(button: Button, act: Act): Promise<void> {
  if (isAction(button)) return act(button);
  switch (button) {
    case 'manageTrust':
      await vscode.commands.executeCommand('workbench.trust.manage');
      return;
    case 'installGuide':
      await vscode.env.openExternal(vscode.Uri.parse('https://vercel.com/docs/cli'));
      return;
    case 'keysPage':
      await openAddress(apiKeysUrl);
      return;
    case 'openDashboard':
      await openAddress(dashboardUrl);
      return;
    case 'mute':
      await writeSetting('notifications', 'off');
      return;
    case 'automate':
      await writeSetting('autoRefresh', true);
      await act('refresh');
      return;
    case 'addToGitignore': // Answers to a question: who asked goes on.
    case 'apply':
    case 'create':
    case 'dismiss':
    case 'download':
    case 'removeKey':
    case 'review':
    case 'snooze':
    case 'tryAgain':
    case 'writeAnyway':
  }
}

function showerOf(severity: Message['severity']): Shower {
  switch (severity) {
    case 'info':
      return vscode.window.showInformationMessage;
    case 'warning':
      return vscode.window.showWarningMessage;
    case 'error':
      return vscode.window.showErrorMessage;
  }
}
