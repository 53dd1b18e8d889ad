/** The quick pick behind the status bar item. */
import vscode = require('vscode');
import type { Project } from '../../core/project/project';
import { menuEntries } from '../../core/status/menu';
import type { Presentation } from '../../core/status/presentation';
import type { Action } from '../../core/words/actions';
import { l10n } from '../editor/l10n';

/** `undefined` when nothing was chosen. */
export async function pickAction(
  { status, view, contexts, name }: Presentation,
  project: Project,
): Promise<Action | undefined> {
  const entries = menuEntries(l10n, status, project, { pulling: contexts.pulling, name });
  return (await vscode.window.showQuickPick(entries, { title: `AI Gateway: ${view.spoken}` }))?.action;
}
