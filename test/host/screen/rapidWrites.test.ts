import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../until';
import { wallClock } from '../wallClock';
import { editorUnderTest, withWindow } from '../window';
import { envFileText, hourMs, makeWorkspace, minuteMs, writeEnvFile } from '../workspace';
import { Screen, settingsFor } from './screen';

const writes = 1000;
/** Most that the last status may take, in milliseconds after the last event of a write that a bare watcher hears. */
const limitMs = 300;
/** Of what takes three seconds or less, which is then as many in each second. */
const mostReads = 60;

/** How a program writes: over the old text, which is empty for a moment, or beside it and renamed into its place. */
const writers: Readonly<Record<string, (path: string, text: string) => Promise<void> | void>> = {
  'in place, in one go': (path, text) => {
    writeFileSync(path, text);
  },
  'in place, with time between': (path, text) => writeFile(path, text),
  'in place, each flushed to the disk': (path, text) => writeFile(path, text, { flush: true }),
  'renamed, in one go': (path, text) => {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  },
  'renamed, with time between': async (path, text) => {
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  },
};

test('a thousand rapid writes end in the status of the last one, soon and with few reads', async (at) => {
  const executable = await editorUnderTest();
  const workspace = await makeWorkspace(process.cwd());
  const { folder, envFile } = workspace;
  const results = mkdtempSync(join(tmpdir(), 'aga-reads-'));
  const [reads, events] = [join(results, 'reads'), join(results, 'events')];
  const env = {
    ...workspace.env,
    AI_GATEWAY_AUTH_RECORDED: envFile,
    AI_GATEWAY_AUTH_READS: reads,
    AI_GATEWAY_AUTH_EVENTS: events,
  };
  const lastHeard = (): number => Math.max(...readFileSync(events, 'utf8').split('\n').map(Number));
  const look = async (screen: Screen): Promise<void> => {
    await screen.sees(/^OIDC (12h 0m|11h 59m)$/);
    const recorded = await screen.record();
    for (const [index, [how, write]] of Object.entries(writers).entries()) {
      for (const file of [reads, events]) writeFileSync(file, '');
      const last = `OIDC 11h ${index}m`;
      const startedAt = wallClock();
      for (let left = writes - 1; left > 0; left -= 1) await write(envFile, envFileText(hourMs + left * 30_000));
      await write(envFile, envFileText(11 * hourMs + (index + 0.9) * minuteMs));
      const endedAt = wallClock();
      const all = await until(`${last} after writes ${how}`, recorded, (seen) => seen.at(-1)?.text === last);
      const shownAt = all.find(({ text }) => text === last)?.at ?? NaN;
      const count = statSync(reads).size;
      const heardAt = await until('an event of the last write', lastHeard, (moment) => moment >= endedAt);
      const [took, later, heard] = [endedAt - startedAt, shownAt - endedAt, heardAt - endedAt].map((ms) =>
        ms.toFixed(0),
      );
      at.diagnostic(
        `${writes} writes ${how} in ${took} ms: heard ${heard} ms and shown ${later} ms after the last, ${count} reads`,
      );
      assert.ok(shownAt - heardAt <= limitMs, `${how}: ${shownAt - heardAt} ms`);
      const most = mostReads * Math.max(1, (endedAt - startedAt) / 3000);
      assert.ok(count > 0 && count <= most, `${how}: ${count} reads`);
    }
  };
  writeEnvFile(workspace, 12 * hourMs + 30_000);
  try {
    await withWindow(
      { executable, folder, env, settings: settingsFor('dark') },
      (page) => look(new Screen(page, 'dark')),
      join(process.cwd(), 'dist', 'test', 'host', 'recordFile.js'),
    );
  } finally {
    rmSync(results, { recursive: true, force: true });
    await workspace.dispose();
  }
});
