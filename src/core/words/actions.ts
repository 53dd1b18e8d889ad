/** What people can do, wherever it is offered: palette, menu, tooltip, notification. */
import type { L10n } from './l10n';

/** A command's `id`, its title in the palette, its words on a `button`, both in English, and its icon in the menu. */
export const actions = {
  refresh: { id: 'aiGatewayAuth.refresh', title: 'Refresh OIDC Token', button: 'Refresh Now', icon: 'sync' },
  cancel: { id: 'aiGatewayAuth.cancel', title: 'Cancel Refresh or Pull', button: 'Cancel', icon: 'circle-slash' },
  showTerminal: {
    id: 'aiGatewayAuth.showTerminal',
    title: 'Show Terminal of Refresh or Pull',
    button: 'Show Terminal',
    icon: 'terminal',
  },
  pull: {
    id: 'aiGatewayAuth.pull',
    title: 'Pull Environment Variables…',
    button: 'Pull Again',
    icon: 'cloud-download',
  },
  setApiKey: { id: 'aiGatewayAuth.setApiKey', title: 'Set API Key…', button: 'Set API Key', icon: 'edit' },
  createApiKey: {
    id: 'aiGatewayAuth.createApiKey',
    title: 'Create API Key',
    button: 'Create API Key',
    icon: 'link-external',
  },
  useOidc: { id: 'aiGatewayAuth.useOidc', title: 'Use OIDC Instead', button: 'Use OIDC Instead', icon: 'arrow-swap' },
  useApiKey: {
    id: 'aiGatewayAuth.useApiKey',
    title: 'Use API Key Again',
    button: 'Use API Key Again',
    icon: 'arrow-swap',
  },
  chooseProject: {
    id: 'aiGatewayAuth.chooseProject',
    title: 'Choose Project…',
    button: 'Choose Project',
    icon: 'pinned',
  },
  link: { id: 'aiGatewayAuth.link', title: 'Link Project', button: 'Link Project', icon: 'link' },
  login: { id: 'aiGatewayAuth.login', title: 'Log In to Vercel', button: 'Log In to Vercel', icon: 'sign-in' },
  openEnvFile: { id: 'aiGatewayAuth.openEnvFile', title: 'Open Env File', button: 'Open Env File', icon: 'go-to-file' },
  openSettings: {
    id: 'aiGatewayAuth.openSettings',
    title: 'Open Settings',
    button: 'Open Settings',
    icon: 'settings-gear',
  },
  toggleValues: {
    id: 'aiGatewayAuth.toggleValues',
    title: 'Show/Hide Values in Env Files',
    button: 'Show/Hide Values',
    icon: 'eye',
  },
  showLog: { id: 'aiGatewayAuth.showLog', title: 'Show Log', button: 'Show Log', icon: 'output' },
  menu: { id: 'aiGatewayAuth.menu', title: 'Show Status and Actions', button: 'Show Actions', icon: 'key' },
} as const;

export type Action = keyof typeof actions;

export const commandCategory = 'AI Gateway';

export function actionTitle(l10n: L10n, action: Action): string {
  return l10n.t(actions[action].title);
}
