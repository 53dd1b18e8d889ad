/** The workspace folders, each read and watched. */
import vscode = require('vscode');
import { isProject, listedBy } from '../../core/project/project';
import type { EnvFilesSetting } from '../../core/words/settings';
import { nameFrom } from '../../core/words/name';
import { readSettings } from '../editor/settings';
import type { Place } from './place';
import type { FolderOptions } from './folderOptions';
import { ProjectFolder } from './projectFolder';

interface Options extends FolderOptions {
  /** What one of them says may be another thing. */
  onChange(): void;
  /** It says other than before whether it is a project, or which ones it lists. */
  onOtherProjects(): void;
  /** Its `repo.json` was read, from which what lies below may have its link. */
  onListed(): void;
  /** Something in it has changed, `cameOrWent` where it was not there before or is not any more. */
  onEvent(uri: vscode.Uri, cameOrWent: boolean): void;
}

interface Root {
  readonly folder: ProjectFolder;
  readonly watcher: vscode.FileSystemWatcher;
}

export class Roots implements vscode.Disposable {
  /** In their order, by what makes each another one. */
  #roots = new Map<string, Root>();

  constructor(private readonly options: Options) {}

  get all(): ProjectFolder[] {
    return [...this.#roots.values()].map(({ folder }) => folder);
  }

  /** That workspace folder's. */
  of({ uri }: vscode.WorkspaceFolder): ProjectFolder | undefined {
    return this.all.find(({ place }) => place.folder.uri.toString() === uri.toString());
  }

  /** Those that are there now, as the settings are now; one that is as it was stays. */
  update(): void {
    const before = this.#roots;
    const rows = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      const place = { folder, directory: '', name: nameFrom(folder.name) ?? '' };
      return { place, key: JSON.stringify([folder.uri.toString(), folder.name, envFilesOf(place)]) };
    });
    const keys = new Set(rows.map(({ key }) => key));
    for (const [key, gone] of before) if (!keys.has(key)) dispose(gone);
    this.#roots = new Map(rows.map(({ place, key }) => [key, before.get(key) ?? this.#open(place)]));
  }

  dispose(): void {
    for (const root of this.#roots.values()) dispose(root);
  }

  #open(place: Place): Root {
    let before: string | undefined;
    const onChange = (): void => {
      const now = JSON.stringify([isProject(folder.project), listedBy(folder.project)]);
      // First: nothing is told of a project in whose place another one may be in a moment.
      if (now !== before) this.options.onOtherProjects();
      before = now;
      this.options.onChange();
    };
    const folder = new ProjectFolder(place, { ...this.options, envFiles: envFilesOf(place), onChange }).follow();
    return { folder, watcher: this.#watch(folder) };
  }

  #watch(folder: ProjectFolder): vscode.FileSystemWatcher {
    // All that the editor hears of anyway: names with characters of a pattern need no care, and it tells of the folder.
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder.uri, '**'));
    const hear = (cameOrWent: boolean) => (uri: vscode.Uri) => {
      folder.hear(uri);
      this.options.onEvent(uri, cameOrWent);
    };
    watcher.onDidChange(hear(false));
    watcher.onDidCreate(hear(true));
    watcher.onDidDelete(hear(true));
    return watcher;
  }
}

/** Of the setting, as it is for that place. */
export function envFilesOf({ folder }: Pick<Place, 'folder'>): EnvFilesSetting {
  return readSettings(folder.uri).envFiles;
}

function dispose({ folder, watcher }: Root): void {
  watcher.dispose();
  folder.dispose();
}
