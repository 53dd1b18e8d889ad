/** What people can do, wherever it is offered: palette, menu, tooltip, notification. */

export const actions = [
  'refresh',
  'cancel',
  'showTerminal',
  'pull',
  'setApiKey',
  'createApiKey',
  'checkCredential',
  'insertExample',
  'useOidc',
  'useApiKey',
  'chooseProject',
  'link',
  'login',
  'openEnvFile',
  'openSettings',
  'toggleValues',
  'showLog',
  'copyDiagnostics',
  'menu',
  'getStarted',
] as const;

export type Action = (typeof actions)[number];

/** The id of its command. */
export function commandOf(action: Action): string {
  return `aiGatewayAuth.${action}`;
}
