/** The hover over one of the two variables in an env file. */
import vscode = require('vscode');
import { hoverAt } from '../../core/explain/hover';
import { l10n } from '../editor/l10n';
import type { Pages } from './pages';
import { actInCommand, addressFor, rangeIn } from './places';

export class HoverProvider implements vscode.HoverProvider {
  constructor(private readonly pages: Pages) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const opened = await this.pages.read(document);
    if (opened === undefined) return undefined;
    const { look, folder } = opened;
    const hover = hoverAt(l10n, look, document.offsetAt(position), (action) => addressFor(folder, action));
    if (hover === undefined) return undefined;
    const markdown = new vscode.MarkdownString(hover.markdown);
    // For the bar's colours. All that comes from a file is escaped.
    markdown.supportHtml = true;
    markdown.isTrusted = { enabledCommands: [actInCommand] };
    return new vscode.Hover(markdown, rangeIn(document, hover));
  }
}
