/** Builds the parts and connects them. */
// Not `import * as`, for which esbuild copies the whole API once a file: half of the time that loading takes.
import vscode = require('vscode');
import type { Commands } from './commands';
import { actions, type Action } from './core/words/actions';
import type { Timed } from './core/words/clock';
import { presentationAt, type Presentation } from './core/status/presentation';
import type { Project } from './core/project/project';
import { AutoRefresh } from './vscode/pull/autoRefresh';
import { claim } from './vscode/files/claims';
import { systemClock } from './vscode/editor/clock';
import { ContextKeys } from './vscode/status/contextKeys';
import { removeForgotten, stagingName, temporaryName } from './vscode/files/leftovers';
import { l10n } from './vscode/editor/l10n';
import { Notifier } from './vscode/status/notifier';
import { Presenter } from './vscode/status/presenter';
import type { ProjectFolder } from './vscode/project/projectFolder';
import { Projects } from './vscode/project/projects';
import { readSettings, settingsSection } from './vscode/editor/settings';
import { StatusItem } from './vscode/status/statusItem';
import { StatusLog } from './vscode/status/statusLog';

export function activate(context: vscode.ExtensionContext): void {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const clock = systemClock;
  const log = own(vscode.window.createOutputChannel('AI Gateway Auth', { log: true }));
  /** For work that nobody waits for: what cannot be expected ends here. */
  const start = (work: Promise<unknown>): void => {
    work.catch((error: unknown) => {
      log.error(error instanceof Error ? error : String(error));
    });
  };
  const shared = (name: string): string => vscode.Uri.joinPath(context.globalStorageUri, name).fsPath;
  const claimOnce = (id: string): Promise<boolean> => claim(shared('told'), id);
  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  const onChange = (): void => {
    presenter.update();
  };

  const projects = own(new Projects({ clock, log, memory: context.workspaceState, onChange }));
  let commands: Commands | undefined;
  let loading: Promise<Commands> | undefined;
  const load = (): Promise<Commands> => {
    loading ??= import('./commands').then((loaded) => {
      const parts = { projects, storage, locks: shared('locks'), clock, log, onChange };
      commands = new loaded.Commands({
        ...parts,
        shownOf: (project, folder) => shownOf(project, folder).value,
        presentationOf: (project, folder) => presentationOf(project, folder).value,
      });
      return commands;
    });
    return loading;
  };

  const presentationOf = (project: Project, folder: ProjectFolder, name?: string): Timed<Presentation> => {
    const pulling = commands?.puller.isAtWorkIn(folder) === true;
    const around = { settings: readSettings(folder.uri), pulling, name };
    return presentationAt(l10n, clock.now(), project, around);
  };
  /** With its name, where there are several. */
  const shownOf = (project: Project, folder: ProjectFolder): Timed<Presentation> =>
    presentationOf(project, folder, projects.nameOf(folder));
  const present = (): Timed<Presentation | undefined> => {
    const { current } = projects;
    if (current?.project?.concerned !== true) return { value: undefined, trueForMs: Infinity };
    return shownOf(current.project, current);
  };
  const recheck = async (): Promise<Presentation | undefined> => {
    await projects.check();
    return present().value;
  };

  const item = own(new StatusItem());
  const statusLog = new StatusLog(log);
  const contextKeys = new ContextKeys();
  const autoRefresh = new AutoRefresh({
    ...{ clock, storage: shared('locks'), claim: claimOnce },
    recheck: async () => (await recheck())?.renewal,
    renew: async () => (await load()).puller.renew(),
  });
  const notifier = new Notifier({
    recheck: async () => (await recheck())?.notice,
    claim: claimOnce,
    offersAutoRefresh: async () =>
      vscode.workspace.isTrusted &&
      projects.current?.onDisk === true &&
      projects.current.project?.link !== undefined &&
      !readSettings(projects.current.uri).autoRefresh &&
      claimOnce('offer of automatic refresh'),
    refreshIfNeeded: async () => {
      const shown = await recheck();
      await (await load()).refreshUnlessFresh(clock.now(), shown);
    },
  });
  const presenter = own(
    new Presenter(clock, present, (presentation) => {
      item.draw(presentation);
      statusLog.write(presentation);
      start(contextKeys.show(presentation?.contexts));
      if (presentation === undefined) return;
      start(autoRefresh.consider(presentation));
      if (!autoRefresh.sees(presentation)) start(notifier.consider(presentation.notice));
    }),
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
