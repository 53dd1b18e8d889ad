/** Where the login of the Vercel CLI is, and whether a file of it holds one. */
import { objectIn, textAt } from './json';

/** Larger ones are not read, in bytes. */
export const largestLoginBytes = 2 ** 16;

interface Machine {
  readonly platform: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The folders in which the CLI and the JavaScript SDK keep it, as `@vercel/cli-config` 0.4.0 and `@vercel/oidc` 3.2.0
 * have them: the latter looks below `%LOCALAPPDATA%` on Windows.
 */
export function loginFolders({ platform, home, env }: Machine): string[] {
  const cli = 'com.vercel.cli';
  const { XDG_DATA_HOME, APPDATA, LOCALAPPDATA } = env;
  if (isSet(XDG_DATA_HOME)) return [`${XDG_DATA_HOME}/${cli}`];
  if (platform === 'darwin') return [`${home}/Library/Application Support/${cli}`];
  if (platform !== 'win32') return [`${home}/.local/share/${cli}`];
  const roaming = isSet(APPDATA) ? APPDATA : `${home}/AppData/Roaming`;
  const local = isSet(LOCALAPPDATA) ? [`${LOCALAPPDATA}/${cli}`] : [];
  return [`${roaming}/${cli}/Data`, `${roaming}/xdg.data/${cli}`, ...local];
}

/** The newer one holds a login that is bound to a key, which older versions of the CLI are not to read. */
export const loginFiles = ['auth.json', 'credentials.json'] as const;

/** What the SDK leaves when its own renewal has failed is `{}`. Nothing of the token is kept. */
export function isLogin(text: string): boolean {
  return textAt(objectIn(text.replace(/^\uFEFF/, '')), 'token') !== undefined;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
