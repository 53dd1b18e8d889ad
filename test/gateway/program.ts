/**
 * The program that a user would write: it loads the env files of its working directory as its framework does in
 * development, asks the gateway once, and writes `answered` or the name of the error that the SDK raised.
 */
import { loadEnvConfig } from '@next/env';
import { sdks } from './sdks';

const loaders: Readonly<Record<string, () => unknown>> = {
  next: () => loadEnvConfig(process.cwd(), true),
  // Imported late, since it is the slowest part of the program.
  vite: async () => {
    const { loadEnv } = await import('vite');
    Object.assign(process.env, loadEnv('development', process.cwd(), ''));
  },
};

async function main(loader = '', sdk = '', baseURL = ''): Promise<void> {
  const load = loaders[loader];
  if (load === undefined) throw new Error(`No loader is named ${loader}.`);
  const ask = new Map(Object.entries(sdks)).get(sdk);
  if (ask === undefined) throw new Error(`No SDK is named ${sdk}.`);
  await load();
  const outcome = await ask({ baseURL }).then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );
  process.stdout.write(outcome);
}

void main(...process.argv.slice(2));
