/** Which credential a program gets to use, of all that hold one. */
import { credentialKinds, type CredentialKind, type Worth } from '../credential/credential';
import type { Check, Known } from '../credential/known';
import type { Project } from './project';

/** Where a value comes from: a file and its line, counted from 0, or the environment that terminals start with. */
export type Source =
  { readonly kind: 'file'; readonly file: string; readonly line: number } | { readonly kind: 'shell' };

export interface Credential {
  readonly kind: CredentialKind;
  readonly source: Source;
  readonly worth: Worth;
}

export interface Held {
  readonly source: Source;
  /** `undefined` for an empty value, which hides the ones behind it. */
  readonly worth: Worth | undefined;
}

/** Whatever gives the variable a value, be it empty: the one that decides first. */
export function heldIn({ envFiles, shell }: Project, kind: CredentialKind): Held[] {
  const fromShell = shell
    .filter((entry) => entry.kind === kind)
    .map(({ worth }): Held => ({ source: { kind: 'shell' }, worth }));
  const fromFiles = envFiles.flatMap(({ file, envFile }) => {
    const entries = envFile.kind === 'read' ? envFile.entries.filter((entry) => entry.kind === kind) : [];
    return entries.map(({ line, worth }): Held => ({ source: { kind: 'file', file, line }, worth }));
  });
  return [...fromShell, ...fromFiles];
}

/** Those that a program could use, the one that it does use first. */
export function credentialsIn(project: Project): Credential[] {
  return credentialKinds.flatMap(({ kind }) => {
    const [deciding] = heldIn(project, kind);
    return deciding?.worth === undefined ? [] : [{ kind, source: deciding.source, worth: deciding.worth }];
  });
}

/** What was found out of it by asking. */
export function knownOf({ known }: Project, worth: Worth): Known | undefined {
  const identity = identityOfWorth(worth);
  return known.find((row) => row.identity === identity);
}

/** Tells the credential from any other; `undefined` for what is none. */
export function identityOfWorth(worth: Worth): string | undefined {
  switch (worth.kind) {
    case 'apiKey':
      return worth.identity;
    case 'oidc':
      return worth.token.identity;
    case 'badToken':
      return undefined;
  }
}

/** What the AI Gateway answered to the credential in effect. */
export function checkIn(project: Project): Check | undefined {
  const [inEffect] = credentialsIn(project);
  return inEffect && knownOf(project, inEffect.worth)?.check;
}

/** The file that a new value is written to: where the variable stands, the one that decides, else the one for new ones. */
export function fileFor(project: Project, kind: CredentialKind): string {
  for (const { source } of heldIn(project, kind)) if (source.kind === 'file') return source.file;
  return project.newFile;
}

export interface Unreadable {
  readonly file: string;
  readonly problem: 'tooLarge' | 'failed';
}

/** That file, where it cannot be read. */
export function unreadableAmong({ envFiles }: Project, file: string): Unreadable | undefined {
  const envFile = envFiles.find((candidate) => candidate.file === file)?.envFile;
  return envFile?.kind === 'unreadable' ? { file, problem: envFile.problem } : undefined;
}

/** Files that cannot be read and may hold an API key, which would be used instead of the OIDC token in effect. */
export function unreadableBesideToken(project: Project): Unreadable[] {
  if (credentialsIn(project)[0]?.kind !== 'oidc') return [];
  // One that stands before, be it empty, decides whatever is in the others.
  const [key] = heldIn(project, 'apiKey');
  if (key?.source.kind === 'shell') return [];
  const decidingFile = key?.source.file;
  const end = project.envFiles.findIndex(({ file }) => file === decidingFile);
  const before = end === -1 ? project.envFiles : project.envFiles.slice(0, end);
  return before.flatMap(({ file }) => unreadableAmong(project, file) ?? []);
}

/** A file that could not be read and that would be looked at before the one which decides. */
export function unreadableIn(project: Project): Unreadable | undefined {
  const [inEffect] = credentialsIn(project);
  if (inEffect?.source.kind === 'shell') return undefined;
  for (const { file, envFile } of project.envFiles) {
    if (envFile.kind === 'unreadable') return { file, problem: envFile.problem };
    if (file === inEffect?.source.file) return undefined;
  }
  return undefined;
}

/** The file with an API key that is commented out and would be in effect again; `undefined` while a key is. */
export function commentedKeyIn(project: Project): string | undefined {
  const [deciding] = heldIn(project, 'apiKey');
  if (deciding?.worth !== undefined || deciding?.source.kind === 'shell') return undefined;
  for (const { file, envFile } of project.envFiles) {
    if (envFile.kind === 'read' && envFile.hasCommentedKey) return file;
    if (file === deciding?.source.file) return undefined; // Its empty value hides what stands in the files behind.
  }
  return undefined;
}
