/** What the commands do. Loaded when the first of them runs, since loading is most of what an activation takes. */
import vscode = require('vscode');
import type { Action } from './core/words/actions';
import { createApiKeyUrl } from './core/apiKey/apiKey';
import type { Clock } from './core/words/clock';
import { obstacleMessage } from './core/project/obstacle';
import type { Presentation } from './core/status/presentation';
import type { Project } from './core/project/project';
import { alreadyFreshMessageAt } from './core/pull/words';
import { obstacleTo } from './core/pull/run';
import { Account } from './vscode/pull/account';
import { ApiKey } from './vscode/apiKey/apiKey';
import { chooseProject } from './vscode/status/chooseProject';
import { openEnvFile } from './vscode/project/envFileEditor';
import { pickEnvironment } from './vscode/pull/environmentPick';
import { l10n } from './vscode/editor/l10n';
import { showMenu } from './vscode/status/menu';
import { tell } from './vscode/editor/messages';
import { openAddress } from './vscode/editor/openAddress';
import type { ProjectFolder } from './vscode/project/projectFolder';
import type { Projects } from './vscode/project/projects';
import { Puller } from './vscode/pull/puller';
import { settingsSection } from './vscode/editor/settings';
import { VercelCli } from './vscode/pull/vercelCli';

interface Parts {
  readonly projects: Projects;
  /** The extension's own folder for this workspace. */
  readonly storage: string;
  /** A folder of the extension's own that all windows share. */
  readonly locks: string;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  readonly onChange: () => void;
  /** As the item shows it, with the project's name where there are several. */
  readonly shownOf: (project: Project, folder: ProjectFolder) => Presentation;
  /** Without its name. */
  readonly presentationOf: (project: Project, folder: ProjectFolder) => Presentation;
}

export class Commands {
  readonly puller: Puller;
  readonly #actions: Readonly<Record<Action, () => unknown>>;

  constructor({ projects, log, shownOf, presentationOf, ...parts }: Parts) {
    const cli = new VercelCli(log);
    const puller = new Puller(projects, { ...parts, cli, log });
    const account = new Account(projects, cli);
    const apiKey = new ApiKey(projects);
    const withFolder = async (run: (folder: ProjectFolder) => Promise<void>): Promise<void> => {
      const { current } = projects;
      await (current === undefined ? tell(obstacleMessage(l10n, { kind: 'noFolder' })) : run(current));
    };
    this.puller = puller;
    this.#actions = {
      refresh: () => puller.run(undefined),
      pull: () =>
        withFolder(async (folder) => {
          // Before the question: the answer would be for nothing.
          const linked = (await folder.read()).link !== undefined;
          const obstacle = obstacleTo('pull', { onDisk: folder.onDisk, trusted: vscode.workspace.isTrusted, linked });
          if (obstacle !== undefined) return tell(obstacleMessage(l10n, obstacle));
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
      chooseProject: () => chooseProject(projects, presentationOf),
      link: () => account.run('link'),
      login: () => account.run('login'),
      menu: () =>
        withFolder(async (folder) => {
          const project = await folder.read();
          await showMenu(shownOf(project, folder), project);
        }),
      openEnvFile: () => withFolder(openEnvFile),
      openSettings: async () => vscode.commands.executeCommand('workbench.action.openSettings', settingsSection),
      showLog: () => {
        log.show();
      },
    };
  }

  async run(action: Action): Promise<void> {
    await this.#actions[action]();
  }

  /** Refreshes, unless that has become needless. */
  async refreshUnlessFresh(now: number, shown: Presentation | undefined): Promise<void> {
    if (shown?.status.kind === 'valid') await tell(alreadyFreshMessageAt(l10n, now, shown.status.token));
    else await this.run('refresh');
  }
}
