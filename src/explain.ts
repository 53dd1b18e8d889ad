/** What explains a file in its editor and in the Explorer. Loaded when the first one is shown that there is something to say of. */
import vscode = require('vscode');
import type { Clock } from './core/words/clock';
import { isAction } from './core/words/message';
import { settingsSection } from './vscode/editor/settings';
import type { Act } from './vscode/editor/messages';
import { codeLanguages } from './vscode/explain/codeDocument';
import { CodeHints } from './vscode/explain/codeHints';
import { CompletionProvider } from './vscode/explain/completionProvider';
import { envSelector } from './vscode/explain/envDocument';
import { FileDecorations } from './vscode/explain/fileDecorations';
import { FixProvider, gitFixCommand } from './vscode/explain/fixProvider';
import { GitProblems } from './vscode/explain/gitProblems';
import { Guide } from './vscode/explain/guide';
import { HoverProvider } from './vscode/explain/hoverProvider';
import { LanguageStatus } from './vscode/explain/languageStatus';
import { LensProvider } from './vscode/explain/lensProvider';
import { Masks } from './vscode/explain/masks';
import { Pages } from './vscode/explain/pages';
import { actInCommand } from './vscode/explain/places';
import { ProblemList } from './vscode/explain/problemList';
import { followedAt } from './vscode/project/naming';
import { GitGuard } from './vscode/project/gitGuard';
import type { ProjectFolder } from './vscode/project/projectFolder';
import type { Projects } from './vscode/project/projects';
import type { Shown } from './vscode/status/presentations';

export interface ExplainParts {
  readonly projects: Projects;
  /** Kept for this workspace. */
  readonly memory: vscode.Memento;
  readonly clock: Clock;
  /** Where the extension is installed. */
  readonly extensionFolder: vscode.Uri;
  readonly onChange: () => void;
  /** Takes work that nobody waits for, and owns its errors. */
  readonly start: (work: Promise<unknown>) => void;
  actIn(folder: ProjectFolder): Act;
  isAtWorkIn(folder: ProjectFolder): boolean;
}

export class Explain implements vscode.Disposable {
  readonly #pages: Pages;
  readonly #lenses: LensProvider;
  readonly #git: GitProblems;
  readonly #problems: ProblemList;
  readonly #masks: Masks;
  readonly #languageStatus = new LanguageStatus();
  readonly #fileDecorations = new FileDecorations();
  readonly #codeHints: CodeHints;
  #providers: vscode.Disposable;
  readonly #parts: vscode.Disposable;

  constructor(private readonly options: ExplainParts) {
    const { extensionFolder, memory, start, onChange } = options;
    const guide = new Guide(extensionFolder);
    this.#pages = new Pages(options);
    this.#lenses = new LensProvider(this.#pages, (folder) => options.isAtWorkIn(folder));
    this.#git = new GitProblems({ ...options, guard: new GitGuard(memory) });
    this.#problems = new ProblemList({ guide, gitProblemsOf: (opened) => this.#git.of(opened) });
    this.#masks = new Masks(options.clock);
    this.#codeHints = new CodeHints({ ...options, guide });
    this.#providers = this.#register();
    this.#parts = vscode.Disposable.from(
      ...[this.#pages, this.#lenses, this.#git, this.#problems, this.#masks, this.#languageStatus],
      ...[this.#fileDecorations, this.#codeHints],
      vscode.languages.registerCodeActionsProvider([...codeLanguages], this.#codeHints, FixProvider.metadata),
      vscode.commands.registerCommand(actInCommand, (address: unknown, action: unknown) => this.#act(address, action)),
      vscode.commands.registerCommand(gitFixCommand, (address: unknown, what: unknown) =>
        this.#fixInGit(address, what),
      ),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.envFiles`)) this.#restart();
        if (change.affectsConfiguration(settingsSection)) this.#masks.update();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#restart();
      }),
    );
    start(guide.read().then(onChange));
  }

  /** Draws what is true now. The result is how long it stays true, in milliseconds. */
  update(shown: Shown | undefined): number {
    this.#pages.update();
    const { value: opened, trueForMs } = this.#pages.lookAtAll();
    this.#problems.update(opened);
    this.#languageStatus.draw(shown?.presentation);
    this.#fileDecorations.draw(shown?.folder, shown?.presentation);
    this.#codeHints.update();
    return Math.min(trueForMs, this.#lenses.update(opened));
  }

  dispose(): void {
    this.#providers.dispose();
    this.#parts.dispose();
  }

  #register(): vscode.Disposable {
    const selector = envSelector();
    const fixes = new FixProvider(this.#pages, this.#problems);
    return vscode.Disposable.from(
      vscode.languages.registerCodeLensProvider(selector, this.#lenses),
      vscode.languages.registerHoverProvider(selector, new HoverProvider(this.#pages)),
      vscode.languages.registerCodeActionsProvider(selector, fixes, FixProvider.metadata),
      vscode.languages.registerCompletionItemProvider(selector, new CompletionProvider()),
    );
  }

  /** Other documents may be env files now. */
  #restart(): void {
    this.#providers.dispose();
    this.#providers = this.#register();
    this.#languageStatus.restart();
    this.#pages.restart();
    this.#codeHints.restart();
    this.#masks.update();
  }

  /** What calls a command may be anybody. */
  async #act(address: unknown, action: unknown): Promise<void> {
    const folder = typeof address === 'string' ? followedAt(this.options.projects, address) : undefined;
    if (folder !== undefined && isAction(action)) await this.options.actIn(folder)(action);
  }

  async #fixInGit(address: unknown, what: unknown): Promise<void> {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
    const opened = document && (await this.#pages.read(document));
    if (opened !== undefined && (what === 'ignore' || what === 'stopTracking')) await this.#git.fix(opened, what);
  }
}
