/** The credential in effect with its value, for what sends it. */
import { variableOf } from '../credential/credential';
import { worthOf } from '../credential/worth';
import type { Resolved } from '../env/loader';
import { credentialsIn, unreadableIn, type Credential } from './inEffect';
import type { Project } from './project';

/** A credential with its value, which is not to be kept. */
export interface InEffect {
  readonly credential: Credential;
  readonly value: string;
}

/** The one that a program gets, `resolved` being what all files together give. */
export function inEffectOf(project: Project, resolved: ReadonlyMap<string, Resolved>): InEffect | undefined {
  const [credential] = unreadableIn(project) === undefined ? credentialsIn(project) : [];
  if (credential === undefined) return undefined;
  const { kind } = credential;
  const value = resolved.get(variableOf(kind))?.value ?? '';
  const worth = worthOf(kind, value);
  return worth && { credential: { ...credential, worth }, value };
}
