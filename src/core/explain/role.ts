/** What a place that mentions a credential's variable does in its project. */
import { worthOf } from '../credential/worth';
import type { EnvFile } from '../credential/envFile';
import { valueOf } from '../env/scan';
import { credentialsIn, heldIn, type Credential, type Held, type Source } from '../project/inEffect';
import type { Project } from '../project/project';
import { credentialStatusAt, type CredentialStatus } from '../status/status';
import type { EpochMs, Timed } from '../words/clock';
import { mentionsIn, type Mention } from './mention';

/** An env file's text as it stands in an editor, saved or not, in its project. */
export interface Page {
  /** By its path in the project's folder. */
  readonly file: string;
  readonly text: string;
  /** What the project's framework reads from the text. */
  readonly envFile: EnvFile;
  /** With the text in place of what is on disk. */
  readonly project: Project;
  readonly mentions: readonly Mention[];
}

export function pageOf(page: Omit<Page, 'mentions'>): Page {
  return { ...page, mentions: mentionsIn(page.text) };
}

export type Role =
  /** Decides for its variable; `inEffect` where it is what requests send. */
  | { readonly kind: 'decides'; readonly inEffect: boolean; readonly status: CredentialStatus }
  /** An empty value that decides. */
  | { readonly kind: 'empty' }
  /** Another file decides, or the environment. */
  | { readonly kind: 'unused'; readonly by: Held; readonly held: Held }
  /** Another line of the file decides. */
  | { readonly kind: 'loses'; readonly line: number }
  /** The file is none of those that are looked at in development. */
  | { readonly kind: 'apart'; readonly status: CredentialStatus | undefined }
  /** The framework takes no value from there. */
  | { readonly kind: 'ignored' }
  /** Its name is nearly the variable's. `status` is what it would have under that name, where it would decide. */
  | { readonly kind: 'misnamed'; readonly status: CredentialStatus | undefined };

export interface Explained {
  readonly mention: Mention;
  readonly role: Role;
}

/** A page, what was made of it, and when. */
export interface Look {
  readonly now: EpochMs;
  readonly page: Page;
  /** In the order of the text. */
  readonly explained: readonly Explained[];
}

export function lookAt(now: EpochMs, page: Page, warnBeforeMinutes: number): Timed<Look> {
  let trueForMs = Infinity;
  const statusOf = (credential: Credential): CredentialStatus => {
    const status = credentialStatusAt(now, credential, page.project, warnBeforeMinutes);
    trueForMs = Math.min(trueForMs, status.trueForMs);
    return status.value;
  };
  const explained = page.mentions.flatMap((mention, _, all) => {
    const role = mention.isExact ? roleOf(mention, page, statusOf) : misnamed(mention, all, page, statusOf);
    return role === undefined ? [] : [{ mention, role }];
  });
  return { value: { now, page, explained }, trueForMs };
}

type StatusOf = (credential: Credential) => CredentialStatus;

function roleOf({ kind, line }: Mention, { file, envFile, project }: Page, statusOf: StatusOf): Role {
  const entry = envFile.kind === 'read' ? envFile.entries.find((candidate) => candidate.kind === kind) : undefined;
  if (entry === undefined) return { kind: 'ignored' };
  if (entry.line !== line) return { kind: 'loses', line: entry.line };
  const { worth } = entry;
  const source: Source = { kind: 'file', file, line };
  if (!isLookedAt(project, file)) return { kind: 'apart', status: worth && statusOf({ kind, source, worth }) };
  const [deciding] = heldIn(project, kind);
  if (deciding !== undefined && !isIn(deciding.source, file)) {
    return { kind: 'unused', by: deciding, held: { source, worth } };
  }
  if (worth === undefined) return { kind: 'empty' };
  return {
    kind: 'decides',
    inEffect: credentialsIn(project)[0]?.kind === kind,
    status: statusOf({ kind, source, worth }),
  };
}

/** `undefined` where the right name is there as well: then the other one is meant as it is. */
function misnamed(
  { kind, line, ...span }: Mention,
  all: readonly Mention[],
  { file, text, project }: Page,
  statusOf: StatusOf,
): Role | undefined {
  if (all.some((other) => other.isExact && other.kind === kind)) return undefined;
  // Nobody misses what has no value.
  if (valueOf(text, span) === '') return undefined;
  const isAmong = isLookedAt(project, file);
  if (isAmong && heldIn(project, kind).length > 0) return undefined;
  const worth = isAmong ? worthOf(kind, valueOf(text, span)) : undefined;
  const source: Source = { kind: 'file', file, line };
  return { kind: 'misnamed', status: worth && statusOf({ kind, source, worth }) };
}

function isLookedAt({ envFiles }: Project, file: string): boolean {
  return envFiles.some((candidate) => candidate.file === file);
}

function isIn(source: Source, file: string): boolean {
  return source.kind === 'file' && source.file === file;
}
