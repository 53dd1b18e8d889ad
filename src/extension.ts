/** Builds the parts and connects them. */
// Not `import * as`, for which esbuild copies the whole API once a file: half of the time that loading takes.
import vscode = require('vscode');
import type { Commands } from './commands';
import { actions, type Action } from './core/words/actions';
import { systemClock as clock } from './vscode/editor/clock';
import type { Act } from './vscode/editor/messages';
import { settingsSection } from './vscode/editor/settings';
import { claim } from './vscode/files/claims';
import { removeForgotten, stagingName, temporaryName } from './vscode/files/leftovers';
import type { ProjectFolder } from './vscode/project/projectFolder';
import { Projects } from './vscode/project/projects';
import { AutoRefresh } from './vscode/pull/autoRefresh';
import type { Pulled } from './vscode/pull/puller';
import { ContextKeys } from './vscode/status/contextKeys';
import { Notifier } from './vscode/status/notifier';
import { Presentations, type Shown } from './vscode/status/presentations';
import { Presenter } from './vscode/status/presenter';
import { StatusItem } from './vscode/status/statusItem';
import { StatusLog } from './vscode/status/statusLog';

export function activate(context: vscode.ExtensionContext): void {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = own(vscode.window.createOutputChannel('AI Gateway Auth', { log: true }));
  /** For work that nobody waits for: what cannot be expected ends here. */
  const start = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      log.error(error instanceof Error ? error : String(error));
    });
  };
  const shared = (name: string): string => vscode.Uri.joinPath(context.globalStorageUri, name).fsPath;
  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  const locks = shared('locks');
  const claimOnce = (id: string): Promise<boolean> => claim(shared('told'), id);
  const memory = context.workspaceState;
  const onChange = (): void => {
    presenter.update();
  };

  const projects = own(new Projects({ clock, log, start, memory, onChange }));
  let commands: Commands | undefined;
  const isAtWorkIn = (folder: ProjectFolder): boolean => commands?.puller.isAtWorkIn(folder) === true;
  const presentations = new Presentations({ clock, projects, isAtWorkIn });
  let loading: Promise<Commands> | undefined;
  const load = (): Promise<Commands> => {
    loading ??= import('./commands').then((loaded) => {
      commands = new loaded.Commands({ projects, presentations, memory, storage, locks, clock, log, onChange });
      return commands;
    });
    return loading;
  };

  const told = {
    presentations,
    claim: claimOnce,
    actIn:
      (folder: ProjectFolder): Act =>
      async (what) =>
        (await load()).actIn(folder)(what),
  };
  const item = own(new StatusItem());
  const statusLog = new StatusLog(log);
  const contextKeys = new ContextKeys();
  const renew = async (folder: ProjectFolder): Promise<Pulled | undefined> => (await load()).puller.renew(folder);
  const autoRefresh = new AutoRefresh({ ...told, clock, start, storage: locks, renew });
  const notifier = new Notifier({
    ...told,
    refreshIfNeeded: async (folder) => (await load()).refreshIfNeeded(folder),
  });
  /** What is refreshed without a word needs no notice. */
  const consider = async (shown: Shown): Promise<void> => {
    if (!(await autoRefresh.consider(shown))) await notifier.consider(shown);
  };
  const presenter = own(
    new Presenter(
      clock,
      () => presentations.current(),
      (shown) => {
        item.draw(shown?.presentation);
        statusLog.write(shown?.presentation);
        start(contextKeys.show(shown?.presentation.contexts));
        if (shown !== undefined) start(consider(shown));
      },
    ),
  );

  // The keys of the table are the actions, which is their type.
  for (const action of Object.keys(actions) as Action[]) {
    own(vscode.commands.registerCommand(actions[action].id, async () => (await load()).run(action)));
  }
  own(
    vscode.workspace.onDidChangeConfiguration((change) => {
      // The env files may be others, or the environment of terminals.
      if (change.affectsConfiguration(`${settingsSection}.envFiles`)) start(projects.start());
      else if (change.affectsConfiguration('terminal.integrated')) start(projects.check());
      else if (change.affectsConfiguration(settingsSection)) presenter.update();
    }),
  );
  own(
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      // Timers stand still while the computer sleeps, and files may have changed unseen.
      presenter.update();
      start(projects.check());
    }),
  );
  own(vscode.workspace.onDidGrantWorkspaceTrust(onChange));
  const begin = async (): Promise<void> => {
    await projects.start();
    await removeForgotten(storage, stagingName, clock.now());
    const { current } = projects;
    if (current?.onDisk === true && current.project?.concerned === true) {
      await removeForgotten(current.uri.fsPath, temporaryName, clock.now());
    }
  };
  // In a turn of its own: the activation ends first, and other extensions need not wait for this one's files.
  const begun = setImmediate(() => {
    start(begin());
  });
  own({
    dispose: () => {
      clearImmediate(begun);
    },
  });
}
