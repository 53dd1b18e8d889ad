/** Writes one value after the other into the env file whose path is the argument, until it is killed, or as often as the second one says. */
import { withValue } from '../../src/core/env/edit';
import { editFile } from '../../src/vscode/files/writer';

async function main(path: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await editFile(path, (text) => withValue(text, 'VERCEL_OIDC_TOKEN', `value${count}`));
    if (count === 0) process.stdout.write('writing\n');
  }
}

void main(process.argv[2] ?? '', Number(process.argv[3] ?? Infinity));
