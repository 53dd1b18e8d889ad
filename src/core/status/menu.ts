/** What the menu of the status bar item offers, the remedy first. */
import { actionIcons } from '../words/actionButtons';
import type { Action } from '../words/actions';
import { actionTitle } from '../words/actionTitles';
import { commentedKeyIn } from '../project/inEffect';
import { placeToOpen } from '../project/places';
import { remedyOf } from '../project/obstacle';
import type { L10n } from '../words/l10n';
import type { Project } from '../project/project';
import type { Status } from './status';

export interface MenuEntry {
  readonly action: Action;
  /** With the icon in the editor's `$(name)` notation. */
  readonly label: string;
  /** The current value of what the entry is about, or its command. */
  readonly description: string;
}

interface MenuDisplay {
  readonly pulling: boolean;
  /** The project's name, where there are several. */
  readonly name: string | undefined;
}

export function menuEntries(l10n: L10n, status: Status, project: Project, { pulling, name }: MenuDisplay): MenuEntry[] {
  const order = pulling ? whilePulling : orderOf(status, project);
  // Who has several projects is logged in, or finds it in the palette.
  const entries =
    name === undefined ? order : [...order.filter((action) => action !== 'login'), 'chooseProject' as const];
  return entries.map((action) => {
    const description = action === 'chooseProject' ? (name ?? '') : descriptionOf(l10n, action, project);
    return { action, label: `$(${actionIcons[action]}) ${actionTitle(l10n, action)}`, description };
  });
}

const whilePulling: readonly Action[] = ['cancel', 'showTerminal', 'openEnvFile', 'showLog'];

/** At most eight; what is missing is in the palette. */
function orderOf(status: Status, project: Project): readonly Action[] {
  if (!project.onDisk) return ['openEnvFile', 'openSettings', 'showLog'];
  const remedy = remedyOf(project);
  const pulls: Action[] = remedy === 'refresh' ? ['refresh', 'pull'] : remedy === undefined ? [] : [remedy];
  const keyAgain: Action[] = commentedKeyIn(project) === undefined ? [] : ['useApiKey'];
  switch (status.kind) {
    case 'badToken':
      return [...pulls, ...keyAgain, 'setApiKey', 'openEnvFile', 'login', 'openSettings', 'showLog'];
    case 'early':
    case 'expired':
    case 'expiring':
    case 'valid':
      return [...pulls, ...keyAgain, 'checkCredential', 'setApiKey', 'openEnvFile', 'login', 'openSettings'];
    case 'none':
      return [
        ...pulls,
        ...(keyAgain.length > 0 ? keyAgain : newKey),
        'openEnvFile',
        'login',
        'openSettings',
        'showLog',
      ];
    case 'badKey':
      return ['setApiKey', 'createApiKey', 'openEnvFile', ...pulls, 'login', 'openSettings', 'showLog'];
    case 'keyExpired':
      return ['createApiKey', 'setApiKey', 'openEnvFile', ...pulls, 'checkCredential', 'login', 'openSettings'];
    case 'keyExpiring':
    case 'apiKey': {
      // What the environment holds is not switched off in a file.
      const instead: Action = status.shadows && status.source.kind === 'file' ? 'useOidc' : 'createApiKey';
      return ['openEnvFile', 'checkCredential', instead, 'setApiKey', ...pulls, 'login', 'openSettings'];
    }
    case 'unreadable':
      return ['openEnvFile', 'login', 'openSettings', 'showLog'];
  }
}

const newKey: Action[] = ['setApiKey', 'createApiKey'];

function descriptionOf(l10n: L10n, action: Action, project: Project): string {
  const { link } = project;
  const command = 'vercel env pull';
  switch (action) {
    case 'refresh':
      return link === undefined ? '' : l10n.t('{command}, for {project}', { command, project: link.project });
    case 'link':
      return l10n.t('not linked');
    case 'login':
      return 'vercel login';
    case 'openEnvFile': {
      const { file, line } = placeToOpen(project);
      return line === undefined ? file : `${file}:${line + 1}`;
    }
    case 'cancel':
    case 'checkCredential':
    case 'chooseProject':
    case 'copyDiagnostics':
    case 'createApiKey':
    case 'getStarted':
    case 'insertExample':
    case 'pull':
    case 'setApiKey':
    case 'showTerminal':
    case 'useApiKey':
    case 'useOidc':
    case 'openSettings':
    case 'showLog':
    case 'menu':
    case 'toggleValues':
      return '';
  }
}
