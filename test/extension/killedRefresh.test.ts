/**
 * A whole refresh that is killed: by the real `activate` in a process of its own, against the recorder of the editor, with
 * the real disk and a stand-in for the Vercel CLI that is a process, too, and goes on when nobody waits for it any more.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../host/until';
import { startOn } from './realDisk';
import { expired, RefreshPlace, textWith } from '../vercel/refreshPlace';

/** In the real extension host there are more, by `npm run test:kills`. */
const kills = 50;

test(
  `a refresh that is killed at any moment, ${kills} times, leaves a whole file, and no secret once it starts again`,
  { timeout: 900_000 },
  async (context) => {
    const place = new RefreshPlace();
    const seen = { old: 0, new: 0, left: 0 };
    let longestMs = 100;
    try {
      for (let kill = 0; kill < kills; kill += 1) {
        writeFileSync(place.envFile, textWith(expired));
        const args = [join(__dirname, 'refreshProcess.js'), place.folder, place.storage];
        const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
        const ended = once(host, 'close');
        await once(host.stdout, 'data');
        const startedAt = performance.now();
        const killAt = startedAt + Math.random() * longestMs;
        // The first one comes to its end, and tells how long one takes.
        if (kill === 0) await once(host.stdout, 'data');
        else while (performance.now() < killAt) await new Promise(setImmediate);
        if (kill === 0) longestMs = performance.now() - startedAt;
        host.kill('SIGKILL');
        await ended;
        const found = await place.afterKill();
        seen[found] += 1;
        // How long one takes changes with what else this computer does: about one in six comes to its write.
        longestMs *= found === 'new' ? 0.9 : 1.02;
        if (place.left().length > 0) seen.left += 1;
        const next = startOn(place.folder, place.storage);
        await until(
          'nothing left',
          () => place.left(),
          (left) => left.length === 0,
        );
        next.dispose();
      }
    } finally {
      place.remove();
    }
    context.diagnostic(JSON.stringify(seen));
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `no kill found it ${what}`);
  },
);
