/**
 * Edits the env file whose path is the first argument, and kills itself before the step of that number; a write of
 * bytes into an open file is three steps, by halves. Prints the name of the step, or `done`.
 */
import fsPromises, { type FileHandle } from 'node:fs/promises';
import { writeSync } from 'node:fs';
import { withValue } from '../../src/core/env/edit';
import { editFile } from '../../src/vscode/files/writer';

const [path = '', last = '', value = '', ...refused] = process.argv.slice(2);
let steps = 0;

function step(name: string): void {
  steps += 1;
  if (steps !== Number(last)) return;
  writeSync(1, name);
  process.kill(process.pid, 'SIGKILL');
}

type Call = (...args: unknown[]) => Promise<unknown>;

/** Calls it as a step. */
function counted(name: string, call: Call): Call {
  return (...args) => {
    step(name);
    return call(...args);
  };
}

function countedFile(file: FileHandle): unknown {
  const write = async (bytes: Buffer, at: number, length: number, position: number): Promise<unknown> => {
    step('write');
    const half = Math.ceil(length / 2);
    await file.write(bytes, at, half, position);
    step('write half');
    await file.write(bytes, at + half, length - half, position + half);
    return { bytesWritten: length };
  };
  return {
    write,
    read: file.read.bind(file),
    truncate: counted('truncate', file.truncate.bind(file) as Call),
    sync: counted('sync', file.sync.bind(file)),
    close: counted('close', file.close.bind(file)),
  };
}

// What the writer calls is what this object holds then.
const calls = fsPromises as unknown as Record<string, Call>;
for (const name of ['mkdir', 'writeFile', 'chmod', 'rm', 'utimes']) {
  const call = calls[name];
  if (call !== undefined) calls[name] = counted(name, call);
}
const { open, rename } = fsPromises;
fsPromises.open = async (...args) => {
  step('open');
  // The cast holds since these are all that the writer uses of it.
  return countedFile(await open(...args)) as FileHandle;
};
fsPromises.rename = async (from, to) => {
  step('rename');
  if (refused.includes(String(to))) throw Object.assign(new Error('mounted'), { code: 'EBUSY' });
  await rename(from, to);
};

void editFile(path, (text) => withValue(text, 'VERCEL_OIDC_TOKEN', value)).then(() => writeSync(1, 'done'));
