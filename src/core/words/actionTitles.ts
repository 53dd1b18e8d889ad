/** The titles of the actions in the palette, apart from their names, which alone are needed to register them. */
import type { Action } from './actions';
import type { L10n } from './l10n';

/** In English. */
export const actionTitles: Readonly<Record<Action, string>> = {
  refresh: 'Refresh OIDC Token',
  cancel: 'Cancel Refresh or Pull',
  showTerminal: 'Show Terminal of Refresh or Pull',
  pull: 'Pull Environment Variables…',
  setApiKey: 'Set API Key…',
  createApiKey: 'Create API Key…',
  checkCredential: 'Check Credential',
  insertExample: 'Insert Example…',
  useOidc: 'Use OIDC Instead',
  useApiKey: 'Use API Key Again',
  chooseProject: 'Choose Project…',
  link: 'Link Project',
  login: 'Log In to Vercel',
  openEnvFile: 'Open Env File',
  openSettings: 'Open Settings',
  toggleValues: 'Show/Hide Values in Env Files',
  showLog: 'Show Log',
  copyDiagnostics: 'Copy Diagnostics',
  menu: 'Show Status and Actions',
  getStarted: 'Get Started',
};

export const commandCategory = 'AI Gateway';

export function actionTitle(l10n: L10n, action: Action): string {
  return l10n.t(actionTitles[action]);
}
