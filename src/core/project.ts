/** A folder as the extension knows it: what its files say of credentials, its link, and whether it concerns us. */
import { envFileOf, mayBeUnfinished, type EnvFile, type FileContent } from './credential';
import { asObject, objectIn } from './json';
import { linkInProjectFile, linkInRepoFile, type Link } from './link';
import { envFileName } from './credential';

/** The folder's files that are read, by their path in it. */
export const projectFiles = [
  envFileName,
  '.env',
  '.env.development',
  '.env.development.local',
  'package.json',
  '.vercel',
  '.vercel/project.json',
  '.vercel/repo.json',
] as const;

export type ProjectFile = (typeof projectFiles)[number];

/** What one file says of the project. */
export interface Fact {
  readonly envFile?: EnvFile;
  readonly link?: Link | undefined;
  readonly concerned: boolean;
}

/** Whether to look again before believing it: a writer may be in the middle of its work. */
export function isDoubtful(fact: Fact, before: Fact | undefined): boolean {
  if (fact.envFile !== undefined) return mayBeUnfinished(fact.envFile);
  return before?.concerned === true && !fact.concerned;
}

export interface Project {
  readonly envFile: EnvFile;
  readonly link: Link | undefined;
  /** An env file names one of the variables, or there is a `.vercel` folder, or the AI SDK is depended upon. */
  readonly concerned: boolean;
}

export function factOf(file: ProjectFile, content: FileContent): Fact {
  const text = content.kind === 'text' ? content.text : '';
  switch (file) {
    case '.env.local': {
      const envFile = envFileOf(content);
      // What cannot be read is shown rather than taken for foreign.
      return { envFile, concerned: envFile.kind === 'unreadable' || (envFile.kind === 'read' && envFile.names) };
    }
    case '.env':
    case '.env.development':
    case '.env.development.local': {
      const envFile = envFileOf(content);
      return { concerned: envFile.kind === 'read' && envFile.names };
    }
    case 'package.json':
      return { concerned: dependsOnAiSdk(text) };
    case '.vercel':
      return { concerned: content.kind === 'directory' };
    case '.vercel/project.json':
      return { link: linkInProjectFile(text), concerned: false };
    case '.vercel/repo.json':
      return { link: linkInRepoFile(text, ''), concerned: false };
  }
}

/** `linkAbove` is that of a `repo.json` in a folder above, which counts after the folder's own. */
export function projectOf(facts: ReadonlyMap<ProjectFile, Fact>, linkAbove: Link | undefined): Project {
  const all = projectFiles.flatMap((file) => facts.get(file) ?? []);
  return {
    envFile: facts.get(envFileName)?.envFile ?? { kind: 'absent' },
    link: all.find(({ link }) => link !== undefined)?.link ?? linkAbove,
    concerned: all.some(({ concerned }) => concerned),
  };
}

function dependsOnAiSdk(packageJson: string): boolean {
  const manifest = objectIn(packageJson);
  return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']
    .flatMap((key) => Object.keys(asObject(manifest?.[key]) ?? {}))
    .some((name) => name === 'ai' || name.startsWith('@ai-sdk/'));
}
