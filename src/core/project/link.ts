/** Whether a folder is linked to a Vercel project, as the Vercel CLI looks for it. */
import { asObject, objectIn, textAt } from './json';
import { nameFrom } from '../words/name';

export interface Link {
  /** The project's name, or its id where the link has no name; the ids are safe to be shown, too. */
  readonly project: string;
  readonly projectId: string;
  readonly teamId: string;
  /** By `.vercel/project.json` of the folder, which is all that the JavaScript SDK looks at. */
  readonly own: boolean;
}

/** The link in the text of a folder's own `.vercel/project.json`. */
export function linkInProjectFile(text: string): Link | undefined {
  const file = objectIn(text);
  const projectId = nameFrom(textAt(file, 'projectId'));
  const teamId = nameFrom(textAt(file, 'orgId'));
  if (projectId === undefined || teamId === undefined) return undefined;
  return { project: nameFrom(textAt(file, 'projectName')) ?? projectId, projectId, teamId, own: true };
}

/**
 * The row for a folder in the text of a `.vercel/repo.json`, in that folder or above it; `directory` is the folder's
 * path from there with `/` between names, `''` for the same folder. The deepest row that holds the folder counts, and of
 * equals the first: `.` is as deep as `web` (`findProjectsFromPath` of the Vercel CLI 64.0.2).
 */
export function linkInRepoFile(text: string, directory: string): Link | undefined {
  const file = objectIn(text);
  const projects: unknown[] = Array.isArray(file?.['projects']) ? file['projects'] : [];
  const rows = projects
    .map((row) => ({ row: asObject(row), path: textAt(asObject(row), 'directory') ?? '' }))
    .filter(({ path }) => path !== '' && holds(path, directory))
    .sort((one, other) => depthOf(other.path) - depthOf(one.path));
  const row = rows[0]?.row;
  const projectId = nameFrom(textAt(row, 'id'));
  const teamId = nameFrom(textAt(row, 'orgId') ?? textAt(file, 'orgId'));
  if (projectId === undefined || teamId === undefined) return undefined;
  return { project: nameFrom(textAt(row, 'name')) ?? projectId, projectId, teamId, own: false };
}

function depthOf(path: string): number {
  return path.split('/').length;
}

function holds(path: string, directory: string): boolean {
  return path === '.' || path === directory || directory.startsWith(`${path}/`);
}
