/** Runs seeds in a thread of its own: where no test of the test runner runs, it follows no promise, which takes a third of the time. */
import { parentPort, workerData } from 'node:worker_threads';
import { minuteMs } from '../harness';
import { drawSteps } from './draw';
import type { Step } from './happenings';
import { replay } from './replay';
import { shrink } from './shrink';
import { restingMs } from './world';

/** The first fault that is found in seeds `first` to `last`, as text; `undefined` where there is none. */
export interface Seeds {
  readonly first: number;
  readonly last: number;
}

// The mocks of the test runner take down who calls them, which takes longer than most of what they do.
Error.stackTraceLimit = 0;

void run(workerData as Seeds).then((fault) => parentPort?.postMessage(fault));

async function run({ first, last }: Seeds): Promise<string | undefined> {
  for (let seed = first; seed <= last; seed += 1) {
    // In Berlin, clocks change in these 30 days.
    const startAt = Date.UTC(2026, seed % 2 === 0 ? 2 : 9, 12, 8);
    const steps = drawSteps(seed);
    const fault = await replay(steps, startAt);
    if (fault === undefined) continue;
    const fails = async (list: readonly Step[]): Promise<boolean> => (await replay(list, startAt)) !== undefined;
    const few = await shrink(steps.slice(0, fault.at + 1), fails, waitingFor);
    const text = (await replay(few, startAt))?.text ?? `not seen again, but: ${fault.text}`;
    return `Seed ${seed}: ${text}\nafter ${few.length} of ${steps.length} happenings:\n${few.map(lineOf).join('\n')}`;
  }
  return undefined;
}

/** Many steps may do nothing but take their time. */
function waitingFor({ length }: readonly Step[]): Step {
  return { happening: { do: 'pass', minutes: (length * restingMs) / minuteMs }, turns: undefined };
}

function lineOf({ happening, turns }: Step): string {
  return `  ${JSON.stringify(happening)}${turns === undefined ? '' : `, and ${turns} turns later`}`;
}
