/** Runs inside the editor: activates the extensions that the environment names, in that order, and tells what each costs. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { heapMeter } from './heapMeter';
import { quiet } from './quiet';

export interface Cost {
  /** In milliseconds. */
  readonly activationMs: number;
  /** More of the heap in use a second later than before, both times without garbage. */
  readonly heapBytes: number;
}

/** By the extension's id, as JSON, to the file that the environment names. */
export async function run(): Promise<void> {
  const [warmUp, ...ids] = (process.env['AI_GATEWAY_AUTH_IDS'] ?? '').split(',');
  const heapInUse = heapMeter();
  await costOf(warmUp ?? '', heapInUse);
  const costs: Record<string, Cost> = {};
  for (const id of ids) costs[id] = await costOf(id, heapInUse);
  writeFileSync(process.env['AI_GATEWAY_AUTH_RESULTS'] ?? '', JSON.stringify(costs));
}

async function costOf(id: string, heapInUse: () => number): Promise<Cost> {
  const extension = vscode.extensions.getExtension(id);
  if (extension === undefined) throw new Error(`There is no extension ${id}.`);
  if (extension.isActive) throw new Error(`${id} was active before.`);
  await quiet();
  const heapBefore = heapInUse();
  await quiet();
  const startedAt = performance.now();
  await extension.activate();
  const activationMs = performance.now() - startedAt;
  await quiet();
  return { activationMs, heapBytes: heapInUse() - heapBefore };
}
