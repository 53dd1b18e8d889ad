/** Whether a folder is linked to a Vercel project, as the Vercel CLI looks for it. */
import { asObject, objectIn, textAt } from './json';

/** The project's name, or its id where the link has no name. */
export interface Link {
  readonly project: string;
}

/** The link in the text of a folder's own `.vercel/project.json`. */
export function linkInProjectFile(text: string): Link | undefined {
  const file = objectIn(text);
  const id = textAt(file, 'projectId');
  if (id === undefined || textAt(file, 'orgId') === undefined) return undefined;
  return { project: textAt(file, 'projectName') ?? id };
}

/**
 * The row for a folder in the text of a `.vercel/repo.json`, in that folder or above it; `directory` is the folder's
 * path from there with `/` between names, `''` for the same folder. The deepest row that holds the folder counts.
 */
export function linkInRepoFile(text: string, directory: string): Link | undefined {
  const file = objectIn(text);
  const projects: unknown[] = Array.isArray(file?.['projects']) ? file['projects'] : [];
  const rows = projects
    .map((row) => ({ row: asObject(row), path: textAt(asObject(row), 'directory') }))
    .filter(({ path }) => path !== undefined && holds(path, directory))
    .sort((one, other) => (other.path?.length ?? 0) - (one.path?.length ?? 0));
  const row = rows[0]?.row;
  const id = textAt(row, 'id');
  if (id === undefined || (textAt(row, 'orgId') ?? textAt(file, 'orgId')) === undefined) return undefined;
  return { project: textAt(row, 'name') ?? id };
}

function holds(path: string, directory: string): boolean {
  return path === '.' || path === directory || directory.startsWith(`${path}/`);
}
