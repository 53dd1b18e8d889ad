/** The hover of the item, drawn. */
import vscode = require('vscode');
import { tooltipActions, tooltipAt } from '../../core/status/tooltip';
import type { EpochMs, Timed } from '../../core/words/clock';
import { commandOf } from '../../core/words/actions';
import { l10n } from '../editor/l10n';
import type { Shown } from './presentations';

export function tooltipOf({ project, presentation }: Shown, now: EpochMs): Timed<vscode.MarkdownString> {
  const { value, trueForMs } = tooltipAt(l10n, now, project, presentation);
  const markdown = new vscode.MarkdownString(value);
  markdown.supportThemeIcons = true;
  markdown.isTrusted = { enabledCommands: tooltipActions.map(commandOf) };
  return { value: markdown, trueForMs };
}
