/** What reaches the extension by other ways than its commands: tasks, language models and other extensions. */
import type * as vscode from 'vscode';
import type { GatewayStatus, RefreshResult } from '../../api';
import { obstacleMessage } from '../../core/project/obstacleMessage';
import { modelL10n } from '../../core/workflow/modelWords';
import { summaryOf } from '../../core/workflow/summary';
import { l10n } from '../editor/l10n';
import type { FolderOptions } from '../project/folderOptions';
import type { Projects } from '../project/projects';
import type { Puller } from '../pull/puller';
import type { Presentations, Shown } from '../status/presentations';
import { ProjectFinder } from './projectFinder';
import { Refresher } from './refresher';
import { RefreshTasks } from './refreshTasks';
import { toolsOf } from './tools';

interface Parts extends FolderOptions {
  readonly projects: Projects;
  readonly presentations: Presentations;
  readonly puller: Puller;
}

export class Workflow {
  readonly tasks: RefreshTasks;
  readonly tools: ReturnType<typeof toolsOf>;
  readonly #finder: ProjectFinder;
  readonly #refresher: Refresher;
  /** What other extensions were told last, or could have asked for. */
  #told: string | undefined;

  constructor(private readonly parts: Parts) {
    this.#told = JSON.stringify(statusOf(parts.presentations.current().value));
    this.#finder = new ProjectFinder(parts.projects, parts);
    const finder = this.#finder;
    this.#refresher = new Refresher({ ...parts, l10n, nameOf: (folder) => parts.presentations.nameOf(folder) });
    this.tasks = new RefreshTasks({ finder, refresher: this.#refresher, start: parts.start });
    const forModels = new Refresher({ ...parts, l10n: modelL10n, nameOf: () => undefined });
    this.tools = toolsOf({ finder, refresher: forModels, clock: parts.clock });
  }

  /** Of the project that a file or folder belongs to, or of the one that is shown. */
  async getStatus(uri: vscode.Uri | undefined): Promise<GatewayStatus | undefined> {
    const { projects, presentations } = this.parts;
    if (uri === undefined) {
      await projects.started;
      return statusOf(presentations.current().value);
    }
    const folder = await this.#finder.at(uri);
    const project = await folder?.read();
    if (folder === undefined || project?.concerned !== true) return undefined;
    return statusOf({ folder, project, presentation: presentations.ofNamed(folder, project).value });
  }

  /** Tells other extensions, where that is something else than before. */
  show(shown: Shown | undefined, changed: vscode.EventEmitter<GatewayStatus | undefined>): void {
    const status = statusOf(shown);
    const told = JSON.stringify(status);
    if (told === this.#told) return;
    this.#told = told;
    changed.fire(status);
  }

  async refresh(uri: vscode.Uri | undefined): Promise<RefreshResult> {
    const folder = await (uri === undefined ? this.#finder.shown() : this.#finder.at(uri));
    if (folder !== undefined) return this.#refresher.refresh(folder).ended;
    return { outcome: 'failed', message: obstacleMessage(l10n, { kind: 'noFolder' }).text };
  }
}

function statusOf(shown: Shown | undefined): GatewayStatus | undefined {
  return shown && { ...summaryOf(l10n, shown.project, shown.presentation), project: shown.folder.place.name };
}
