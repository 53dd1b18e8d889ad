/** What people can do, wherever it is offered: palette, menu, tooltip, notification. */

/** A command's `id`, its title in the palette, its words on a `button`, and its icon in the menu. */
export const actions = {
  refresh: { id: 'aiGatewayAuth.refresh', title: 'Refresh OIDC Token', button: 'Refresh Now', icon: 'sync' },
  link: { id: 'aiGatewayAuth.link', title: 'Link Project', button: 'Link Project', icon: 'link' },
  login: { id: 'aiGatewayAuth.login', title: 'Log In to Vercel', button: 'Log In to Vercel', icon: 'sign-in' },
  openEnvFile: { id: 'aiGatewayAuth.openEnvFile', title: 'Open Env File', button: 'Open Env File', icon: 'go-to-file' },
  openSettings: {
    id: 'aiGatewayAuth.openSettings',
    title: 'Open Settings',
    button: 'Open Settings',
    icon: 'settings-gear',
  },
  showLog: { id: 'aiGatewayAuth.showLog', title: 'Show Log', button: 'Show Log', icon: 'output' },
  menu: { id: 'aiGatewayAuth.menu', title: 'Show Status and Actions', button: 'Show Actions', icon: 'key' },
} as const;

export type Action = keyof typeof actions;

export const commandCategory = 'AI Gateway';
