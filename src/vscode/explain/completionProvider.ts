/** The names of the two variables, where a name can be written in an env file. */
import vscode = require('vscode');
import { completionsFor } from '../../core/explain/completions';
import { l10n } from '../editor/l10n';

export class CompletionProvider implements vscode.CompletionItemProvider {
  provideCompletionItems(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] {
    const line = document.lineAt(position).text.slice(0, position.character);
    const isAssigned = /^[\w.-]*\s*[=:]/.test(document.lineAt(position).text.slice(position.character));
    return completionsFor(l10n, line).map(({ name, text }) => {
      const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Variable);
      item.detail = 'AI Gateway';
      item.documentation = text;
      item.insertText = isAssigned ? name : `${name}=`;
      return item;
    });
  }
}
