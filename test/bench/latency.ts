/** From a write on disk, and from the editor's event for it, to the item's new text on the screen. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editorUnderTest, withWindow } from '../host/window';
import { hourMs, makeWorkspace, writeEnvFile } from '../host/workspace';
import { timeChanges, type Change } from './changes';
import { figuresOf, type Figures } from './figures';

const count = 50;

export interface Latency {
  /** From the write to the event. */
  readonly heard: Figures;
  /** From the event to the text. */
  readonly onScreen: Figures;
  /** From the write to the text. */
  readonly whole: Figures;
}

export async function measureLatency(): Promise<Latency> {
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
        changes = await timeChanges(page, count, { envFile: workspace.envFile, results });
      },
      join(process.cwd(), 'dist/test/bench/watchEvents.js'),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await workspace.dispose();
  }
  return {
    heard: figuresOf(changes.map(({ heardMs }) => heardMs)),
    onScreen: figuresOf(changes.map(({ onScreenMs }) => onScreenMs)),
    whole: figuresOf(changes.map(({ heardMs, onScreenMs }) => heardMs + onScreenMs)),
  };
}
