/** What the menu of the status bar item offers, the remedy first. */
import { actions, type Action } from './actions';
import type { Project } from './project';
import type { Status } from './status';
import { envFileName } from './statusView';

export interface MenuEntry {
  readonly action: Action;
  /** With the icon in the editor's `$(name)` notation. */
  readonly label: string;
  /** The current value of what the entry is about, or its command. */
  readonly description: string;
}

export function menuEntries(status: Status, project: Project): MenuEntry[] {
  return orderOf(status, project.link !== undefined).map((action) => {
    const { icon, title } = actions[action];
    return { action, label: `$(${icon}) ${title}`, description: descriptionOf(action, project) };
  });
}

function orderOf(status: Status, linked: boolean): Action[] {
  // A refresh without a link would only say that one is needed.
  const refresh: Action[] = linked ? ['refresh', 'openEnvFile', 'link'] : ['link', 'refresh', 'openEnvFile'];
  const rest: Action[] = ['login', 'openSettings', 'showLog'];
  switch (status.kind) {
    case 'expired':
    case 'expiring':
    case 'invalid':
    case 'none':
    case 'valid':
      return [...refresh, ...rest];
    case 'apiKey':
    case 'unreadable':
      return ['openEnvFile', ...refresh.filter((action) => action !== 'openEnvFile'), ...rest];
  }
}

function descriptionOf(action: Action, { envFile, link }: Project): string {
  switch (action) {
    case 'refresh':
      return 'vercel env pull';
    case 'link':
      return link === undefined ? 'not linked' : `linked to ${link.project}`;
    case 'login':
      return 'vercel login';
    case 'openEnvFile':
      return envFile.kind === 'read' && envFile.line !== undefined ? `${envFileName}:${envFile.line + 1}` : envFileName;
    case 'openSettings':
    case 'showLog':
    case 'menu':
      return '';
  }
}
