/**
 * On request, since it takes long: the extension host of a real window, with the package installed, is killed within a refresh.
 * What the page says of it comes too late to kill by: the host is found in `/proc`.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { expired, RefreshPlace, textWith } from '../../vercel/refreshPlace';
import { Screen, settingsFor } from '../screen/screen';
import { withInstalled } from '../installed';
import { until } from '../until';
import { serverUnderTest } from '../window';

const kills = Number(process.env['AI_GATEWAY_AUTH_KILLS'] ?? 200);

test(
  `an extension host that is killed ${kills} times within a refresh leaves a whole file, and no secret once it starts again`,
  { timeout: kills * 120_000 },
  async (context) => {
    const place = new RefreshPlace();
    const mark = randomUUID();
    const seen = { old: 0, new: 0, left: 0 };
    const settings = {
      ...settingsFor('dark'),
      'aiGatewayAuth.notifications': 'off',
      'security.workspace.trust.enabled': false,
    };
    const executable = await serverUnderTest();
    const window = { executable, folder: place.folder, settings, env: { AI_GATEWAY_AUTH_MARK: mark } };
    try {
      await withInstalled(window, async (page, userData) => {
        const storage = join(userData, 'User');
        const screen = new Screen(page, 'dark');
        let longestMs = 0;
        for (let kill = 0; kill <= kills; kill += 1) {
          writeFileSync(place.envFile, textWith(expired));
          await screen.sees('OIDC expired');
          await screen.runCommand('AI Gateway: Refresh OIDC Token');
          const startedAt = performance.now();
          if (kill === 0) {
            // The first one comes to its end, and tells how long one takes.
            await screen.sees(/^OIDC 1[12]h/);
            longestMs = performance.now() - startedAt;
            continue;
          }
          await setTimeout(Math.random() * longestMs);
          for (const host of extensionHosts(mark)) process.kill(host, 'SIGKILL');
          const found = await place.afterKill(storage);
          seen[found] += 1;
          longestMs *= found === 'new' ? 0.9 : 1.02;
          const left = (): string[] => [place.base, storage].flatMap((base) => place.left(base));
          if (left().length > 0) seen.left += 1;
          await page.reload();
          await until('nothing left', left, (folders) => folders.length === 0);
        }
      });
    } finally {
      place.remove();
    }
    context.diagnostic(JSON.stringify(seen));
    for (const [what, times] of Object.entries(seen)) assert.ok(times > 0, `no kill found it ${what}`);
  },
);

/** The processes of the window that was started with that mark in its environment: one, or the one before it, too, for a while. */
function extensionHosts(mark: string): number[] {
  const isHost = (pid: string): boolean => {
    try {
      const [command, environment] = ['cmdline', 'environ'].map((file) => readFileSync(`/proc/${pid}/${file}`, 'utf8'));
      return command?.includes('--type=extensionHost') === true && environment?.includes(mark) === true;
    } catch {
      return false; // It has ended, or is another person's.
    }
  };
  const hosts = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isHost(name));
  assert.ok(hosts.length > 0, 'the window has no extension host');
  return hosts.map(Number);
}
