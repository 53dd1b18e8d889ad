/** Finds the Vercel CLI for what a person waits for, who may be asked. */
import type { Cli } from '../../core/cli/cli';
import { cliObstacleMessage } from '../../core/cli/obstacle';
import { mayDownload } from '../../core/cli/run';
import type { Message } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import { ask, press, type Act } from '../editor/messages';
import type { ProjectFolder } from '../project/projectFolder';
import type { VercelCli } from './vercelCli';

/** The CLI, or what to tell instead; `undefined` when its download was declined. */
export async function findCliAsking(
  vercel: VercelCli,
  folder: ProjectFolder,
  act: Act,
): Promise<Cli | Message | undefined> {
  const search = await vercel.find(folder);
  switch (search.kind) {
    case 'found':
      return search.cli;
    case 'missing':
      return cliObstacleMessage(l10n, search);
    case 'downloadable': {
      const answer = await ask(mayDownload(l10n, search.cli));
      if (answer === 'download') return search.cli;
      if (answer !== undefined) await press(answer, act);
      return undefined;
    }
  }
}
