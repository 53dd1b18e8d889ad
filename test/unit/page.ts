/** Env files as tests write them down, and what they say of themselves. */
import { envFileOf } from '../../src/core/credential/readEnvFile';
import { envLoaders } from '../../src/core/env/loaders';
import { lookAt, pageOf, type Look } from '../../src/core/explain/role';
import { projectFrom, type Layout } from './layout';

/** Of one file of the layout, at that moment. */
export function lookFrom(now: number, layout: Layout, file = '.env.local'): Look {
  const project = projectFrom(layout);
  const given = layout.files?.[file];
  const text = typeof given === 'string' ? given : '';
  const known = project.envFiles.find((row) => row.file === file)?.envFile;
  const envFile = known ?? envFileOf({ kind: 'text', text }, envLoaders[project.loader].reader);
  return lookAt(now, pageOf({ file, text, envFile, project }), 15).value;
}
