/** The parts that are loaded when they are needed for the first time, since loading is most of what an activation takes. */
import vscode = require('vscode');
import type { CommandParts, Commands } from './commands';
import type { Timed } from './core/words/clock';
import type { DetailParts, Details } from './details';
import type { Explain, ExplainParts } from './explain';
import type { Glance, GlanceParts } from './glance';
import type { Act } from './vscode/editor/messages';
import { settingsSection } from './vscode/editor/settings';
import { isCode } from './vscode/explain/codeDocument';
import { isEnvDocument } from './vscode/explain/envDocument';
import type { ProjectFolder } from './vscode/project/projectFolder';
import type { ErrorLink } from './vscode/status/errorLinks';
import type { Shown } from './vscode/status/presentations';

/** What is seen at a glance, loaded once a project is shown that concerns the AI Gateway. */
export class GlanceOnDemand implements vscode.Disposable {
  #glance: Glance | undefined;
  #loading: Promise<Glance> | undefined;
  #disposed = false;

  constructor(private readonly parts: GlanceParts & { readonly onChange: () => void }) {}

  load(): Promise<Glance> {
    this.#loading ??= import('./glance').then((loaded) => {
      this.#glance = new loaded.Glance(this.parts);
      if (this.#disposed) this.#glance.dispose();
      this.parts.onChange();
      return this.#glance;
    });
    return this.#loading;
  }

  /** `undefined` before it is loaded. */
  get loaded(): Glance | undefined {
    return this.#glance;
  }

  /** `undefined` while nothing here concerns the AI Gateway. */
  current(): Timed<Shown | undefined> {
    if (this.#glance !== undefined) return this.#glance.current();
    if (this.parts.projects.seen !== undefined) this.parts.start(this.load());
    return { value: undefined, trueForMs: Infinity };
  }

  /** Settles when what is to be seen is on its way to the screen. */
  async settle(): Promise<void> {
    await this.#loading;
    await this.#glance?.told;
  }

  dispose(): void {
    this.#disposed = true;
    this.#glance?.dispose();
  }
}

/** The commands and what notifies, loaded when one is called or there is something to tell. */
export class CommandsOnDemand implements vscode.Disposable {
  #commands: Commands | undefined;
  #loading: Promise<Commands> | undefined;

  constructor(private readonly parts: Omit<CommandParts, 'presentations'> & { readonly glance: GlanceOnDemand }) {}

  load(): Promise<Commands> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** `undefined` before they are loaded. */
  get loaded(): Commands | undefined {
    return this.#commands;
  }

  /** Nothing is at work before they are loaded. */
  areAtWorkIn(folder: ProjectFolder): boolean {
    return this.#commands?.puller.isAtWorkIn(folder) === true;
  }

  /** Tells what there is to tell, and refreshes what is due. */
  async consider(shown: Shown): Promise<void> {
    if (this.parts.glance.loaded?.isDue(shown) === true) await (await this.load()).consider(shown);
  }

  /** Ends what is under way. */
  dispose(): void {
    this.#commands?.dispose();
  }

  actIn(folder: ProjectFolder): Act {
    return async (what) => (await this.load()).actIn(folder)(what);
  }

  async #load(): Promise<Commands> {
    const [{ Commands }, { presentations }] = await Promise.all([import('./commands'), this.parts.glance.load()]);
    this.#commands = new Commands({ ...this.parts, presentations });
    return this.#commands;
  }
}

/** What follows a glance, loaded once the first text is shown. */
export class DetailsOnDemand implements vscode.Disposable {
  #details: Details | undefined;
  #loading: Promise<Details> | undefined;
  readonly #registered: vscode.Disposable;

  constructor(private readonly parts: DetailParts) {
    this.#registered = vscode.Disposable.from(
      vscode.window.registerTerminalLinkProvider({
        provideTerminalLinks: async (context) => (await this.load()).linksIn(context),
        handleTerminalLink: ({ place }: ErrorLink) => {
          parts.start(parts.commands.load().then((loaded) => loaded.showMenuAt(place)));
        },
      }),
      vscode.debug.registerDebugAdapterTrackerFactory('*', {
        createDebugAdapterTracker: async (session) => (await this.load()).tracker(session),
      }),
    );
  }

  load(): Promise<Details> {
    this.#loading ??= import('./details').then((loaded) => {
      this.#details = new loaded.Details(this.parts);
      this.parts.onChange();
      return this.#details;
    });
    return this.#loading;
  }

  /** Draws the hover. The result is how long it stays true, in milliseconds. */
  update(shown: Shown | undefined): number {
    return this.#details?.update(shown) ?? Infinity;
  }

  dispose(): void {
    this.#registered.dispose();
  }
}

/** What explains files, loaded when one is open that there is something to say of. */
export class ExplainOnDemand implements vscode.Disposable {
  #explain: Explain | undefined;
  #isLoading = false;
  #disposed = false;
  readonly #listeners: vscode.Disposable;
  #shown: Shown | undefined;

  constructor(private readonly parts: ExplainParts) {
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.envFiles`)) this.lookAtAll();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (isEnvDocument(document)) this.#load();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        if (isWantedFor(this.#shown)) this.#load();
      }),
    );
  }

  /** What is open when the extension begins, or when other documents may be env files. */
  lookAtAll(): void {
    if (vscode.workspace.textDocuments.some(isEnvDocument)) this.#load();
  }

  /** Draws what is true now. The result is how long it stays true, in milliseconds. */
  update(shown: Shown | undefined): number {
    this.#shown = shown;
    if (this.#explain !== undefined) return this.#explain.update(shown);
    if (isWantedFor(shown)) this.#load();
    return Infinity;
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.dispose();
    this.#explain?.dispose();
  }

  #load(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#listeners.dispose();
    const loaded = import('./explain').then(({ Explain }) => {
      if (this.#disposed) return;
      this.#explain = new Explain(this.parts);
      this.parts.onChange();
    });
    this.parts.start(loaded);
  }
}

/** There is something to mark in the Explorer, or code to look at in a project without a credential. */
function isWantedFor(shown: Shown | undefined): boolean {
  if (shown === undefined) return false;
  const { status, isOfNoUse } = shown.presentation;
  const isCodeShown = vscode.window.visibleTextEditors.some(({ document }) => isCode(document));
  return isOfNoUse || (status.kind === 'none' && isCodeShown);
}
