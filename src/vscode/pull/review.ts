/** Asks whether a pull is to be taken over, and shows what would change, of which there is no file. */
import vscode = require('vscode');
import type { PullStep } from '../../core/pull/steps';
import { reviewClosedMessage, reviewedMessage, reviewMessage, reviewTitle } from '../../core/pull/reviewWords';
import { l10n } from '../editor/l10n';
import { ask, tell, type Act } from '../editor/messages';

const scheme = 'ai-gateway-pull';

/** Resolves with whether to apply it. To close the changes is an answer, too. */
export async function reviewPull(
  envPath: string,
  { environment, merge, before, edit }: Extract<PullStep, { do: 'review' }>,
  { file, act, start }: { readonly file: string; readonly act: Act; readonly start: (work: Promise<unknown>) => void },
): Promise<boolean> {
  const review = { file, environment, merge };
  const result = edit(before);
  const answer = await ask(reviewMessage(l10n, review));
  if (answer !== 'review') return answer === 'apply';
  const now = vscode.Uri.file(envPath);
  const pulled = now.with({ scheme, query: environment });
  // A file that does not exist has no left side.
  const left = before === '' ? now.with({ scheme }) : now;
  const texts = new Map([
    [left.toString(), before],
    [pulled.toString(), result],
  ]);
  // Another project's changes may be under review, too: what is not of this one is left to the others.
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  try {
    await vscode.commands.executeCommand('vscode.diff', left, pulled, reviewTitle(l10n, review), { preview: false });
    const asked = ask(reviewedMessage(l10n, review)).then((button) => button === 'apply');
    let closed = false;
    const answered = new Promise<boolean>((resolve) => {
      const tabs = vscode.window.tabGroups.onDidChangeTabs((change) => {
        if (!change.closed.some((tab) => shows(tab, pulled))) return;
        closed = true;
        resolve(false);
      });
      const over = asked.then(resolve).finally(() => {
        tabs.dispose();
      });
      start(over);
    });
    start(asked.then((apply) => (apply && closed ? tell(reviewClosedMessage(l10n), act) : undefined)));
    return await answered;
  } finally {
    provider.dispose();
    await vscode.window.tabGroups.close(tabsThatShow(pulled));
  }
}

function tabsThatShow(uri: vscode.Uri): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => shows(tab, uri));
}

function shows({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString();
}
