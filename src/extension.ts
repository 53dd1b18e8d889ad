/** Builds the parts and connects them. */
// Not `import * as`, for which esbuild copies the whole API once a file: half of the time that loading takes.
import vscode = require('vscode');
import { actions, commandOf } from './core/words/actions';
import { CommandsOnDemand, DetailsOnDemand, ExplainOnDemand, GlanceOnDemand } from './onDemand';
import type { AiGatewayAuth } from './api';
import { systemClock as clock } from './vscode/editor/clock';
import { settingsSection } from './vscode/editor/settings';
import { Knowledge } from './vscode/project/knowledge';
import { Projects } from './vscode/project/projects';
import type { Shown } from './vscode/status/presentations';
import { Presenter } from './vscode/status/presenter';
import { WorkflowOnDemand } from './workflow';

interface Changed {
  readonly projects: Projects;
  readonly onChange: () => void;
  readonly start: (work: Promise<unknown>) => void;
}

export function activate(context: vscode.ExtensionContext): AiGatewayAuth {
  const own = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = own(vscode.window.createOutputChannel('AI Gateway Auth', { log: true }));
  const start = ownerOf(log);
  const storage = storageOf(context);
  const memory = context.workspaceState;
  const onChange = (): void => {
    presenter.update();
  };
  const knowledge = new Knowledge(context.globalState);
  const projects = own(new Projects({ clock, log, start, memory, knowledge, onChange }));
  const glance = own(
    new GlanceOnDemand({
      ...{ projects, memory, clock, log, start, onChange },
      isAtWorkIn: (folder) => commands.areAtWorkIn(folder),
    }),
  );
  const commands: CommandsOnDemand = own(
    new CommandsOnDemand({
      ...{ projects, glance, memory, knowledge, clock, log, start, onChange },
      ...{ storage: storage.workspace, locks: storage.locks, told: storage.told },
    }),
  );
  const explain = own(
    new ExplainOnDemand({
      ...{ projects, memory, clock, start, onChange, extensionFolder: context.extensionUri },
      actIn: (folder) => commands.actIn(folder),
      isAtWorkIn: (folder) => commands.areAtWorkIn(folder),
    }),
  );
  const workflow = own(new WorkflowOnDemand({ commands, start }));
  const details = own(
    new DetailsOnDemand({
      ...{ clock, projects, commands, storage, onChange, start },
      explain: (tooltip) => glance.loaded?.item.explain(tooltip),
    }),
  );
  /** What is seen in the hover and in editors counts down with the item. */
  const show = (shown: Shown | undefined): number => {
    glance.loaded?.show(shown);
    workflow.show(shown);
    if (shown !== undefined) start(commands.consider(shown));
    return Math.min(details.update(shown), explain.update(shown));
  };
  const presenter = own(new Presenter(clock, () => glance.current(), show));
  for (const action of actions) {
    own(vscode.commands.registerCommand(commandOf(action), async () => (await commands.load()).run(action)));
  }
  own(changesOf({ projects, onChange, start }));
  own(
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      start(details.load().then((loaded) => loaded.rescue()));
    }),
  );
  const begin = async (): Promise<void> => {
    explain.lookAtAll();
    await projects.start();
    // The text is on its way to the screen before anything else is loaded.
    await glance.settle();
    await (await details.load()).tidyUp(vscode.workspace.isTrusted);
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
  return workflow.api;
}

/** What the editor tells beside files. */
function changesOf({ projects, onChange, start }: Changed): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => {
      // The env files may be others, or the environment of terminals.
      if (change.affectsConfiguration(`${settingsSection}.envFiles`)) start(projects.start());
      else if (change.affectsConfiguration('terminal.integrated')) start(projects.check());
      else if (change.affectsConfiguration(settingsSection)) onChange();
    }),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (!focused) return;
      // Timers stand still while the computer sleeps, and files may have changed unseen.
      onChange();
      start(projects.check());
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(onChange),
  );
}

/** Takes work that nobody waits for: what cannot be expected ends in the log. */
function ownerOf(log: vscode.LogOutputChannel): (work: Promise<unknown>) => void {
  return (work) => {
    work.catch((error: unknown) => {
      log.error(error instanceof Error ? error : String(error));
    });
  };
}

/** Folders of the extension's own: for this workspace, and two that all windows share. */
function storageOf({ storageUri, globalStorageUri }: vscode.ExtensionContext) {
  const shared = (name: string): string => vscode.Uri.joinPath(globalStorageUri, name).fsPath;
  return { workspace: (storageUri ?? globalStorageUri).fsPath, told: shared('told'), locks: shared('locks') };
}
