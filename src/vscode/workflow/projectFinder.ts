/** Finds the project that somebody names: by a folder of the workspace, or by its path or name. */
import { posix } from 'node:path';
import vscode = require('vscode');
import { isProject } from '../../core/project/project';
import type { FolderOptions } from '../project/folderOptions';
import { followedAt, placesOf } from '../project/naming';
import { pathIn, uriOf, type Place } from '../project/place';
import type { ProjectFolder } from '../project/projectFolder';
import type { Projects } from '../project/projects';
import { readOnce } from '../project/readOnce';

export class ProjectFinder {
  constructor(
    private readonly projects: Projects,
    private readonly options: FolderOptions,
  ) {}

  /** The one that is shown; `undefined` where there is none. */
  async shown(): Promise<ProjectFolder | undefined> {
    await this.projects.started;
    return this.projects.current;
  }

  /** All on disk that are known without a search, each with the path that {@link named} takes. */
  async all(): Promise<{ readonly place: Place; readonly path: string }[]> {
    await this.projects.started;
    const onDisk = placesOf(this.projects).filter(({ folder }) => folder.uri.scheme === 'file');
    return onDisk.map((place) => ({ place, path: pathOf(place) }));
  }

  /**
   * The project at that path, which begins with the workspace folder's name where there are several and none is given,
   * or of that name. Without either, the one of the workspace folder itself, else the one that is shown in it.
   */
  async named(
    name: string | undefined,
    folder: vscode.WorkspaceFolder | undefined,
  ): Promise<ProjectFolder | undefined> {
    await this.projects.started;
    if (name === undefined) return this.#ofFolder(folder);
    const known = placesOf(this.projects).filter((place) => folder === undefined || isSame(place.folder, folder));
    const wanted = pathFrom(name);
    if (wanted === undefined) return undefined;
    const found =
      known.find((place) => pathOf(place) === wanted) ??
      known.find(({ directory }) => directory === wanted) ??
      known.find((place) => place.name === name);
    if (found !== undefined) return this.#open(found);
    return this.#unlisted(wanted, folder);
  }

  /** The project that a file or folder of the workspace belongs to; of a workspace folder as {@link named}. */
  async at(uri: vscode.Uri): Promise<ProjectFolder | undefined> {
    await this.projects.started;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined) return undefined;
    if (folder.uri.toString() === uri.toString()) return this.#ofFolder(folder);
    // Of a folder, a file in it is asked for: what is looked at are the folders above.
    const found = await this.projects.acquire(vscode.Uri.joinPath(uri, 'package.json'));
    if (found !== undefined) this.projects.release(found);
    return found;
  }

  async #ofFolder(folder: vscode.WorkspaceFolder | undefined): Promise<ProjectFolder | undefined> {
    const { current } = this.projects;
    if (folder === undefined) return current;
    const isRoot = placesOf(this.projects).some((place) => isSame(place.folder, folder) && place.directory === '');
    if (!isRoot && current !== undefined && isSame(current.place.folder, folder)) return current;
    return this.#open({ folder, directory: '', name: folder.name });
  }

  /** A folder that nothing lists, where it is a project all the same. */
  async #unlisted(path: string, folder: vscode.WorkspaceFolder | undefined): Promise<ProjectFolder | undefined> {
    const { workspaceFolders = [] } = vscode.workspace;
    for (const root of folder === undefined ? workspaceFolders : [folder]) {
      const uri = vscode.Uri.joinPath(root.uri, path);
      const found = await this.#open({ folder: root, directory: pathIn(root, uri), name: posix.basename(path) });
      if (isProject(found.project)) return found;
    }
    return undefined;
  }

  async #open(place: Place): Promise<ProjectFolder> {
    return followedAt(this.projects, uriOf(place).toString()) ?? (await readOnce(place, this.options));
  }
}

/** A path in the workspace, as somebody may write it; `undefined` for one that leads out. */
function pathFrom(text: string): string | undefined {
  const path = posix.normalize(text.replaceAll('\\', '/')).replace(/^\/|\/$/g, '');
  if (path === '..' || path.startsWith('../')) return undefined;
  return path === '.' ? '' : path;
}

/** As the editor writes paths: with the workspace folder's name where there are several. */
function pathOf({ folder, directory }: Place): string {
  const { workspaceFolders = [] } = vscode.workspace;
  return workspaceFolders.length > 1 ? posix.join(folder.name, directory) : directory;
}

function isSame(folder: vscode.WorkspaceFolder, other: vscode.WorkspaceFolder): boolean {
  return folder.uri.toString() === other.uri.toString();
}
