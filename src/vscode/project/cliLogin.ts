/** Whether the Vercel CLI seems logged in. */
import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isLogin, largestLoginBytes, loginFiles, loginFolders } from '../../core/project/login';

export async function readLoggedIn(): Promise<boolean> {
  const { env, platform } = process;
  const folders = loginFolders({ platform, home: homedir(), env });
  const paths = folders.flatMap((folder) => loginFiles.map((file) => `${folder}/${file}`));
  return (await Promise.all(paths.map(holdsLogin))).includes(true);
}

/** Nothing but the answer is kept of the file. */
async function holdsLogin(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= largestLoginBytes && isLogin(await readFile(path, 'utf8'));
  } catch {
    return false; // Logged out, never logged in, or not to be read, which the SDK cannot either.
  }
}
