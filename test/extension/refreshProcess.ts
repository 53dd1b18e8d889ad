/**
 * Starts the extension in the folder that is the first argument, with the second one as its storage, and refreshes the
 * token, with a line before and one after.
 */
import { until } from '../host/until';
import { startOn } from './realDisk';

async function main(folder: string, storage: string): Promise<void> {
  const { editor, dispose } = startOn(folder, storage);
  const sees = (expected: RegExp): Promise<unknown> =>
    until(
      `the text ${String(expected)}`,
      () => editor.shown?.text ?? '',
      (text) => expected.test(text),
    );
  await sees(/OIDC expired/);
  process.stdout.write('refreshing\n');
  // It ends when its message was answered, which nobody does.
  void editor.commands.get('aiGatewayAuth.refresh')?.();
  await sees(/^\$\(key\) OIDC 1/);
  process.stdout.write('refreshed\n');
  dispose();
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
