/** The two tools of language models. */
import vscode = require('vscode');
import { fileFor } from '../../core/project/inEffect';
import { asObject, textAt } from '../../core/project/json';
import { obstacleToRefresh } from '../../core/project/obstacle';
import { actionTitle } from '../../core/words/actionTitles';
import type { Clock } from '../../core/words/clock';
import { nameFrom } from '../../core/words/name';
import { quoted, statusTextAt } from '../../core/workflow/modelWords';
import { l10n } from '../editor/l10n';
import { readSettings } from '../editor/settings';
import type { ProjectFolder } from '../project/projectFolder';
import type { ProjectFinder } from './projectFinder';
import type { Refresher } from './refresher';

/** Inputs come from a language model, and may be anything. */
export interface Tool {
  prepare(input: unknown): Promise<vscode.PreparedToolInvocation>;
  invoke(input: unknown, token: vscode.CancellationToken): Promise<vscode.LanguageModelToolResult>;
}

interface Parts {
  readonly finder: ProjectFinder;
  readonly refresher: Refresher;
  readonly clock: Clock;
}

export function toolsOf({ finder, refresher, clock }: Parts): Readonly<Record<'status' | 'refresh', Tool>> {
  /** The addresses of the projects for which the person was asked at the last preparation. */
  const asked = new Set<string>();
  /** The addresses of those that are being refreshed for a model: another call that the person agreed to joins. */
  const refreshing = new Set<string>();
  const find = (input: unknown): Promise<ProjectFolder | undefined> => finder.named(nameIn(input), undefined);
  return {
    status: {
      prepare: () => Promise.resolve({ invocationMessage: l10n.t('Looking at the AI Gateway credential') }),
      invoke: async (input) => {
        const folder = await find(input);
        if (folder === undefined) return resultOf(notFound(input));
        const project = await folder.read();
        const { warnBeforeMinutes } = readSettings(folder.uri);
        return resultOf(statusTextAt(clock.now(), project, { name: folder.place.name, warnBeforeMinutes }));
      },
    },
    refresh: {
      prepare: async (input) => {
        const invocationMessage = l10n.t('Refreshing the OIDC token');
        const folder = await find(input);
        if (folder === undefined) return { invocationMessage };
        asked.delete(folder.uri.toString());
        if (!(await isRun(folder, refresher))) return { invocationMessage };
        asked.add(folder.uri.toString());
        const names = { project: nameFrom(folder.place.name) ?? '', file: await fileIn(folder) };
        const message = l10n.t(
          'This runs "vercel env pull" in the folder of "{project}", and replaces the token in "{file}". Nothing else in the file changes, and no value is told to the model.',
          names,
        );
        return { invocationMessage, confirmationMessages: { title: actionTitle(l10n, 'refresh'), message } };
      },
      invoke: async (input, token) => {
        const folder = await find(input);
        if (folder === undefined) return resultOf(notFound(input));
        const address = folder.uri.toString();
        // What was not needed when the person would have been asked may be by now.
        const mayRun = asked.delete(address) || refreshing.has(address) || !(await isRun(folder, refresher));
        if (!mayRun) return resultOf('Nothing was refreshed: the user has not been asked. Call this tool again.');
        refreshing.add(address);
        const { ended, cancel } = refresher.refresh(folder);
        const listener = token.onCancellationRequested(cancel);
        const { outcome, message } = await ended.finally(() => {
          listener.dispose();
          refreshing.delete(address);
        });
        return resultOf(`Project ${quoted(folder.place.name)}: ${outcome}. ${message}`);
      },
    },
  };
}

/** Whether something would be run. */
async function isRun(folder: ProjectFolder, refresher: Refresher): Promise<boolean> {
  if ((await refresher.needless(folder)) !== undefined) return false;
  return obstacleToRefresh(await folder.read(), vscode.workspace.isTrusted) === undefined;
}

async function fileIn(folder: ProjectFolder): Promise<string> {
  return nameFrom(fileFor(await folder.read(), 'oidc')) ?? '';
}

/** Some models write an empty value for what they leave out. */
function nameIn(input: unknown): string | undefined {
  return textAt(asObject(input), 'folder');
}

function notFound(input: unknown): string {
  const name = nameIn(input);
  return name === undefined
    ? 'No folder is open that concerns the AI Gateway.'
    : `This workspace has no project at ${quoted(name)}.`;
}

function resultOf(text: string): vscode.LanguageModelToolResult {
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}
