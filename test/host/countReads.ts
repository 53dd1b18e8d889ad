/** Runs inside the editor: counts how often the extension host reads the file that the environment names. */
import { appendFileSync } from 'node:fs';
import fsPromises = require('node:fs/promises');
import { run as hold } from './hold';

/** Each read adds one byte to the file that the environment names. */
export function run(): Promise<void> {
  const counted = process.env['AI_GATEWAY_AUTH_COUNTED'];
  const reads = process.env['AI_GATEWAY_AUTH_READS'] ?? '';
  // The extension calls these two of the one object that all modules of a process share.
  const shared = fsPromises as { -readonly [Name in 'readFile' | 'open']: (...args: unknown[]) => unknown };
  for (const name of ['readFile', 'open'] as const) {
    const original = shared[name];
    shared[name] = (...args) => {
      if (args[0] === counted) appendFileSync(reads, '.');
      return original(...args);
    };
  }
  return hold();
}
