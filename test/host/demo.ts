/** `npm start`: the extension in a real VS Code, in a workspace whose token is about to expire. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { findBrowser } from './editor/browser';
import { editorExecutable } from './editor/desktopless';
import { startEditor } from './editorProcess';
import { inUserData } from './window';
import { makeWorkspace, minuteMs, writeEnvFile } from './workspace';

const root = process.cwd();
const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

async function main(): Promise<void> {
  const executable = await editorExecutable(root);
  const workspace = await makeWorkspace(root);
  // The warning comes after one minute.
  writeEnvFile(workspace, 16 * minuteMs);
  try {
    await inUserData({}, async (userData) => {
      const args = [workspace.folder, `--user-data-dir=${userData}`, `--extensionDevelopmentPath=${root}`];
      const editor = await startEditor(
        executable,
        [...args, '--disable-workspace-trust', '--serve-only'],
        workspace.env,
      );
      try {
        const stopWindow = await openWindow(editor.address, join(userData, 'window'));
        console.log(`VS Code with AI Gateway Auth: ${editor.address}`);
        console.log(
          'The token expires in 16 minutes; the warning comes in one. "Refresh" works against a loopback API.',
        );
        console.log('Press Ctrl+C to stop everything.');
        await Promise.race([interrupted, editor.ended]);
        await stopWindow();
      } finally {
        await editor.stop();
      }
    });
  } finally {
    await workspace.dispose();
  }
}

/** A window of its own where there is a display; elsewhere the printed address is to be opened. */
async function openWindow(address: string, profile: string): Promise<() => Promise<void>> {
  const hasDisplay = process.platform === 'darwin' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  const browser = hasDisplay ? await findBrowser() : undefined;
  if (browser === undefined) return () => Promise.resolve();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [`--app=${address}`, `--user-data-dir=${profile}`, '--no-first-run', ...sandbox];
  const window = spawn(browser, args, { stdio: 'ignore' });
  const ended = once(window, 'close');
  return async () => {
    window.kill();
    await ended;
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
