/** Whether the Vercel CLI seems logged in. */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Its file with the login exists and is not empty; what it holds is not read. */
export async function readLoggedIn(): Promise<boolean> {
  return stat(join(dataFolder(), 'com.vercel.cli', 'auth.json')).then(
    ({ size }) => size > 0,
    () => false, // Logged out, or never logged in.
  );
}

/** As `xdg-app-paths`, which the CLI uses, has it. */
function dataFolder(): string {
  const { XDG_DATA_HOME, APPDATA } = process.env;
  if (XDG_DATA_HOME !== undefined && XDG_DATA_HOME !== '') return XDG_DATA_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'xdg.data');
  return join(homedir(), '.local', 'share');
}
