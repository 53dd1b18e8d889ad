import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WatchedFile } from '../../src/vscode/files/watchedFile';

interface Read {
  resolve(value: string): void;
  reject(error: Error): void;
}

/** A file whose reads and timers end when the test says so. */
class Bench {
  readonly reads: Read[] = [];
  readonly values: string[] = [];
  readonly errors: string[] = [];
  readonly timers: (() => void)[] = [];
  readonly file = new WatchedFile<string>({
    clock: { now: () => 0, after: (_ms, act) => (this.timers.push(act), () => undefined) },
    start: (work) => {
      work.catch((error: unknown) => this.errors.push(String(error)));
    },
    read: () => new Promise((resolve, reject) => this.reads.push({ resolve, reject })),
    isDoubtful: (value) => value === 'half',
    onValue: (value) => this.values.push(value),
  });
}

const broken = new Error('broken');

test('after a read that failed, the next change is read', async () => {
  const { file, reads, values } = new Bench();
  const first = file.changed();
  reads[0]?.reject(broken);
  await assert.rejects(first, broken);
  const second = file.changed();
  reads[1]?.resolve('new');
  await second;
  assert.deepEqual(values, ['new']);
});

test('a change during a read that fails is read, and nobody hears of the failure', async () => {
  const { file, reads, values } = new Bench();
  const both = [file.changed(), file.changed()];
  reads[0]?.reject(broken);
  await new Promise(setImmediate);
  reads[1]?.resolve('new');
  await Promise.all(both);
  assert.deepEqual(values, ['new']);
});

test('a second look that fails goes to the one who owns it, and the file is read again later', async () => {
  const { file, reads, values, errors, timers } = new Bench();
  const first = file.changed();
  reads[0]?.resolve('half');
  await first;
  timers[0]?.();
  reads[1]?.reject(broken);
  await new Promise(setImmediate);
  assert.deepEqual(errors, ['Error: broken']);
  const last = file.look();
  reads[2]?.resolve('whole');
  await last;
  assert.deepEqual(values, ['whole']);
});

/** Whether it has settled by now. */
async function isSettled(work: Promise<void> | undefined): Promise<boolean> {
  let settled = false;
  void work?.then(() => (settled = true));
  await new Promise(setImmediate);
  return settled;
}

test('who waits for a doubt to end waits until the value is believed, over changes, and no longer', async () => {
  const { file, reads, values, timers } = new Bench();
  assert.equal(file.settled, undefined);
  for (const read of [0, 1]) {
    const changed = file.changed();
    reads[read]?.resolve('half');
    await changed;
    assert.equal(await isSettled(file.settled), false);
  }
  const { settled } = file;
  timers.at(-1)?.();
  reads[2]?.resolve('half');
  assert.equal(await isSettled(settled), false);
  timers.at(-1)?.();
  reads[3]?.resolve('half');
  assert.equal(await isSettled(settled), true);
  assert.deepEqual(values, ['half']);
});

for (const [what, end] of [
  [
    'a read that fails',
    ({ file, reads }: Bench) => (void file.look().catch(() => undefined), reads[1]?.reject(broken)),
  ],
  [
    'a file that is watched no longer',
    ({ file }: Bench) => {
      file.dispose();
    },
  ],
] as const) {
  test(`nobody waits for ${what}`, async () => {
    const bench = new Bench();
    const changed = bench.file.changed();
    bench.reads[0]?.resolve('half');
    await changed;
    assert.equal(await isSettled(bench.file.settled), false);
    end(bench);
    assert.equal(await isSettled(bench.file.settled), true);
  });
}
