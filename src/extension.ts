/** Builds the parts and connects them. */
// Not `import * as`, for which esbuild copies the whole API once a file: half of the time that loading takes.
import vscode = require('vscode');
import { actions, type Action } from './core/actions';
import type { Timed } from './core/clock';
import { noFolder } from './core/message';
import { presentationAt, type Presentation } from './core/presentation';
import { alreadyFreshMessageAt } from './core/run';
import { envFileName } from './core/statusView';
import { claim } from './vscode/claims';
import { systemClock } from './vscode/clock';
import { openEnvFile } from './vscode/envFileEditor';
import { showMenu } from './vscode/menu';
import { tell } from './vscode/messages';
import { momentFormatter } from './vscode/moment';
import { Notifier } from './vscode/notifier';
import { Presenter } from './vscode/presenter';
import { Projects } from './vscode/projects';
import { readSettings, settingsSection } from './vscode/settings';
import { removeForgottenStaging } from './vscode/staging';
import { StatusItem } from './vscode/statusItem';
import { StatusLog } from './vscode/statusLog';
import { Vercel } from './vscode/vercel';

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

  const storage = (context.storageUri ?? context.globalStorageUri).fsPath;
  const projects = own(
    new Projects(clock, log, () => {
      presenter.update();
    }),
  );
  const format = momentFormatter();
  const present = (): Timed<Presentation | undefined> => {
    const { project, folder } = projects.current ?? {};
    if (project?.concerned !== true) return { value: undefined, trueForMs: Infinity };
    return presentationAt(clock.now(), project, readSettings(folder?.uri), format);
  };

  const item = own(new StatusItem());
  const statusLog = new StatusLog(log);
  const vercel = new Vercel(projects, storage, clock, log);
  const notifier = new Notifier({
    recheck: async () => {
      await projects.check();
      return present().value?.notice;
    },
    claim: (id) => claim(vscode.Uri.joinPath(context.globalStorageUri, 'told').fsPath, id),
    refreshIfNeeded: async () => {
      await projects.check();
      const status = present().value?.status;
      if (status?.kind === 'valid') await tell(alreadyFreshMessageAt(clock.now(), status.token));
      else await vercel.run('refresh');
    },
  });
  const presenter = own(
    new Presenter(clock, present, (presentation) => {
      item.draw(presentation);
      statusLog.write(presentation);
      start(notifier.consider(presentation?.notice));
    }),
  );

  const commands: Record<Action, () => unknown> = {
    refresh: () => vercel.run('refresh'),
    link: () => vercel.run('link'),
    login: () => vercel.run('login'),
    menu: async () => {
      const { current } = projects;
      if (current === undefined) return tell(noFolder);
      const project = await current.read();
      const { value } = presentationAt(clock.now(), project, readSettings(current.folder.uri), format);
      return showMenu(value, project);
    },
    openEnvFile: async () => {
      const { current } = projects;
      if (current === undefined) return tell(noFolder);
      const { envFile } = await current.read();
      return openEnvFile(vscode.Uri.joinPath(current.folder.uri, envFileName), envFile);
    },
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
      if (change.affectsConfiguration(settingsSection)) presenter.update();
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
  // In a turn of its own: the activation ends first, and other extensions need not wait for this one's files.
  const begun = setImmediate(() => {
    start(projects.start());
    start(removeForgottenStaging(storage, clock.now()));
  });
  own({
    dispose: () => {
      clearImmediate(begun);
    },
  });
}
