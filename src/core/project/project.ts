/** A folder as the extension knows it: what its files say of credentials, its link, and whether it concerns us. */
import { envFileName } from '../credential/credential';
import { mayBeUnfinished, type Entry, type EnvFile } from '../credential/envFile';
import type { FileContent } from '../env/content';
import type { Known } from '../credential/known';
import type { EnvFilesSetting } from '../words/settings';
import type { LoaderName } from '../env/loader';
import { asObject, objectIn } from './json';
import { linkInProjectFile, linkInRepoFile, type Link } from './link';
import { listedIn, type Listed } from './monorepo';

/** The folder's other files that are read, by their path in it. */
const otherFiles = ['package.json', '.vercel', '.vercel/project.json', '.vercel/repo.json'] as const;

type OtherFile = (typeof otherFiles)[number];

/** The folder's files that are read; the env files are those of a loader or of the setting. */
export function projectFiles(envFiles: readonly string[]): string[] {
  return [...envFiles, ...otherFiles];
}

/** What one file says of the project. */
export type Fact =
  | EnvFact
  | {
      readonly kind: 'manifest';
      readonly loader: LoaderName;
      /** It depends on the AI SDK. */ readonly usesSdk: boolean;
    }
  | { readonly kind: 'vercelFolder'; readonly isThere: boolean }
  | { readonly kind: 'link'; readonly link: Link | undefined }
  | { readonly kind: 'repo'; readonly link: Link | undefined; readonly listed: readonly Listed[] };

export interface EnvFact {
  readonly kind: 'env';
  readonly envFile: EnvFile;
}

/** Whether to look again before believing it: a writer may be in the middle of its work. */
export function isDoubtful(fact: Fact, before: Fact | undefined): boolean {
  if (fact.kind !== 'env') return before !== undefined && concerns(before) && !concerns(fact);
  return mayBeUnfinished(fact.envFile, before?.kind === 'env' ? before.envFile : undefined);
}

export interface Project {
  /** On a disk, where programs run and files can be written; else the folder is virtual. */
  readonly onDisk: boolean;
  /** How the framework reads env files, and thus how they are written. */
  readonly loader: LoaderName;
  /** In the order in which they are looked at, the one that wins first. */
  readonly envFiles: readonly { readonly file: string; readonly envFile: EnvFile }[];
  /** Where a credential goes that stands nowhere yet. */
  readonly newFile: string;
  /** Files that the setting names and that are not followed: they are not in the folder, or no names of files. */
  readonly refusedFiles: readonly string[];
  /** The variables in the environment that terminals start with. */
  readonly shell: readonly Omit<Entry, 'line'>[];
  readonly link: Link | undefined;
  /** The projects that the folder's own `repo.json` lists. */
  readonly listed: readonly Listed[];
  /** The Vercel CLI seems logged in. */
  readonly loggedIn: boolean;
  /** It depends on the AI SDK. */
  readonly usesSdk: boolean;
  /** The JavaScript SDK finds a link: in the nearest `.vercel`, from the folder upward. */
  readonly linkedForSdk: boolean;
  /** What was found out of credentials by asking, of this project's and of others. */
  readonly known: readonly Known[];
  /** An env file names one of the variables, or there is a `.vercel` folder, or the AI SDK is depended upon. */
  readonly concerned: boolean;
}

export function otherFactOf(file: OtherFile, content: FileContent): Fact {
  const text = content.kind === 'text' ? content.text : '';
  switch (file) {
    case 'package.json': {
      const dependencies = dependenciesIn(text);
      const loader = dependencies.includes('vite') && !dependencies.includes('next') ? 'vite' : 'next';
      const usesSdk = dependencies.some((name) => name === 'ai' || name.startsWith('@ai-sdk/'));
      return { kind: 'manifest', loader, usesSdk };
    }
    case '.vercel':
      return { kind: 'vercelFolder', isThere: content.kind === 'directory' };
    case '.vercel/project.json':
      return { kind: 'link', link: linkInProjectFile(text) };
    case '.vercel/repo.json':
      return { kind: 'repo', link: linkInRepoFile(text, ''), listed: listedIn(text) };
  }
}

export function isOtherFile(file: string): file is OtherFile {
  return otherFiles.some((other) => other === file);
}

/** What is known of a project beside its files. */
export interface Around {
  readonly onDisk: boolean;
  /** Of a `repo.json` in a folder above, which counts after the folder's own. */
  readonly linkAbove: Link | undefined;
  readonly shell: Project['shell'];
  /** A `.vercel/project.json` of the nearest folder above with a `.vercel`, which the SDK uses where the folder has none. */
  readonly linkedAbove: boolean;
  readonly loggedIn: boolean;
  readonly known: Project['known'];
}

/** `files` are the env files in their order, of the loader or of the setting. */
export function projectOf(
  files: readonly string[],
  setting: EnvFilesSetting,
  facts: ReadonlyMap<string, Fact>,
  around: Around,
): Project {
  const all = projectFiles(files).flatMap((file) => facts.get(file) ?? []);
  const links = all.flatMap((fact) => (fact.kind === 'link' || fact.kind === 'repo' ? (fact.link ?? []) : []));
  const manifest = all.find((fact) => fact.kind === 'manifest');
  return {
    onDisk: around.onDisk,
    loader: manifest?.loader ?? 'next',
    usesSdk: manifest?.usesSdk === true,
    envFiles: files.map((file) => {
      const fact = facts.get(file);
      return { file, envFile: fact?.kind === 'env' ? fact.envFile : { kind: 'absent' } };
    }),
    newFile: setting.files[0] ?? envFileName,
    refusedFiles: setting.refused,
    shell: around.shell,
    link: links[0] ?? around.linkAbove,
    listed: all.flatMap((fact) => (fact.kind === 'repo' ? fact.listed : [])),
    loggedIn: around.loggedIn,
    linkedForSdk: isVercelThere(facts) ? ownLinkOf(facts) !== undefined : around.linkedAbove,
    known: around.known,
    concerned: all.some(concerns),
  };
}

function isVercelThere(facts: ReadonlyMap<string, Fact>): boolean {
  const fact = facts.get('.vercel');
  return fact?.kind === 'vercelFolder' && fact.isThere;
}

function ownLinkOf(facts: ReadonlyMap<string, Fact>): Link | undefined {
  const fact = facts.get('.vercel/project.json');
  return fact?.kind === 'link' ? fact.link : undefined;
}

/** Whether a folder is a project of its own: the root of a monorepo is one only where it has credentials of its own. */
export function isProject(folder: Project | undefined): boolean {
  if (folder?.concerned !== true) return false;
  return folder.listed.length === 0 || folder.envFiles.some(({ envFile }) => hasEntries(envFile));
}

export function listedBy(folder: Project | undefined): readonly Listed[] {
  return folder?.listed ?? [];
}

/** What cannot be read is shown rather than taken for foreign. */
function concerns(fact: Fact): boolean {
  switch (fact.kind) {
    case 'env':
      return fact.envFile.kind === 'unreadable' || hasEntries(fact.envFile);
    case 'manifest':
      return fact.usesSdk;
    case 'vercelFolder':
      return fact.isThere;
    case 'link':
    case 'repo':
      return false;
  }
}

function hasEntries(envFile: EnvFile): boolean {
  return envFile.kind === 'read' && envFile.entries.length > 0;
}

function dependenciesIn(packageJson: string): string[] {
  const manifest = objectIn(packageJson);
  return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) =>
    Object.keys(asObject(manifest?.[key]) ?? {}),
  );
}
