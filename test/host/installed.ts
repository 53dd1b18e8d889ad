/** Opens a window with the packaged extension installed, as people have it: nothing in it is under development. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startEditor } from './editorProcess';
import { makePackage } from './package';
import { debuggingAddress, inUserData, lookAt, workbenchOf, type WindowOptions } from './window';

interface InstalledOptions extends Pick<WindowOptions, 'folder' | 'settings' | 'machineSettings' | 'env'> {
  /** Of the editor that runs without a desktop. */
  readonly executable: string;
}

/** With workspace trust, which test-electron's windows never have. */
export async function withInstalled(
  { executable, folder, env = {}, ...options }: InstalledOptions,
  look: (page: Page, userData: string) => Promise<void>,
): Promise<void> {
  await inUserData(options, async (userData) => {
    const vsix = await makePackage(userData);
    const folders = [`--user-data-dir=${userData}`, `--extensions-dir=${join(userData, 'extensions')}`];
    const { status } = spawnSync(executable, [...folders, `--install-extension=${vsix}`], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`Installing the package ended with exit code ${String(status)}.`);
    const editor = await startEditor(executable, [folder, ...folders, '--remote-debugging-port=0'], env);
    try {
      const browser = await chromium.connectOverCDP(debuggingAddress(userData));
      const page = await workbenchOf(browser);
      await lookAt(page, () => look(page, userData));
      await browser.close();
    } finally {
      await editor.stop();
    }
  });
}
