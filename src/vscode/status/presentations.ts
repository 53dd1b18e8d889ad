/** What is to be seen of a project now, and of the one that is shown. */
import type { Project } from '../../core/project/project';
import { presentationAt, type Presentation } from '../../core/status/presentation';
import type { Clock, Timed } from '../../core/words/clock';
import { l10n } from '../editor/l10n';
import { readSettings } from '../editor/settings';
import { nameOf } from '../project/naming';
import type { ProjectFolder } from '../project/projectFolder';
import type { Projects } from '../project/projects';

export interface PresentationParts {
  readonly clock: Clock;
  readonly projects: Projects;
  /** The Vercel CLI runs for it, and nobody is asked anything. */
  isAtWorkIn(folder: ProjectFolder): boolean;
}

/** A project's folder, with what was read of it and what is to be seen of that. */
export interface Shown {
  readonly folder: ProjectFolder;
  readonly project: Project;
  readonly presentation: Presentation;
}

export class Presentations {
  constructor(private readonly parts: PresentationParts) {}

  /** Of the project that is shown; `undefined` while nothing is to be seen. */
  current(): Timed<Shown | undefined> {
    const { current: folder, seen: project } = this.parts.projects;
    if (folder === undefined || project === undefined) return { value: undefined, trueForMs: Infinity };
    const { value, trueForMs } = this.ofNamed(folder, project);
    // Another project may be shown in a moment, and nothing is told of one that the person does not look at.
    const presentation = this.parts.projects.isSettled ? value : { ...value, notice: undefined, renewal: undefined };
    return { value: { folder, project, presentation }, trueForMs };
  }

  /** Looks at the files and the clock again, and waits for files that are written at this moment. */
  async recheck(folder: ProjectFolder): Promise<Presentation | undefined> {
    await folder.settle();
    return folder.project?.concerned === true ? this.ofNamed(folder, folder.project).value : undefined;
  }

  /** As the item shows it: with its name, where there are several. */
  ofNamed(folder: ProjectFolder, project: Project): Timed<Presentation> {
    return this.of(folder, project, this.nameOf(folder));
  }

  /** Where there are several. */
  nameOf(folder: ProjectFolder): string | undefined {
    return nameOf(this.parts.projects, folder);
  }

  of(folder: ProjectFolder, project: Project, name?: string): Timed<Presentation> {
    const around = { settings: readSettings(folder.uri), pulling: this.parts.isAtWorkIn(folder), name };
    return presentationAt(l10n, this.parts.clock.now(), project, around);
  }
}
