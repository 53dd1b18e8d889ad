/** Reads the credential in effect with its value, which is not to be kept. */
import { inEffectOf, type InEffect } from '../../core/project/valueInEffect';
import { loadAll } from './facts';
import type { ProjectFolder } from './projectFolder';

/** As a program gets it now. */
export async function readInEffect(folder: ProjectFolder): Promise<InEffect | undefined> {
  const project = await folder.read();
  return inEffectOf(project, await loadAll(folder.uri, [], folder.reading));
}
