/**
 * Starts the extension in the folder that is the first argument, with the second one as its storage, and refreshes the
 * token, with a line before and one after.
 */
import { sees, startOn } from './realDisk';

async function main(folder: string, storage: string): Promise<void> {
  const { editor, dispose } = startOn(folder, storage);
  await sees(editor, /OIDC expired/);
  process.stdout.write('refreshing\n');
  // It ends when its message was answered, which nobody does.
  void editor.commands.get('aiGatewayAuth.refresh')?.();
  await sees(editor, /^\$\(key\) OIDC 1/);
  process.stdout.write('refreshed\n');
  dispose();
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
