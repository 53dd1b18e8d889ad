/** What a report of a fault needs to know: in English, and without values, names of people or projects, and paths. */
import { loaderFiles } from '../env/loader';
import { credentialsIn, knownOf } from '../project/inEffect';
import type { Project } from '../project/project';
import type { EpochMs } from '../words/clock';
import { variableOf } from '../credential/credential';
import type { L10n } from '../words/l10n';
import { findingsOf } from './findings';
import { statusAt, type Status } from './status';

export interface Surroundings {
  /** By what they are: the extension, the editor, the system. */
  readonly versions: Readonly<Record<string, string>>;
  readonly trusted: boolean;
  readonly folders: number;
  /** Those that differ from their defaults: a switch or a number as it is, of anything else that it is set. */
  readonly settings: Readonly<Record<string, string>>;
  readonly warnBeforeMinutes: number;
}

/** As Markdown. `projects` are those that are followed. */
export function diagnosticsOf(l10n: L10n, now: EpochMs, around: Surroundings, projects: readonly Project[]): string {
  const settings = Object.entries(around.settings).map(([name, value]) => `- ${name}: ${value}`);
  return [
    '### AI Gateway Auth: diagnostics',
    ...Object.entries(around.versions).map(([what, version]) => `- ${what}: ${version}`),
    `- workspace: ${around.folders} folders, ${around.trusted ? 'trusted' : 'Restricted Mode'}`,
    '',
    'Settings that are not the default:',
    ...(settings.length === 0 ? ['- none'] : settings),
    ...projects
      .slice(0, mostProjects)
      .flatMap((project, at) => [
        '',
        `Project ${at + 1}${project.concerned ? '' : ' (nothing concerns the AI Gateway)'}:`,
        ...projectLines(l10n, now, project, around.warnBeforeMinutes).map((line) => `- ${line}`),
      ]),
    ...(projects.length > mostProjects ? ['', `${projects.length - mostProjects} more projects`] : []),
    '',
  ].join('\n');
}

const mostProjects = 20;

function projectLines(l10n: L10n, now: EpochMs, project: Project, warnBeforeMinutes: number): string[] {
  const status = statusAt(now, project, warnBeforeMinutes).value;
  const [inEffect] = credentialsIn(project);
  const check = inEffect && knownOf(project, inEffect.worth)?.check;
  const { link } = project;
  return [
    `status: ${status.kind}${'doubt' in status ? ` (${status.doubt})` : ''}`,
    `in effect: ${inEffect === undefined ? 'nothing' : `${variableOf(inEffect.kind)} from ${sourceOf(project, status)}`}`,
    ...timesOf(status).map(([what, moment]) => `${what}: ${momentText(now, moment)}`),
    `findings: ${[...new Set(findingsOf(l10n, status, project).map(({ code }) => code))].join(', ') || 'none'}`,
    ...(check === undefined ? [] : [`checked: ${check.result.kind}, ${momentText(now, check.at)}`]),
    `loader: ${project.loader}, AI SDK: ${yesNo(project.usesSdk)}, on disk: ${yesNo(project.onDisk)}`,
    `link: ${link === undefined ? 'none' : link.own ? 'own' : 'of repo.json'}, CLI logged in: ${yesNo(project.loggedIn)}`,
    ...project.envFiles.map(({ file, envFile }, at) => `${nameOf(file, at)}: ${contentOf(envFile)}`),
    ...(project.shell.length === 0
      ? []
      : [`environment: ${project.shell.map(({ kind }) => variableOf(kind)).join(', ')}`]),
  ];
}

/** A name that a setting gives may tell more than where it stands in the order. */
function nameOf(file: string, at: number): string {
  const usual = Object.values(loaderFiles).some((files) => files.some((name) => name === file));
  return usual ? file : `file ${at + 1} of the setting`;
}

function contentOf(envFile: Project['envFiles'][number]['envFile']): string {
  switch (envFile.kind) {
    case 'absent':
      return 'absent';
    case 'unreadable':
      return `unreadable (${envFile.problem})`;
    case 'read': {
      const entries = envFile.entries.map(
        ({ kind, line, worth }) => `${variableOf(kind)} in line ${line + 1}${worth === undefined ? ', empty' : ''}`,
      );
      return entries.length === 0 ? 'neither variable' : entries.join('; ');
    }
  }
}

function sourceOf({ envFiles }: Project, status: Status): string {
  if (!('source' in status) || status.source.kind === 'shell') return 'the environment';
  const { file } = status.source;
  return nameOf(
    file,
    envFiles.findIndex((candidate) => candidate.file === file),
  );
}

function timesOf(status: Status): (readonly [string, EpochMs])[] {
  if ('token' in status) {
    const { issuedAt, expiresAt } = status.token;
    return [...(issuedAt === undefined ? [] : [['issued', issuedAt] as const]), ['expires', expiresAt]];
  }
  const ends = 'facts' in status ? status.facts?.expiresAt : undefined;
  return ends === undefined ? [] : [['expires', ends]];
}

function momentText(now: EpochMs, moment: EpochMs): string {
  const minutes = Math.round((moment - now) / 60_000);
  return `${new Date(moment).toISOString()} (${minutes} minutes from now)`;
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
