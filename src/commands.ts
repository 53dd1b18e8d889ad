/** What the commands do, and what notifies. Loaded when one runs or there is something to tell, since loading is most of what an activation takes. */
import vscode = require('vscode');
import { obstacleToRefresh } from './core/project/obstacle';
import { obstacleMessage } from './core/project/obstacleMessage';
import { isProject } from './core/project/project';
import { authErrorMessage } from './core/status/authErrorMessage';
import { walkthroughOffer } from './core/status/due';
import { alreadyFreshMessageAt } from './core/pull/words';
import type { Known } from './core/credential/known';
import type { Action } from './core/words/actions';
import type { Clock } from './core/words/clock';
import { ApiKey } from './vscode/apiKey/apiKey';
import { KeyCreator } from './vscode/apiKey/keyCreator';
import { KeyFile } from './vscode/apiKey/keyFile';
import { KeyList } from './vscode/apiKey/keyList';
import { l10n } from './vscode/editor/l10n';
import { ask, tell, type Act } from './vscode/editor/messages';
import { settingsSection } from './vscode/editor/settings';
import { toggleSetting } from './vscode/editor/explainSettings';
import { Claims } from './vscode/files/claims';
import { rescueAtStart } from './vscode/files/rescue';
import { Checker } from './vscode/gateway/checker';
import { insertExample } from './vscode/gateway/example';
import { openEnvFile } from './vscode/project/envFileEditor';
import { GitGuard } from './vscode/project/gitGuard';
import type { ProjectFolder } from './vscode/project/projectFolder';
import type { Knowledge } from './vscode/project/knowledge';
import type { Projects } from './vscode/project/projects';
import { Account } from './vscode/cli/account';
import { AutoRefresh } from './vscode/pull/autoRefresh';
import { pickEnvironment } from './vscode/pull/environmentPick';
import { Puller } from './vscode/pull/puller';
import { VercelCli } from './vscode/cli/vercelCli';
import { chooseProject } from './vscode/status/chooseProject';
import { getStarted } from './vscode/status/walkthrough';
import { copyDiagnostics } from './vscode/status/diagnostics';
import { pickAction } from './vscode/status/menu';
import { Notifier } from './vscode/status/notifier';
import type { Presentations, Shown } from './vscode/status/presentations';
import { Workflow } from './vscode/workflow/workflow';

export interface CommandParts {
  readonly projects: Projects;
  readonly presentations: Presentations;
  /** Kept for this workspace. */
  readonly memory: vscode.Memento;
  readonly knowledge: Knowledge;
  /** The extension's own folder for this workspace. */
  readonly storage: string;
  /** A folder of the extension's own that all windows share. */
  readonly locks: string;
  /** Another one, where what was told is noted. */
  readonly told: string;
  readonly clock: Clock;
  readonly log: vscode.LogOutputChannel;
  readonly onChange: () => void;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
}

/** Whatever is open. */
const anywhere = [
  ...(['chooseProject', 'copyDiagnostics', 'getStarted', 'insertExample'] as const),
  ...(['openSettings', 'showLog', 'toggleValues'] as const),
];

type Anywhere = (typeof anywhere)[number];

type InProject = Exclude<Action, Anywhere>;

export class Commands implements vscode.Disposable {
  readonly puller: Puller;
  readonly workflow: Workflow;
  readonly #cli: VercelCli;
  readonly #projects: Projects;
  readonly #clock: Clock;
  readonly #log: vscode.LogOutputChannel;
  readonly #presentations: Presentations;
  readonly #autoRefresh: AutoRefresh;
  readonly #notifier: Notifier;
  readonly #anywhere: Readonly<Record<Anywhere, () => unknown>>;
  readonly #inProject: Readonly<Record<InProject, (folder: ProjectFolder) => unknown>>;

