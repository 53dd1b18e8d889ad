/** Shows each notice once: over all windows, over restarts, and in the window that a person looks at. */
import vscode = require('vscode');
import { offeringAutoRefresh, type Notice } from '../../core/status/notice';
import { ask, press } from '../editor/messages';

interface Options {
  /** Looks at the files and the clock again: the notice that is due now. */
  recheck(): Promise<Notice | undefined>;
  /** Whether nobody has told it yet. */
  claim(id: string): Promise<boolean>;
  /** Whether to offer automatic refresh along with it. */
  offersAutoRefresh(): Promise<boolean>;
  /** Refreshes, unless that has become needless since the notice was shown. */
  refreshIfNeeded(): Promise<void>;
}

export class Notifier {
  /** Notices that this window has told, or found told. */
  readonly #done = new Set<string>();

  constructor(private readonly options: Options) {}

  async consider(notice: Notice | undefined): Promise<void> {
    // In another window nobody would see it; on focus it is considered again.
    if (notice === undefined || this.#done.has(notice.id) || !vscode.window.state.focused) return;
    this.#done.add(notice.id);
    // The computer may have slept, and the token may be another one by now.
    const due = await this.options.recheck();
    if (due?.id !== notice.id) {
      this.#done.delete(notice.id);
      return;
    }
    if (!(await this.options.claim(due.id))) return;
    const button = await ask((await this.options.offersAutoRefresh()) ? offeringAutoRefresh(due.message) : due.message);
    if (button === 'refresh') await this.options.refreshIfNeeded();
    else if (button !== undefined) await press(button);
  }
}
