/** All that the extension makes of hostile files, and shows of them. */
import { apiKeyVariable, oidcVariable } from '../../src/core/credential/credential';
import { readToken } from '../../src/core/credential/token';
import { withCommentedVariable } from '../../src/core/env/commented';
import { withoutVariable, withValue } from '../../src/core/env/edit';
import { merged } from '../../src/core/env/merge';
import { RefusalError } from '../../src/core/env/writeProblem';
import { hoverAt } from '../../src/core/explain/hover';
import { lensesAt } from '../../src/core/explain/lenses';
import type { Fix } from '../../src/core/explain/problem';
import { problemsOf } from '../../src/core/explain/problems';
import { lookAt, pageOf } from '../../src/core/explain/role';
import { secretSpansIn } from '../../src/core/explain/secretSpans';
import { obstacleToRefresh } from '../../src/core/project/obstacle';
import { obstacleMessage } from '../../src/core/project/obstacleMessage';
import type { Project } from '../../src/core/project/project';
import { findingsOf } from '../../src/core/status/findings';
import { menuEntries } from '../../src/core/status/menu';
import { noticeMessage } from '../../src/core/status/notice';
import { presentationAt } from '../../src/core/status/presentation';
import { tooltipAt } from '../../src/core/status/tooltip';
import { commandOf, type Action } from '../../src/core/words/actions';
import type { Settings } from '../../src/core/words/settings';
import { english } from './english';
import { projectFrom, type Layout } from './layout';

export interface Input {
  /** Of an env file. */
  readonly env: string;
  /** The value of one in another env file. */
  readonly token: string;
  readonly link: { readonly own?: string; readonly repo?: string };
  readonly manifest: string;
  /** Of a setting, beside those two. */
  readonly files: readonly string[];
}

/** Texts that a person sees. */
export interface Shown {
  /** Each in a line of its own. */
  readonly labels?: readonly string[];
  readonly markdown?: readonly string[];
}

/** What is done in one go, while the editor's other extensions wait. */
type Stretch = readonly [what: string, work: () => Shown];

const now = Date.UTC(2026, 0, 30);

/** As many as are looked at of a text. */
const most = 5;

const settings: Settings = {
  ...{ warnBeforeMinutes: 15, notifications: 'all', autoRefresh: true, 'statusBar.format': 'countdown' },
  ...{ envFiles: { files: [], refused: [] }, cli: [] },
};

const tokenFile = '.env';

function tokenText(token: string): string {
  return `${oidcVariable}=${token}\n`;
}

function layoutOf({ env, token, link, manifest, files: others }: Input): Layout {
  const files = { '.env.local': env, [tokenFile]: tokenText(token), 'package.json': manifest };
  const links = {
    ...(link.own === undefined ? {} : { '.vercel/project.json': link.own }),
    ...(link.repo === undefined ? {} : { '.vercel/repo.json': link.repo }),
  };
  return { files: { ...files, ...links }, envFiles: others.length === 0 ? [] : ['.env.local', tokenFile, ...others] };
}

/** Each is to be done before the next one is asked for. */
export function* stretchesOf(input: Input): Generator<Stretch> {
  const { env, token } = input;
  const layout = layoutOf(input);
  const silently = (work: () => unknown) => () => {
    work();
    return {};
  };
  const read: Project[] = [];
  yield ['reading', silently(() => read.push(projectFrom(layout)))];
  yield* [
    ['reading a token', silently(() => readToken(token))],
    ['hiding', silently(() => secretSpansIn(env))],
    [
      'setting a value',
      silently(() => {
        orRefused(() => withValue(env, oidcVariable, 'x'));
      }),
    ],
    [
      'commenting out',
      silently(() => {
        orRefused(() => withoutVariable(env, apiKeyVariable));
      }),
    ],
    [
      'commenting in',
      silently(() => {
        orRefused(() => withCommentedVariable(env, apiKeyVariable));
      }),
    ],
    [
      'merging',
      silently(() => {
        orRefused(() => merged(env, { A: '1', [oidcVariable]: 'x' }));
      }),
    ],
  ] as const;
  for (const project of read.slice(0, 1)) {
    yield ['showing', () => ofProject(project)];
    yield* ofPage(project, '.env.local', env);
    yield* ofPage(project, tokenFile, tokenText(token));
  }
}

/** All that is shown. */
export function shownOf(input: Input): Shown {
  const shown: Shown[] = [];
  for (const [, work] of stretchesOf(input)) shown.push(work());
  return {
    labels: shown.flatMap(({ labels = [] }) => labels),
    markdown: shown.flatMap(({ markdown = [] }) => markdown),
  };
}

/** An edit may be refused, and fails in no other way. */
function orRefused(edit: () => unknown): void {
  try {
    edit();
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
  }
}

/** Of the item, its menu, messages and lists. */
function ofProject(project: Project): Shown {
  const name = project.listed[0]?.name ?? project.link?.project;
  const { value } = presentationAt(english, now, project, { settings, pulling: false, name });
  const { status, view, remedy } = value;
  const entries = menuEntries(english, status, project, { pulling: false, name });
  const obstacle = obstacleToRefresh(project, true);
  return {
    labels: [
      ...[view.text, view.spoken, ...findingsOf(english, status, project).map(({ text }) => text)],
      ...entries.flatMap(({ label, description }) => [label, description]),
      ...project.listed.slice(0, most).map((listed) => listed.name),
      noticeMessage(english, status, { name, remedy })?.text ?? '',
      obstacle === undefined ? '' : obstacleMessage(english, obstacle).text,
    ],
    markdown: [tooltipAt(english, now, project, value).value],
  };
}

/** Over and in the file, and in the list of its problems. */
function* ofPage(project: Project, file: string, text: string): Generator<Stretch> {
  const envFile = project.envFiles.find((row) => row.file === file)?.envFile ?? { kind: 'absent' };
  const look = lookAt(now, pageOf({ file, text, envFile, project }), settings.warnBeforeMinutes).value;
  const problems = problemsOf(english, look).slice(0, most);
  const addressOf = (action: Action): string => `command:${commandOf(action)}`;
  yield ['lenses', () => ({ labels: lensesAt(english, look, false).value.map(({ title }) => title) })];
  yield ['problems', () => ({ labels: problemsOf(english, look).map((problem) => problem.text) })];
  for (const problem of problems) yield ['fixes', () => ({ labels: problem.fixes().map(titleOf) })];
  for (const { mention } of look.explained.slice(0, most))
    yield ['a hover', () => ({ markdown: [hoverAt(english, look, mention.nameStart, addressOf)?.markdown ?? ''] })];
}

function titleOf(fix: Fix): string {
  return 'title' in fix ? fix.title : '';
}
