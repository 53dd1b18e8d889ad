/** What the extension costs in monorepos of more and more projects. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editorUnderTest, withWindow } from '../host/window';
import { makeWorkspace, type Workspace } from '../host/workspace';
import { timeChanges, type Change } from './changes';
import { figuresOf, type Figures } from './figures';
import type { Start } from './insideMonorepo';
import { firstEnvFile, listProjects } from './monorepo';
import { ourExtension } from './ourExtension';

/** Projects in a monorepo. */
const sizes = [1, 10, 100, 1000] as const;
const rounds = 4;
const changesARound = 15;

export interface Growth {
  readonly projects: number;
  readonly activation: Figures;
  readonly firstText: Figures;
  readonly changeInHost: Figures;
  readonly changeOnScreen: Figures;
  /** Bytes of the heap that the extension has in use, launch by launch. */
  readonly heap: Figures;
  /** Of all launches the most timers that were pending at rest, and at any moment. */
  readonly timers: { readonly pending: number; readonly most: number };
}

interface Launch {
  readonly start: Start;
  readonly changes: readonly Change[];
}

/** A window a size and round, the sizes in turn, so that the machine's moods meet all of them alike. */
export async function measureGrowth(): Promise<Growth[]> {
  const executable = await editorUnderTest();
  const folder = mkdtempSync(join(tmpdir(), 'aga-bench-'));
  const launches = new Map<number, Launch[]>(sizes.map((size) => [size, []]));
  const workspaces = new Map<number, Workspace>();
  try {
    const extension = ourExtension(folder);
    for (const size of sizes) {
      const workspace = await makeWorkspace(process.cwd());
      workspaces.set(size, workspace);
      listProjects(workspace.folder, size);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const [size, workspace] of round % 2 === 0 ? workspaces : [...workspaces].reverse()) {
        launches.get(size)?.push(await launch(workspace, extension, executable, mkdtempSync(join(folder, 'launch-'))));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    for (const workspace of workspaces.values()) await workspace.dispose();
  }
  return [...launches].map(([projects, all]) => growthOf(projects, all));
}

async function launch(
  workspace: Workspace,
  extension: string,
  executable: string | undefined,
  folder: string,
): Promise<Launch> {
  const started = join(folder, 'start.json');
  const results = join(folder, 'results.json');
  const env = { ...workspace.env, AI_GATEWAY_AUTH_START: started, AI_GATEWAY_AUTH_RESULTS: results };
  const launched: Launch[] = [];
  await withWindow(
    { executable, folder: workspace.folder, extension, env },
    async (page) => {
      const changes = await timeChanges(page, changesARound, join(workspace.folder, firstEnvFile), results);
      launched.push({ start: JSON.parse(readFileSync(started, 'utf8')) as Start, changes });
    },
    join(process.cwd(), 'dist/test/bench/insideMonorepo.js'),
  );
  const [only] = launched;
  if (only === undefined) throw new Error('The window was not looked at.');
  return only;
}

function growthOf(projects: number, launches: readonly Launch[]): Growth {
  const starts = launches.map(({ start }) => start);
  const changes = launches.flatMap((launched) => launched.changes);
  return {
    projects,
    activation: figuresOf(starts.map(({ activationMs }) => activationMs)),
    firstText: figuresOf(starts.map(({ firstTextMs }) => firstTextMs)),
    changeInHost: figuresOf(changes.map(({ inHostMs }) => inHostMs)),
    changeOnScreen: figuresOf(changes.map(({ onScreenMs }) => onScreenMs)),
    heap: figuresOf(starts.map(({ heapBytes }) => heapBytes)),
    timers: {
      pending: Math.max(...starts.map(({ timers }) => timers.pending)),
      most: Math.max(...starts.map(({ timers }) => timers.most)),
    },
  };
}
