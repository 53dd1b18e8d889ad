/** Shows each notice once: over all windows, over restarts, and in the window that a person looks at. */
import vscode = require('vscode');
import { noticeMessage, offeringAutoRefresh } from '../../core/status/notice';
import { mayOfferAutoRefresh } from '../../core/status/renewal';
import type { Message } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import { ask, press, type Act } from '../editor/messages';
import { readSettings } from '../editor/settings';
import type { ProjectFolder } from '../project/projectFolder';
import type { Presentations, Shown } from './presentations';

interface Options {
  readonly presentations: Presentations;
  /** Whether nobody has told it yet. */
  claim(id: string): Promise<boolean>;
  /** Refreshes the project's token, unless that has become needless since the notice was shown. */
  refreshIfNeeded(folder: ProjectFolder): Promise<void>;
  actIn(folder: ProjectFolder): Act;
}

export class Notifier {
  /** Notices that this window has told, or found told. */
  readonly #done = new Set<string>();

  constructor(private readonly options: Options) {}

  async consider({ folder, presentation: { notice } }: Shown): Promise<void> {
    // In another window nobody would see it; on focus it is considered again.
    if (notice === undefined || this.#done.has(notice) || !vscode.window.state.focused) return;
    this.#done.add(notice);
    // The computer may have slept, and the token may be another one by now.
    const due = await this.options.presentations.recheck(folder);
    const message = due?.notice === notice ? noticeMessage(l10n, due.status, due) : undefined;
    if (message === undefined) {
      this.#done.delete(notice);
      return;
    }
    if (!(await this.options.claim(notice))) return;
    const button = await ask((await this.#mayOffer(folder, message)) ? offeringAutoRefresh(message) : message);
    if (button === 'refresh') await this.options.refreshIfNeeded(folder);
    else if (button !== undefined) await press(button, this.options.actIn(folder));
  }

  /** Automatic refresh is offered once, where it could work. */
  async #mayOffer({ project, uri }: ProjectFolder, { buttons }: Message): Promise<boolean> {
    if (!buttons.includes('refresh')) return false;
    const isOpen = project !== undefined && mayOfferAutoRefresh(project, readSettings(uri), vscode.workspace.isTrusted);
    return isOpen && this.options.claim('offer of automatic refresh');
  }
}
