/** What the editor finds in its user data folder: calm settings and, unless one is given, a home of its own. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps a new window still: nothing asks, offers, fetches or reports. Settings that are there win over these. */
const calmSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.fetchOnlinePackageInfo': false,
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  'terminal.integrated.enablePersistentSessions': false,
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Adds the calm settings to `User/settings.json`, which the desktop editor reads there too. */
export function calmDown(userDataDir: string): void {
  const file = join(userDataDir, 'User', 'settings.json');
  mkdirSync(join(userDataDir, 'User'), { recursive: true });
  const own = existsSync(file) ? settingsOf(readFileSync(file, 'utf8')) : {};
  if (own !== undefined) writeFileSync(file, JSON.stringify({ ...calmSettings, ...own }, undefined, 2));
}

/**
 * The environment of extensions, tasks and terminals. Their home is the one named by `AI_GATEWAY_AUTH_HOME`, or else
 * a folder in the user data, so that nothing of the person's own is read or written.
 */
export function editorEnvironment(userDataDir: string, temporary: string): NodeJS.ProcessEnv {
  // Left by another VS Code in whose terminal this may run; they would tie the two together.
  const foreign = /^(VSCODE_|CODE_SERVER_|ELECTRON_RUN_AS_NODE$)/;
  const inherited = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const ownHome = join(userDataDir, 'home');
  mkdirSync(ownHome, { recursive: true });
  return {
    ...Object.fromEntries(inherited),
    HOME: process.env['AI_GATEWAY_AUTH_HOME'] ?? ownHome,
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: temporary,
    // No gallery, hence no request to it.
    EXTENSIONS_GALLERY: '{}',
  };
}

/** `undefined` for a file with comments, which stays as it is. */
function settingsOf(text: string): object | undefined {
  try {
    const settings: unknown = JSON.parse(text);
    return typeof settings === 'object' && settings !== null ? settings : undefined;
  } catch {
    return undefined;
  }
}