  constructor({ projects, presentations, memory, ...parts }: CommandParts) {
    const { log } = parts;
    const actIn = (folder: ProjectFolder): Act => this.actIn(folder);
    const cli = new VercelCli(parts);
    const guard = new GitGuard(memory);
    const nameOf = (folder: ProjectFolder): string | undefined => presentations.nameOf(folder);
    const puller = new Puller({ ...parts, cli, guard, actIn, nameOf });
    const account = new Account({ cli, actIn });
    const keyFile = new KeyFile({ guard, actIn });
    const apiKey = new ApiKey({ keyFile, actIn });
    const note = async (found: Known): Promise<void> => {
      await parts.knowledge.note(found);
      await projects.check();
    };
    const checker = new Checker({ ...parts, actIn, nameOf, note });
    const keyList = new KeyList({ ...parts, cli, note });
    const keyCreator = new KeyCreator({ ...parts, cli, keyFile, keyList, actIn, nameOf });
    this.puller = puller;
    this.workflow = new Workflow({ ...parts, projects, presentations, puller });
    this.#cli = cli;
    this.#projects = projects;
    this.#clock = parts.clock;
    this.#log = log;
    this.#presentations = presentations;
    const claims = new Claims({ folder: parts.told, clock: parts.clock, log });
    const claim = async (id: string): Promise<boolean> => {
      const isFirst = await claims.claim(id);
      // Whoever has made the offer: it need not be looked up at the next start.
      if (id === walkthroughOffer) await memory.update(walkthroughOffer, true);
      return isFirst;
    };
    const told = { presentations, actIn, claim };
    this.#autoRefresh = new AutoRefresh({
      ...{ ...told, clock: parts.clock, start: parts.start, storage: parts.locks, onEnd: parts.onChange },
      renew: (folder, due) => puller.renew(folder, due),
    });
    this.#notifier = new Notifier({ ...told, refreshIfNeeded: (folder) => this.#refreshIfNeeded(folder) });
    this.#inProject = {
      refresh: (folder) => puller.run(folder, undefined),
      pull: async (folder) => {
        // Before the question: the answer would be for nothing.
        const project = await folder.read();
        const obstacle = obstacleToRefresh(project, vscode.workspace.isTrusted, project.newFile);
        if (obstacle !== undefined) return tell(obstacleMessage(l10n, obstacle), actIn(folder));
        const environment = await pickEnvironment();
        if (environment !== undefined) await puller.run(folder, environment);
      },
      cancel: (folder) => {
        puller.cancel(folder);
      },
      showTerminal: (folder) => {
        puller.showTerminal(folder);
      },
      setApiKey: (folder) => apiKey.set(folder),
      useOidc: (folder) => apiKey.useOidc(folder),
      useApiKey: (folder) => apiKey.useApiKey(folder),
      createApiKey: (folder) => keyCreator.create(folder),
      checkCredential: (folder) => {
        parts.start(keyList.lookUp(folder));
        return checker.check(folder);
      },
      link: (folder) => account.run('link', folder),
      login: (folder) => account.run('login', folder),
      menu: async (folder) => {
        const project = await folder.read();
        const action = await pickAction(presentations.ofNamed(folder, project).value, project);
        if (action !== undefined) await this.actIn(folder)(action);
      },
      openEnvFile,
    };
    this.#anywhere = {
      chooseProject: () => chooseProject({ ...parts, projects, presentations }),
      getStarted: () => getStarted(presentations.current().value?.presentation.contexts),
      copyDiagnostics: async () => ask(await copyDiagnostics(projects, parts.clock)),
      insertExample: () => insertExample(parts),
      openSettings: async () => vscode.commands.executeCommand('workbench.action.openSettings', settingsSection),
      showLog: () => {
        log.show();
      },
      toggleValues: () => toggleSetting('hideValues'),
    };
  }

  /** In the project that is shown once it is known which one that is; nothing after this asks again. */
  async run(action: Action): Promise<void> {
    if (isAnywhere(action)) {
      await this.#anywhere[action]();
      return;
    }
    await this.#projects.started;
    const { current } = this.#projects;
    if (current !== undefined) await this.actIn(current)(action);
    else await ask(obstacleMessage(l10n, { kind: 'noFolder' }));
  }

  /** The menu states the status, and offers the remedy first: of the project there, else of the one that is shown. */
  async showMenuAt(place: vscode.Uri | undefined): Promise<void> {
    const folder = place && (await this.#acquireAt(place));
    if (folder === undefined) return this.run('menu');
    try {
      await this.actIn(folder)('menu');
    } finally {
      this.#projects.release(folder);
    }
  }

  /** A program has printed that the gateway refused it, in the project there, else in the one that is shown. */
  async tellAuthError(place: vscode.Uri | undefined): Promise<void> {
    const acquired = place && (await this.#acquireAt(place));
    try {
      const folder = acquired ?? this.#projects.current;
      const presentation = folder && (await this.#presentations.recheck(folder));
      if (folder === undefined || presentation === undefined) return;
      await tell(authErrorMessage(l10n, presentation), this.actIn(folder));
    } finally {
      if (acquired !== undefined) this.#projects.release(acquired);
    }
  }

  /** Ends what is under way. */
  dispose(): void {
    this.puller.dispose();
    this.#cli.dispose();
  }

  actIn(folder: ProjectFolder): Act {
    return async (what) => {
      await (isAnywhere(what) ? this.#anywhere[what]() : this.#inProject[what](folder));
    };
  }

  /** Brings those files back that a writer which was killed left half written. */
  async rescue(paths: readonly string[]): Promise<void> {
    await rescueAtStart(paths, this.#clock.now(), this.#log);
  }

  /** What is refreshed without a word needs no notice. */
  async consider(shown: Shown): Promise<void> {
    if (!(await this.#autoRefresh.consider(shown))) await this.#notifier.consider(shown);
  }

  /** The project there, to be given back: a workspace folder is none where only those below it are. */
  async #acquireAt(place: vscode.Uri): Promise<ProjectFolder | undefined> {
    const folder = await this.#projects.acquire(vscode.Uri.joinPath(place, 'a file'));
    // One below was found to be one, and may not have been read yet.
    if (folder === undefined || folder.place.directory !== '' || isProject(folder.project)) return folder;
    this.#projects.release(folder);
    return undefined;
  }

  /** Refreshes, unless that has become needless. */
  async #refreshIfNeeded(folder: ProjectFolder): Promise<void> {
    const act = this.actIn(folder);
    const status = (await this.#presentations.recheck(folder))?.status;
    if (status?.kind !== 'valid') await act('refresh');
    else await tell(alreadyFreshMessageAt(l10n, this.#clock.now(), status.token), act);
  }
}

function isAnywhere(what: Action): what is Anywhere {
  return anywhere.some((action) => action === what);
}
