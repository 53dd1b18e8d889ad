/** From the editor's event for a change of the env file to the item's new text on the screen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editorUnderTest, withWindow } from '../host/window';
import { hourMs, makeWorkspace, writeEnvFile } from '../host/workspace';
import { timeChanges, type Change } from './changes';
import { figuresOf, type Figures } from './figures';

const count = 50;

export async function measureLatency(): Promise<Figures> {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const folder = mkdtempSync(join(tmpdir(), 'aga-bench-'));
  const results = join(folder, 'results.json');
  let changes: Change[] = [];
  try {
    writeEnvFile(workspace, 12 * hourMs);
    await withWindow(
      { executable, folder: workspace.folder, env: { ...workspace.env, AI_GATEWAY_AUTH_RESULTS: results } },
      async (page) => {
        changes = await timeChanges(page, count, workspace.envFile, results);
      },
      join(process.cwd(), 'dist/test/bench/watchEvents.js'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await workspace.dispose();
  }
  return figuresOf(changes.map(({ onScreenMs }) => onScreenMs));
}
