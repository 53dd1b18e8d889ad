/** Installs the real Vercel CLI, each version once, into the project's `.vscode-test/`. */
import { join } from 'node:path';
import { lockedInstall, npmCi } from '../host/editor/lockedInstall';
import { runCommand, setupStep } from '../host/editor/setupStep';

/** Oldest first: one whose `--yes` drops what is not upstream (before 56.0.0), one from between, and the newest. */
export const vercelVersions = ['55.0.0', '56.5.0', '64.0.2'] as const;

export type VercelVersion = (typeof vercelVersions)[number];

/** The folder that holds the executable `vercel`. Prints nothing when it is installed already. */
export async function installVercel(root: string, version: VercelVersion = '64.0.2'): Promise<string> {
  const target = join(root, '.vscode-test', `vercel-${version}`);
  await lockedInstall(join(root, 'test', 'vercel', `cli-${version}`), target, (directory) =>
    setupStep(`Vercel CLI ${version}`, () => runCommand('npm', [...npmCi, '--omit=optional'], { cwd: directory })),
  );
  return join(target, 'node_modules', '.bin');
}
