/** Reads a project that is not followed. */
import type { FolderOptions } from './folderOptions';
import type { Place } from './place';
import { ProjectFolder } from './projectFolder';
import { envFilesOf } from './roots';

export async function readOnce(place: Place, options: FolderOptions): Promise<ProjectFolder> {
  const folder = new ProjectFolder(place, { ...options, envFiles: envFilesOf(place), onChange: () => undefined });
  await folder.look();
  folder.dispose();
  return folder;
}
