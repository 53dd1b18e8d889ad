/** What the extension costs in monorepos of more and more projects, and with env files of more and more lines. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { editorUnderTest, withWindow } from '../host/window';
import { largestFileBytes } from '../../src/core/env/content';
import { makeWorkspace, type Workspace } from '../host/workspace';
import { timeChanges, type Change } from './changes';
import { figuresOf, type Figures } from './figures';
import type { Start } from './insideMonorepo';
import { firstEnvFile, lineBytes, lines, listProjects } from './monorepo';
import { ourExtension } from './ourExtension';

/** One of those that are measured in turn, so that the machine's moods meet all of them alike. */
interface Scene {
  readonly name: string;
  /** In a monorepo. */
  readonly projects: number;
  /** What its env file holds beside the token. */
  readonly more: string;
}

const monorepos: readonly Scene[] = [1, 10, 100, 1000].map((projects) => ({ name: `${projects}`, projects, more: '' }));

/** Beside the lines with the token; what the last one has is read at all. */
const texts: readonly Scene[] = [
  { name: '10 lines', projects: 1, more: lines(7 * lineBytes) },
  { name: '1,000 lines', projects: 1, more: lines(997 * lineBytes) },
  { name: '1 MiB', projects: 1, more: lines(largestFileBytes - 1000) },
];

const rounds = 4;
const changesARound = 15;

export interface Growth {
  readonly scene: Scene;
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

export function measureGrowth(): Promise<Growth[]> {
  return measureEach(monorepos);
}

export function measureTexts(): Promise<Growth[]> {
  return measureEach(texts);
}

/** A window a scene and round. */
async function measureEach(scenes: readonly Scene[]): Promise<Growth[]> {
  const executable = await editorUnderTest();
  const folder = mkdtempSync(join(tmpdir(), 'aga-bench-'));
  const launches = new Map<Scene, Launch[]>(scenes.map((scene) => [scene, []]));
  const workspaces = new Map<Scene, Workspace>();
  try {
    const extension = ourExtension(folder);
    for (const scene of scenes) {
      const workspace = await makeWorkspace(process.cwd());
      workspaces.set(scene, workspace);
      listProjects(workspace.folder, scene.projects, scene.more);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const [scene, workspace] of round % 2 === 0 ? workspaces : [...workspaces].reverse()) {
        const files = mkdtempSync(join(folder, 'launch-'));
        launches.get(scene)?.push(await launch(scene, workspace, extension, executable, files));
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    for (const workspace of workspaces.values()) await workspace.dispose();
  }
  return [...launches].map(([scene, all]) => growthOf(scene, all));
}

async function launch(
  { more }: Scene,
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
      const envFile = join(workspace.folder, firstEnvFile);
      const changes = await timeChanges(page, changesARound, { envFile, more, results });
      launched.push({ start: JSON.parse(readFileSync(started, 'utf8')) as Start, changes });
    },
    join(process.cwd(), 'dist/test/bench/insideMonorepo.js'),
  );
  const [only] = launched;
  if (only === undefined) throw new Error('The window was not looked at.');
  return only;
}

function growthOf(scene: Scene, launches: readonly Launch[]): Growth {
  const starts = launches.map(({ start }) => start);
  const changes = launches.flatMap((launched) => launched.changes);
  return {
    scene,
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
