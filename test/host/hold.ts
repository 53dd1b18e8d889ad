/** Keeps the editor's window open for as long as the process that looks at it holds the gate. */
import { connect } from 'node:net';

export function run(): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(process.env['AI_GATEWAY_AUTH_GATE']), '127.0.0.1');
    socket.once('close', () => {
      resolve();
    });
    // Told by `close`, which follows.
    socket.on('error', () => undefined);
    socket.resume();
  });
}
