/** Refreshes a project's token where that is needed, asks nothing, and tells how it went. */
import { needlessAt, refreshEndAt, type RefreshEnd } from '../../core/workflow/refreshWords';
import type { Clock } from '../../core/words/clock';
import type { L10n } from '../../core/words/l10n';
import type { ProjectFolder } from '../project/projectFolder';
import type { Joined, Puller } from '../pull/puller';
import type { Presentations } from '../status/presentations';

interface Parts {
  readonly clock: Clock;
  readonly presentations: Presentations;
  readonly puller: Puller;
  /** The words of who is told. */
  readonly l10n: L10n;
  /** Where there are several projects, and the words are to say which. */
  nameOf(folder: ProjectFolder): string | undefined;
}

export interface Refreshing {
  readonly ended: Promise<RefreshEnd>;
  /** Ends what this began, and leaves a refresh that was under way already. */
  readonly cancel: () => void;
}

export class Refresher {
  constructor(private readonly parts: Parts) {}

  /** Why nothing needs to be refreshed now; `undefined` where something does. */
  async needless(folder: ProjectFolder): Promise<RefreshEnd | undefined> {
    const { clock, l10n, presentations } = this.parts;
    const { status } = presentations.ofNamed(folder, await folder.read()).value;
    return needlessAt(l10n, clock.now(), status);
  }

  /** `onLine` gets a line for each step. */
  refresh(folder: ProjectFolder, onLine: (line: string) => void = () => undefined): Refreshing {
    let joined: Joined | undefined;
    let isCancelled = false;
    const run = async (): Promise<RefreshEnd> => {
      const needless = await this.needless(folder);
      if (needless !== undefined) return needless;
      if (isCancelled) return this.#endOf(folder, { outcome: { kind: 'cancelled' }, file: '.env.local' });
      joined = this.parts.puller.join(folder, onLine);
      if (joined.cancel === undefined)
        onLine(this.parts.l10n.t('A refresh of this project is under way already. Waiting for it.'));
      return this.#endOf(folder, await joined.ended);
    };
    return {
      ended: run(),
      cancel: () => {
        isCancelled = true;
        joined?.cancel?.();
      },
    };
  }

  #endOf(folder: ProjectFolder, ended: Awaited<Joined['ended']>): RefreshEnd {
    const { clock, l10n } = this.parts;
    return refreshEndAt(l10n, clock.now(), { ...ended, name: this.parts.nameOf(folder) });
  }
}
