/** The quick pick behind the status bar item. */
import vscode = require('vscode');
import { actions } from '../../core/words/actions';
import { menuEntries } from '../../core/status/menu';
import type { Presentation } from '../../core/status/presentation';
import type { Project } from '../../core/project/project';
import { l10n } from '../editor/l10n';

/** Settles when the chosen command has. */
export async function showMenu({ status, view, contexts, name }: Presentation, project: Project): Promise<void> {
  const title = `AI Gateway: ${view.spoken}`;
  const chosen = await vscode.window.showQuickPick(
    menuEntries(l10n, status, project, { pulling: contexts.pulling, name }),
    {
      title,
    },
  );
  if (chosen !== undefined) await vscode.commands.executeCommand(actions[chosen.action].id);
}
