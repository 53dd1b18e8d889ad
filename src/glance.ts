/** What is seen at a glance: the item in the status bar, and what goes with it. Loaded once a project concerns the AI Gateway. */
import type * as vscode from 'vscode';
import { walkthroughOffer } from './core/status/due';
import type { Timed } from './core/words/clock';
import { ContextKeys } from './vscode/status/contextKeys';
import { Presentations, type PresentationParts, type Shown } from './vscode/status/presentations';
import { StatusItem } from './vscode/status/statusItem';
import { StatusLog } from './vscode/status/statusLog';

export interface GlanceParts extends PresentationParts {
  readonly log: vscode.LogOutputChannel;
  /** Kept for this workspace. */
  readonly memory: vscode.Memento;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
}

export class Glance implements vscode.Disposable {
  readonly presentations: Presentations;
  readonly item = new StatusItem();
  readonly #log: StatusLog;
  readonly #contextKeys = new ContextKeys();
  /** Settles when what was shown last is on its way to the screen. */
  told = Promise.resolve();

  constructor(private readonly parts: GlanceParts) {
    this.presentations = new Presentations(parts);
    this.#log = new StatusLog(parts.log);
  }

  current(): Timed<Shown | undefined> {
    return this.presentations.current();
  }

  show(shown: Shown | undefined): void {
    this.item.draw(shown?.presentation);
    this.#log.write(shown?.presentation);
    this.told = this.#contextKeys.show(shown?.presentation.contexts);
    this.parts.start(this.told);
  }

  /** Whether there is something to tell, or a token to refresh. */
  isDue({ presentation: { notice, renewal } }: Shown): boolean {
    // The offer is made once; the commands need not be loaded at each start to find that out.
    const isMade = notice === walkthroughOffer && this.parts.memory.get(walkthroughOffer) === true;
    return (notice !== undefined && !isMade) || renewal !== undefined;
  }

  dispose(): void {
    this.item.dispose();
  }
}
