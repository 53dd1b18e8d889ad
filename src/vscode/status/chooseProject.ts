/** Lists the workspace's projects, each with its status, and pins one. */
import vscode = require('vscode');
import { commandCategory } from '../../core/words/actionTitles';
import { nameFrom } from '../../core/words/name';
import { buttonTitle } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import type { FolderOptions } from '../project/folderOptions';
import { placesOf } from '../project/naming';
import type { Place } from '../project/place';
import type { Projects } from '../project/projects';
import { readOnce } from '../project/readOnce';
import type { Presentations } from './presentations';

interface Entry extends vscode.QuickPickItem {
  /** `undefined` to follow the active editor. */
  readonly place: Place | undefined;
}

/** How many are read at once. */
const readers = 16;

interface Parts extends FolderOptions {
  readonly projects: Projects;
  readonly presentations: Presentations;
}

export async function chooseProject({ projects, presentations, ...options }: Parts): Promise<void> {
  const follow: Entry = {
    ...{ label: l10n.t('Follow the Active Editor'), place: undefined },
    description: projects.pinned === undefined ? l10n.t('now') : '',
  };
  const entryOf = async (place: Place): Promise<Entry> => {
    const folder = await readOnce(place, options);
    const status = folder.project === undefined ? '' : presentations.of(folder, folder.project).value.view.spoken;
    return { label: place.name, description: status, detail: nameFrom(place.directory) ?? '', place };
  };
  const entries = inTurn(placesOf(projects), entryOf).then((all) => [follow, ...all]);
  const chosen = await vscode.window.showQuickPick(entries, {
    title: `${commandCategory}: ${buttonTitle(l10n, 'chooseProject')}`,
  });
  if (chosen !== undefined) await projects.pin(chosen.place);
}

/** In their order, a few at a time. */
async function inTurn<T, R>(values: readonly T[], read: (value: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < values.length; start += readers) {
    results.push(...(await Promise.all(values.slice(start, start + readers).map(read))));
  }
  return results;
}
