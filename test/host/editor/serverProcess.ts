/** Runs `server-main.js`, and ends with all that it started when the launcher is gone. */
import { pathToFileURL } from 'node:url';

const [, , serverMain, ...args] = process.argv;
if (serverMain === undefined) throw new Error('Usage: serverProcess.js SERVER-MAIN ARGUMENT…');
process.argv = [process.execPath, serverMain, ...args];
// The launcher holds the other end, which closes however the launcher ends, even when it is killed.
process.stdin.resume().once('close', () => process.kill(-process.pid, 'SIGKILL'));
void import(pathToFileURL(serverMain).href);
