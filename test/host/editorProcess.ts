/** The editor as a process of its own, for windows that test-electron does not open. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface EditorProcess {
  /** Where the window is served. */
  readonly address: string;
  /** Settles when the process and all that it started have ended. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** Resolves once the window is served. Rejects when the editor ends before. */
export async function startEditor(
  executable: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<EditorProcess> {
  const editor = spawn(executable, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(editor, 'close');
  const stop = async (): Promise<void> => {
    editor.kill('SIGTERM');
    await ended;
  };
  try {
    for await (const line of createInterface(editor.stdout)) {
      const [, address] = /^VS Code: (\S+)$/.exec(line) ?? [];
      if (address === undefined) continue;
      editor.stdout.resume();
      return { address, ended, stop };
    }
    throw new Error('The editor ended before its window was there.');
  } catch (error) {
    await stop();
    throw error;
  }
}
