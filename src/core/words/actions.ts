/** What people can do, wherever it is offered: palette, menu, tooltip, notification. */
import type { L10n } from './l10n';

/** Each with its title in the palette, in English. */
export const actions = {
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
} as const;

export type Action = keyof typeof actions;

export const commandCategory = 'AI Gateway';

/** The id of its command. */
export function commandOf(action: Action): string {
  return `aiGatewayAuth.${action}`;
}

export function actionTitle(l10n: L10n, action: Action): string {
  return l10n.t(actions[action]);
}
