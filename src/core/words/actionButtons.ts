/** How actions are offered in messages and in the menu. */
import type { Action } from './actions';

/** Words on a button, in English. */
export const actionButtons: Readonly<Record<Action, string>> = {
  refresh: 'Refresh Now',
  cancel: 'Cancel',
  showTerminal: 'Show Terminal',
  pull: 'Pull Again',
  setApiKey: 'Set API Key',
  createApiKey: 'Create API Key',
  checkCredential: 'Check Credential',
  insertExample: 'Insert Example',
  useOidc: 'Use OIDC Instead',
  useApiKey: 'Use API Key Again',
  chooseProject: 'Choose Project',
  link: 'Link Project',
  login: 'Log In to Vercel',
  openEnvFile: 'Open Env File',
  openSettings: 'Open Settings',
  toggleValues: 'Show/Hide Values',
  showLog: 'Show Log',
  copyDiagnostics: 'Copy Diagnostics',
  menu: 'Show Actions',
  getStarted: 'Get Started',
};

/** In the menu, by the editor's names. */
export const actionIcons: Readonly<Record<Action, string>> = {
  refresh: 'sync',
  cancel: 'circle-slash',
  showTerminal: 'terminal',
  pull: 'cloud-download',
  setApiKey: 'edit',
  createApiKey: 'add',
  checkCredential: 'pulse',
  insertExample: 'file-code',
  useOidc: 'arrow-swap',
  useApiKey: 'arrow-swap',
  chooseProject: 'pinned',
  link: 'link',
  login: 'sign-in',
  openEnvFile: 'go-to-file',
  openSettings: 'settings-gear',
  toggleValues: 'eye',
  showLog: 'output',
  copyDiagnostics: 'clippy',
  menu: 'key',
  getStarted: 'book',
};
