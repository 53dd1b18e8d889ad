/** Runs inside the editor: records what the extension host does at each change of the env file, and holds the window. */
import { run as hold } from '../host/hold';
import { recordHost } from './hostRecord';

export function run(): Promise<void> {
  recordHost('.env.local', process.env['AI_GATEWAY_AUTH_RESULTS'] ?? '');
  return hold();
}
