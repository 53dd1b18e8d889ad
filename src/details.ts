/** What follows a glance: the hover, what earlier runs left, errors that programs print. Loaded once the first text is shown. */
import type * as vscode from 'vscode';
import type { Commands } from './commands';
import type { Clock } from './core/words/clock';
import { sweepOwnFolders, type OwnFolders } from './vscode/files/leftovers';
import { isAnyUnfinished } from './vscode/files/unfinishedName';
import type { Projects } from './vscode/project/projects';
import { errorLinksIn, errorTracker } from './vscode/status/errorLinks';
import type { Shown } from './vscode/status/presentations';
import { tooltipOf } from './vscode/status/tooltip';

export interface DetailParts {
  readonly clock: Clock;
  readonly projects: Projects;
  /** Draws the hover. */
  readonly explain: (tooltip: vscode.MarkdownString) => void;
  readonly commands: { load(): Promise<Commands> };
  readonly storage: OwnFolders;
  readonly onChange: () => void;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
}

export class Details {
  constructor(private readonly parts: DetailParts) {}

  /** Draws the hover. The result is how long it stays true, in milliseconds. */
  update(shown: Shown | undefined): number {
    if (shown === undefined) return Infinity;
    const { value, trueForMs } = tooltipOf(shown, this.parts.clock.now());
    this.parts.explain(value);
    return trueForMs;
  }

  async tidyUp(isTrusted: boolean): Promise<void> {
    await sweepOwnFolders(this.parts.storage, this.parts.clock.now());
    if (isTrusted) await this.rescue();
  }

  /** What is left in a workspace may be brought by it, and is touched only where that is trusted. */
  async rescue(): Promise<void> {
    const { current } = this.parts.projects;
    if (current?.onDisk !== true || current.project?.concerned !== true) return;
    const paths = current.project.envFiles.map(({ file }) => current.uriOf(file).fsPath);
    if (await isAnyUnfinished(paths)) await (await this.parts.commands.load()).rescue(paths);
  }

  readonly linksIn = errorLinksIn;

  tracker(session: vscode.DebugSession): vscode.DebugAdapterTracker {
    return errorTracker(session, (place) => {
      this.parts.start(this.parts.commands.load().then((loaded) => loaded.tellAuthError(place)));
    });
  }
}
