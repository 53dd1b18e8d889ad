/** From the places of a text to those of a document, and what a click there does. */
import vscode = require('vscode');
import type { Action } from '../../core/words/actions';
import { actionTitle } from '../../core/words/actionTitles';
import { l10n } from '../editor/l10n';
import type { ProjectFolder } from '../project/projectFolder';

/** Acts in the project that a lens, a hover or a fix is about, whichever is shown by then. */
export const actInCommand = 'aiGatewayAuth.actIn';

export function rangeIn(document: vscode.TextDocument, { start, end }: { start: number; end: number }): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

export function commandFor({ uri }: ProjectFolder, action: Action, title = actionTitle(l10n, action)): vscode.Command {
  return { command: actInCommand, title, arguments: [uri.toString(), action] };
}

/** As a link in Markdown. */
export function addressFor({ uri }: ProjectFolder, action: Action): string {
  return `command:${actInCommand}?${encodeURIComponent(JSON.stringify([uri.toString(), action]))}`;
}

/** `line` is counted from 0. */
export function openCommand(folder: ProjectFolder, file: string, line: number, title: string): vscode.Command {
  const selection = new vscode.Range(line, 0, line, 0);
  return { command: 'vscode.open', title, arguments: [folder.uriOf(file), { selection }] };
}
