/** Installs the real Vercel CLI, once, into the project's `.vscode-test/`. */
import { join } from 'node:path';
import { lockedInstall, npmCi } from '../host/editor/lockedInstall';
import { runCommand, setupStep } from '../host/editor/setupStep';

export const vercelVersion = '64.0.2';

/** The folder that holds the executable `vercel`. Prints nothing when it is installed already. */
export async function installVercel(root: string): Promise<string> {
  const target = join(root, '.vscode-test', `vercel-${vercelVersion}`);
  await lockedInstall(join(root, 'test', 'vercel', `cli-${vercelVersion}`), target, (directory) =>
    setupStep(`Vercel CLI ${vercelVersion}`, () =>
      runCommand('npm', [...npmCi, '--omit=optional'], { cwd: directory }),
    ),
  );
  return join(target, 'node_modules', '.bin');
}
