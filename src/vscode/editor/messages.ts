/** Shows a message and does what its button says. */
import vscode = require('vscode');
import { actions } from '../../core/words/actions';
import { buttonTitle, isAction, type Button, type Message } from '../../core/words/message';
import { runName } from '../../core/pull/run';
import { l10n } from './l10n';
import { writeSetting } from './settings';
import { showTerminal } from './terminals';

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
      await writeSetting('notifications', 'off');
      return;
    case 'automate':
      await writeSetting('autoRefresh', true);
      await vscode.commands.executeCommand(actions.refresh.id);
      return;
    case 'showTerminal':
      showTerminal(runName(l10n, 'pull'));
      return;
    case 'addToGitignore': // Answers to a question: who asked goes on.
    case 'apply':
    case 'dismiss':
    case 'download':
    case 'review':
    case 'snooze':
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
