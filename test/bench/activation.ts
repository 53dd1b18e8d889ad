/** The extension's activation in the real host, over that of an empty extension in the same run. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../package.json';
import { editorUnderTest, runInside } from '../host/window';
import { hourMs, makeWorkspace, writeEnvFile } from '../host/workspace';
import { emptyExtension } from './emptyExtension';
import { figuresOf, type Figures } from './figures';
import { ourExtension, ourId } from './ourExtension';

const launches = 8;
const publisher = manifest.publisher;
const ids = { warmUp: `${publisher}.warm-up`, empty: `${publisher}.empty`, ours: ourId };

export interface Activation {
  readonly ours: Figures;
  readonly empty: Figures;
  /** Ours less the empty one's, launch by launch. */
  readonly difference: Figures;
}

export async function measureActivation(): Promise<Activation> {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const folder = mkdtempSync(join(tmpdir(), 'aga-bench-'));
  try {
    writeEnvFile(workspace, 11 * hourMs);
    const installed = [emptyExtension(folder, 'warm-up'), emptyExtension(folder, 'empty')];
    const extension = ourExtension(folder);
    const results = join(folder, 'results.json');
    const pairs: { ours: number; empty: number }[] = [];
    for (let launch = 0; launch < launches; launch += 1) {
      const measured = launch % 2 === 0 ? [ids.empty, ids.ours] : [ids.ours, ids.empty];
      const env = { AI_GATEWAY_AUTH_IDS: [ids.warmUp, ...measured].join(','), AI_GATEWAY_AUTH_RESULTS: results };
      const tests = join(process.cwd(), 'dist/test/bench/activateBoth.js');
      await runInside({ executable, folder: workspace.folder, extension, installed, env }, tests);
      // The module inside wrote it, in this shape.
      const took = JSON.parse(readFileSync(results, 'utf8')) as Record<string, number>;
      pairs.push({ ours: took[ids.ours] ?? NaN, empty: took[ids.empty] ?? NaN });
    }
    return {
      ours: figuresOf(pairs.map(({ ours }) => ours)),
      empty: figuresOf(pairs.map(({ empty }) => empty)),
      difference: figuresOf(pairs.map(({ ours, empty }) => ours - empty)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await workspace.dispose();
  }
}
