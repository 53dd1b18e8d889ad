/** Builds the parts and connects them. */
// Not `import * as`, for which esbuild copies the whole API once a file: half of the time that loading takes.
import vscode = require('vscode');
import { actions, type Action } from './core/actions';
import { createApiKeyUrl } from './core/apiKey';
import type { Timed } from './core/clock';
import { noFolder } from './core/message';
import { presentationAt, type Presentation } from './core/presentation';
import type { Project } from './core/project';
import { alreadyFreshMessageAt } from './core/pullMessage';
import { Account } from './vscode/account';
import { ApiKey } from './vscode/apiKey';
import { AutoRefresh } from './vscode/autoRefresh';
import { chooseProject } from './vscode/chooseProject';
import { claim } from './vscode/claims';
import { systemClock } from './vscode/clock';
import { ContextKeys } from './vscode/contextKeys';
import { openEnvFile } from './vscode/envFileEditor';
import { pickEnvironment } from './vscode/environmentPick';
import { removeForgotten } from './vscode/forgotten';
import { showMenu } from './vscode/menu';
import { tell } from './vscode/messages';
import { momentFormats } from './vscode/moment';
import { Notifier } from './vscode/notifier';
import { openAddress } from './vscode/openAddress';
import { Presenter } from './vscode/presenter';
import type { ProjectFolder } from './vscode/projectFolder';
import { Projects } from './vscode/projects';
import { Puller } from './vscode/puller';
import { readSettings, settingsSection } from './vscode/settings';
import { stagingName } from './vscode/staging';
import { StatusItem } from './vscode/statusItem';
import { StatusLog } from './vscode/statusLog';
import { temporaryName } from './vscode/textFileWriter';
import { VercelCli } from './vscode/vercelCli';

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
  const cli = new VercelCli(log);
  const puller = new Puller(projects, { cli, storage, locks: shared('locks'), clock, log, onChange });
  const account = new Account(projects, cli);
  const apiKey = new ApiKey(projects);

  const format = momentFormats();
  const presentationOf = (project: Project, { uri }: ProjectFolder, name?: string): Timed<Presentation> => {
    const around = { settings: readSettings(uri), pulling: puller.isAtWork, name, format };
    return presentationAt(clock.now(), project, around);
  };
  /** With its name, where there are several. */
  const shownOf = (project: Project, folder: ProjectFolder): Timed<Presentation> =>
    presentationOf(project, folder, projects.places.length > 1 ? folder.place.name : undefined);
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
    renew: () => puller.renew(),
  });
  const notifier = new Notifier({
    recheck: async () => (await recheck())?.notice,
    claim: claimOnce,
    offersAutoRefresh: async () =>
      vscode.workspace.isTrusted &&
      projects.current?.project?.link !== undefined &&
      !readSettings(projects.current.uri).autoRefresh &&
      claimOnce('offer of automatic refresh'),
    refreshIfNeeded: async () => {
      const status = (await recheck())?.status;
      if (status?.kind === 'valid') await tell(alreadyFreshMessageAt(clock.now(), status.token));
      else await puller.run(undefined);
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

  const withFolder = async (run: (folder: ProjectFolder) => Promise<void>): Promise<void> => {
    const { current } = projects;
    await (current === undefined ? tell(noFolder) : run(current));
  };
  const commands: Record<Action, () => unknown> = {
    refresh: () => puller.run(undefined),
    pull: () =>
      withFolder(async () => {
        const environment = await pickEnvironment();
        if (environment !== undefined) await puller.run(environment);
      }),
    cancel: () => {
      puller.cancel();
    },
    setApiKey: () => apiKey.set(),
    createApiKey: () => openAddress(createApiKeyUrl),
    useOidc: () => apiKey.useOidc(),
    useApiKey: () => apiKey.useApiKey(),
    chooseProject: () => chooseProject(projects, (project, folder) => presentationOf(project, folder).value),
    link: () => account.run('link'),
    login: () => account.run('login'),
    menu: () =>
      withFolder(async (folder) => {
        const project = await folder.read();
        await showMenu(shownOf(project, folder).value, project);
      }),
    openEnvFile: () => withFolder(openEnvFile),
    openSettings: async () => vscode.commands.executeCommand('workbench.action.openSettings', settingsSection),
    showLog: () => {
      log.show();
    },
  };
  for (const [action, run] of Object.entries(commands)) {
    // The keys of the record are the actions, which its type holds complete.
    own(vscode.commands.registerCommand(actions[action as Action].id, run));
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
