/** Quick fixes for the problems of an env file. */
import vscode = require('vscode');
import { replacementOf } from '../../core/env/replacement';
import type { Fix } from '../../core/explain/problem';
import { actionTitle } from '../../core/words/actionTitles';
import { l10n } from '../editor/l10n';
import type { Opened, Pages } from './pages';
import { commandFor, openCommand, rangeIn } from './places';
import { problemSource, type ProblemList } from './problemList';

/** Takes what concerns git: the document's address, and what is to be done. */
export const gitFixCommand = 'aiGatewayAuth.fixInGit';

export class FixProvider implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };

  constructor(
    private readonly pages: Pages,
    private readonly problems: ProblemList,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const ours = diagnostics.filter(({ source }) => source === problemSource);
    if (ours.length === 0) return [];
    const opened = await this.pages.read(document);
    if (opened === undefined) return [];
    const found = this.problems.of(opened).flatMap((problem) => {
      const at = rangeIn(document, problem);
      const diagnostic = ours.find(({ code, range: its }) => codeOf(code) === problem.code && its.isEqual(at));
      if (diagnostic === undefined || at.intersection(range) === undefined) return [];
      return problem.fixes().map((fix, index) => {
        const action = actionOf(opened, fix);
        action.diagnostics = [diagnostic];
        action.isPreferred = index === 0 && fix.kind !== 'open';
        return action;
      });
    });
    // Two problems of one value may have the same remedy.
    return [...new Map(found.map((action) => [action.title, action])).values()];
  }
}

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}

function actionOf({ document, folder, look }: Opened, fix: Fix): vscode.CodeAction {
  const titled = (title: string): vscode.CodeAction => new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  switch (fix.kind) {
    case 'edit': {
      const action = titled(fix.title);
      const { by, ...span } = replacementOf(look.page.text, fix.text);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, rangeIn(document, span), by);
      return action;
    }
    case 'act': {
      const action = titled(actionTitle(l10n, fix.action));
      action.command = commandFor(folder, fix.action);
      return action;
    }
    case 'open': {
      const action = titled(fix.title);
      action.command = openCommand(folder, fix.file, fix.line, fix.title);
      return action;
    }
    case 'ignore':
    case 'stopTracking': {
      const action = titled(fix.title);
      action.command = { command: gitFixCommand, title: fix.title, arguments: [document.uri.toString(), fix.kind] };
      return action;
    }
  }
}
