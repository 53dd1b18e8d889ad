/**
 * Thirty days of whatever may happen, from seeds: after each happening what is shown equals what core makes of the disk,
 * notices and actions obey their rules, and when the window closes nothing is left. `AI_GATEWAY_AUTH_SEEDS=5000` runs
 * seeds 1 to 5000, `AI_GATEWAY_AUTH_SEEDS=17-17` one alone. A seed that fails is shortened to the few happenings that it
 * takes, which are printed with it.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';
import type { Seeds } from './longRun/worker';

const { first, last } = seedsOf(process.env['AI_GATEWAY_AUTH_SEEDS'] ?? '200');
process.env['TZ'] = 'Europe/Berlin';

test(`30 days of anything, from each of the seeds ${first} to ${last}`, async () => {
  const worker = new Worker(join(__dirname, 'longRun', 'worker.js'), { workerData: { first, last } });
  const [fault] = (await once(worker, 'message')) as [string | undefined];
  if (fault !== undefined) assert.fail(fault);
});

function seedsOf(given: string): Seeds {
  const [first = 1, last] = given.split('-').map(Number);
  return last === undefined ? { first: 1, last: first } : { first, last };
}
