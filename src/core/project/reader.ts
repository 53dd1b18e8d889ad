/** What reads a project's env files. */
import { envLoaders } from '../env/loaders';
import type { EnvReader } from '../env/reader';
import type { Project } from './project';

export function readerOf(project: Project | undefined): EnvReader {
  return envLoaders[project?.loader ?? 'next'].reader;
}
