/** What is read of credentials: loaded once there is a text to read, or a variable in the environment. */
import { variableOf } from '../credential/credential';
import { worthOf } from '../credential/worth';
import { envFileOf } from '../credential/readEnvFile';
import type { FileContent } from '../env/content';
import type { Resolved } from '../env/loader';
import type { EnvReader } from '../env/reader';
import { credentialsIn, unreadableIn, type Credential } from './inEffect';
import type { EnvFact, Project } from './project';

export { shellEntriesOf } from './shell';

/** As the reader reads it; `expanded` as for {@link envFileOf}. */
export function envFactOf(
  content: FileContent,
  reader?: EnvReader,
  expanded?: Parameters<typeof envFileOf>[2],
): EnvFact {
  return { kind: 'env', envFile: envFileOf(content, reader, expanded) };
}

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
