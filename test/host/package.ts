/** Makes the package that people install, and tells what is in it. */
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { join } from 'node:path';

/** Builds the extension anew, as `npm run package` does. */
export async function makePackage(folder: string, name = 'ai-gateway-auth.vsix'): Promise<string> {
  const packagePath = join(folder, name);
  await createVSIX({ dependencies: false, packagePath });
  return packagePath;
}

/** Paths in the project, sorted. */
export async function packagedFiles(): Promise<string[]> {
  return (await listFiles({ packageManager: PackageManager.None })).sort();
}
