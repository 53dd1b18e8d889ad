/**
 * The process of a terminal in which the Vercel CLI asks a person: passes the terminal on to the CLI, tells the
 * extension how that ended, and keeps what it said on the screen until a key is pressed, unless all went well.
 */
import spawn = require('cross-spawn');
import { connect } from 'node:net';
import { orderVariable, type Order, type Told } from './vscode/editor/runnerOrder';

void run();

async function run(): Promise<void> {
  // Set by the extension, which is the only one to start this.
  const { address, executable, arguments: args, failed } = JSON.parse(process.env[orderVariable] ?? '') as Order;
  const env = { ...process.env };
  for (const name of [orderVariable, 'ELECTRON_RUN_AS_NODE']) Reflect.deleteProperty(env, name);
  // Ctrl+C reaches the CLI as well, which ends by it as it sees fit.
  process.on('SIGINT', () => undefined);
  const told = await new Promise<Told>((resolve) => {
    const child = spawn(executable, args, { stdio: 'inherit', env });
    child.once('error', (error) => {
      resolve({ problem: 'code' in error ? String(error.code) : error.message });
    });
    child.once('exit', (code, signal) => {
      resolve(code === null ? { kind: 'killed', signal: signal ?? '' } : { kind: 'exited', code });
    });
  });
  await tell(address, told);
  if ('problem' in told || told.kind !== 'exited' || told.code !== 0) {
    process.stdout.write(`\r\n${'problem' in told ? `${told.problem}\r\n` : ''}${failed}\r\n`);
    await key();
  }
  process.exit();
}

/** Settles once the extension has heard it, or is gone. */
function tell(address: string, told: Told): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(address, () => socket.end(JSON.stringify(told)));
    socket.on('error', () => undefined); // Followed by `close`.
    socket.once('close', () => {
      resolve();
    });
    socket.resume();
  });
}

function key(): Promise<unknown> {
  process.stdin.setRawMode(true);
  process.stdin.resume();
  return new Promise((resolve) => process.stdin.once('data', resolve));
}
