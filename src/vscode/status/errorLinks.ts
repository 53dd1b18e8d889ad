/** Where a program prints that the AI Gateway refused it: a link in the terminal, and a word in the debug console. */
import { isAbsolute } from 'node:path';
import vscode = require('vscode');
import { authErrorsIn } from '../../core/status/authError';
import { l10n } from '../editor/l10n';

export interface ErrorLink extends vscode.TerminalLink {
  /** `undefined` where the terminal does not tell in which folder it works. */
  readonly place: vscode.Uri | undefined;
}

export function errorLinksIn({ line, terminal }: vscode.TerminalLinkContext): ErrorLink[] {
  return authErrorsIn(line).map(({ start, length }) => {
    const link = new vscode.TerminalLink(start, length, l10n.t('See what is wrong with the credential'));
    return Object.assign(link, { place: placeOf(terminal) });
  });
}

/** `onPrinted` is called once a debug session. */
export function errorTracker(
  session: vscode.DebugSession,
  onPrinted: (place: vscode.Uri | undefined) => void,
): vscode.DebugAdapterTracker {
  let isTold = false;
  return {
    onDidSendMessage: (message: unknown) => {
      if (isTold || authErrorsIn(printedIn(message)).length === 0) return;
      isTold = true;
      onPrinted(placeOfSession(session));
    },
  };
}

/** By the Debug Adapter Protocol: the text of an `output` event. */
function printedIn(message: unknown): string {
  const { event, body } = (message ?? {}) as { event?: unknown; body?: { output?: unknown } };
  return event === 'output' && typeof body?.output === 'string' ? body.output : '';
}

/** Where the program works, by its launch configuration, else the workspace folder of that. */
function placeOfSession({ configuration, workspaceFolder }: vscode.DebugSession): vscode.Uri | undefined {
  const cwd: unknown = configuration['cwd'];
  return typeof cwd === 'string' && isAbsolute(cwd) ? vscode.Uri.file(cwd) : workspaceFolder?.uri;
}

function placeOf({ shellIntegration, creationOptions }: vscode.Terminal): vscode.Uri | undefined {
  if (shellIntegration?.cwd !== undefined) return shellIntegration.cwd;
  const cwd = 'cwd' in creationOptions ? creationOptions.cwd : undefined;
  return typeof cwd === 'string' ? vscode.Uri.file(cwd) : cwd;
}
