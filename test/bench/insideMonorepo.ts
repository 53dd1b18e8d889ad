/** Runs inside the editor: activates the extension in a monorepo, tells what that took and left, and holds the window. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { run as hold } from '../host/hold';
import { until } from '../host/until';
import { wallClock } from '../host/wallClock';
import { countTimers, type TimerCount } from './countTimers';
import { heapMeter } from './heapMeter';
import { recordHost } from './hostRecord';
import { firstEnvFile } from './monorepo';
import { ourId } from './ourExtension';
import { quiet } from './quiet';

export interface Start {
  /** What `activate` took, in milliseconds. */
  readonly activationMs: number;
  /** From the same moment to the item's first text, in milliseconds. */
  readonly firstTextMs: number;
  /** More of the heap in use than before, both times without garbage. */
  readonly heapBytes: number;
  /** Of the extension, once it rests. */
  readonly timers: TimerCount;
}

/** The start, and later the changes, go as JSON to the files that the environment names. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension(ourId);
  if (extension === undefined) throw new Error(`There is no extension ${ourId}.`);
  if (extension.isActive) throw new Error('The extension was active before.');
  const timers = countTimers('dist/extension.js');
  const record = recordHost(firstEnvFile, process.env['AI_GATEWAY_AUTH_RESULTS'] ?? '');
  const heapInUse = heapMeter();
  await quiet();
  const heapBefore = heapInUse();
  await quiet();
  const startedAt = wallClock();
  await extension.activate();
  const activationMs = wallClock() - startedAt;
  const texts = await until(
    "the item's first text",
    () => record.texts,
    ({ length }) => length > 0,
  );
  await quiet();
  const start: Start = {
    activationMs,
    firstTextMs: (texts[0]?.at ?? NaN) - startedAt,
    heapBytes: heapInUse() - heapBefore,
    timers: timers.now(),
  };
  writeFileSync(process.env['AI_GATEWAY_AUTH_START'] ?? '', JSON.stringify(start));
  return hold();
}
