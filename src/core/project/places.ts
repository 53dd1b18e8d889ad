/** Where to look in a project, and what a refresh replaces there. */
import type { Token } from '../credential/token';
import { credentialsIn, heldIn, unreadableIn } from './inEffect';
import type { Project } from './project';

/** The OIDC token that a refresh is to replace: that of the file which decides, whatever the environment holds. */
export function fileTokenIn(project: Project): Token | undefined {
  const held = heldIn(project, 'oidc').find(({ source }) => source.kind === 'file');
  return held?.worth?.kind === 'oidc' ? held.worth.token : undefined;
}

/** Where a person would look first, with the line counted from 0; `exists` is whether there is a file. */
export function placeToOpen(project: Project): { file: string; line: number | undefined; exists: boolean } {
  const inEffect = credentialsIn(project)[0]?.kind;
  const held = [...heldIn(project, inEffect ?? 'apiKey'), ...heldIn(project, 'oidc'), ...heldIn(project, 'apiKey')];
  const found = held.map(({ source }) => source).find((source) => source.kind === 'file');
  if (found?.kind === 'file') return { file: found.file, line: found.line, exists: true };
  const unreadable = unreadableIn(project)?.file;
  const file = unreadable ?? project.newFile;
  const exists = project.envFiles.some((candidate) => candidate.file === file && candidate.envFile.kind !== 'absent');
  return { file, line: undefined, exists };
}
