/** Ends what outlived its terminal: processes that ignore its end, or left it, but carry the editor's environment. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Kills all processes that were started with `marker`, a `NAME=value` that no other process has. Linux only. */
export function endLeftovers(marker: string): void {
  if (!existsSync('/proc/self/environ')) return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(marker))
        process.kill(Number(pid), 'SIGKILL');
    } catch (error) {
      const expected = ['ENOENT', 'ESRCH', 'EACCES', 'EPERM']; // gone by now, or another user's
      if (!(error instanceof Error && 'code' in error && expected.includes(String(error.code)))) throw error;
    }
  }
}
