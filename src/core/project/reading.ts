/** What is read of credentials: loaded once there is a text to read, or a variable in the environment. */
import { envFileOf } from '../credential/readEnvFile';
import type { FileContent } from '../env/content';
import type { EnvReader } from '../env/reader';
import type { EnvFact } from './project';

export { expandedIn } from '../env/expanded';
export { shellEntriesOf } from './shell';

/** As the reader reads it; `expanded` as for {@link envFileOf}. */
export function envFactOf(
  content: FileContent,
  reader?: EnvReader,
  expanded?: Parameters<typeof envFileOf>[2],
): EnvFact {
  return { kind: 'env', envFile: envFileOf(content, reader, expanded) };
}
