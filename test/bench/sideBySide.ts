/** What extensions cost the real host at the start and at rest, side by side in the same launches. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../package.json';
import { editorUnderTest, runInside } from '../host/window';
import { hourMs, makeWorkspace, writeEnvFile } from '../host/workspace';
import type { Cost } from './activateEach';
import { emptyExtension } from './emptyExtension';
import { figuresOf, type Figures } from './figures';
import { subjectsIn, type Subject } from './subjects';

const launches = 8;
const idleLaunches = 2;

export interface Costs {
  readonly subject: Subject;
  readonly activation: Figures;
  /** In bytes. */
  readonly heap: Figures;
}

/** Each launch activates all of them, each time another one first. */
export async function measureStart(peers: readonly string[]): Promise<Costs[]> {
  return withSubjects(peers, async (subjects, launch) => {
    const costs: Record<string, Cost>[] = [];
    for (let turn = 0; turn < launches; turn += 1) {
      const first = turn % subjects.length;
      costs.push(await launch([...subjects.slice(first), ...subjects.slice(0, first)], 'activateEach'));
    }
    return subjects.map((subject) => ({
      subject,
      activation: figuresOf(costs.map((cost) => cost[subject.id]?.activationMs ?? NaN)),
      heap: figuresOf(costs.map((cost) => cost[subject.id]?.heapBytes ?? NaN)),
    }));
  });
}

export interface Idle {
  readonly subject: Subject;
  /** Milliseconds of processor time that the host takes in a minute. */
  readonly cpu: Figures;
}

/** A launch each, in turn, in which nothing happens for a minute. */
export async function measureIdle(peers: readonly string[]): Promise<Idle[]> {
  return withSubjects(peers, async (subjects, launch) => {
    const taken = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
    for (let turn = 0; turn < idleLaunches; turn += 1) {
      for (const [subject, values] of taken) {
        const cost = await launch<{ cpuMs: number }>([subject], 'idleWith');
        values.push(cost[subject.id]?.cpuMs ?? NaN);
      }
    }
    return [...taken].map(([subject, values]) => ({ subject, cpu: figuresOf(values) }));
  });
}

type Launch = <C>(subjects: readonly Subject[], inside: string) => Promise<Record<string, C>>;

async function withSubjects<T>(
  peers: readonly string[],
  measure: (subjects: readonly Subject[], launch: Launch) => Promise<T>,
): Promise<T> {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const folder = mkdtempSync(join(tmpdir(), 'aga-bench-'));
  try {
    writeEnvFile(workspace, 11 * hourMs);
    const subjects = subjectsIn(folder, peers);
    const warmUp = emptyExtension(folder, 'warm-up');
    const results = join(folder, 'results.json');
    return await measure(subjects, async <C>(launched: readonly Subject[], inside: string) => {
      const ids = [`${manifest.publisher}.warm-up`, ...launched.map(({ id }) => id)].join(',');
      await runInside(
        {
          ...{ executable, folder: workspace.folder, extension: warmUp, installed: launched.map(({ path }) => path) },
          env: { ...workspace.env, AI_GATEWAY_AUTH_IDS: ids, AI_GATEWAY_AUTH_RESULTS: results },
        },
        join(process.cwd(), `dist/test/bench/${inside}.js`),
      );
      // The module inside wrote it, in this shape.
      return JSON.parse(readFileSync(results, 'utf8')) as Record<string, C>;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await workspace.dispose();
  }
}
