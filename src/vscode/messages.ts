/** Shows a message and does what its button says. */
import vscode = require('vscode');
import { actions } from '../core/actions';
import { buttonTitle, isAction, type Button, type Message } from '../core/message';
import { muteNotifications } from './settings';

type Shower = (text: string, options: vscode.MessageOptions, ...buttons: string[]) => Thenable<string | undefined>;

/** The button that was pressed; `undefined` when the message was dismissed. */
export async function ask({ severity, text, buttons, modal }: Message): Promise<Button | undefined> {
  const titles = buttons.map(buttonTitle);
  const pressed = await showerOf(severity)(text, { modal: modal === true }, ...titles);
  return buttons.find((button) => buttonTitle(button) === pressed);
}

/** Settles when the button that was pressed, if any, has done its work. */
export async function tell(message: Message): Promise<void> {
  const button = await ask(message);
  if (button !== undefined) await press(button);
}

export async function press(button: Button): Promise<void> {
  if (isAction(button)) {
    await vscode.commands.executeCommand(actions[button].id);
    return;
  }
  switch (button) {
    case 'manageTrust':
      await vscode.commands.executeCommand('workbench.trust.manage');
      return;
    case 'installGuide':
      await vscode.env.openExternal(vscode.Uri.parse('https://vercel.com/docs/cli'));
      return;
    case 'mute':
      await muteNotifications();
      return;
    case 'download': // An answer to a question: who asked goes on.
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
