/** What is the same whenever an API key is written into an env file. */
import vscode = require('vscode');
import { apiKeyVariable } from '../../core/credential/credential';
import { verified } from '../../core/env/verified';
import { unreadableIn } from '../../core/project/inEffect';
import { type Obstacle } from '../../core/project/obstacle';
import { obstacleMessage } from '../../core/project/obstacleMessage';
import { l10n } from '../editor/l10n';
import { tell, type Act } from '../editor/messages';
import { editFile, type TextEdit } from '../files/writer';
import type { GitGuard } from '../project/gitGuard';
import type { ProjectFolder } from '../project/projectFolder';

interface Parts {
  readonly guard: GitGuard;
  actIn(folder: ProjectFolder): Act;
}

export class KeyFile {
  constructor(private readonly parts: Parts) {}

  /** `false` when what stands in the way was told. */
  async isWritable(folder: ProjectFolder): Promise<boolean> {
    const obstacle = await obstacleIn(folder);
    if (obstacle !== undefined) await tell(obstacleMessage(l10n, obstacle), this.parts.actIn(folder));
    return obstacle === undefined;
  }

  /** Git ignores the file, or the person wants it so. */
  async mayWrite(folder: ProjectFolder, file: string): Promise<boolean> {
    const risk = await this.parts.guard.findRisk(folder, file);
    return risk === undefined || this.parts.guard.ask(folder, file, risk);
  }

  /** Rejects with what `writeProblemOf` has words for. */
  async write(folder: ProjectFolder, file: string, edit: TextEdit): Promise<void> {
    await editFile(folder.uriOf(file).fsPath, verified(edit, [apiKeyVariable]));
  }
}

async function obstacleIn(folder: ProjectFolder): Promise<Obstacle | undefined> {
  if (!folder.onDisk) return { kind: 'notOnDisk' };
  if (!vscode.workspace.isTrusted) return { kind: 'restrictedKey' };
  const unreadable = unreadableIn(await folder.read());
  return unreadable && { kind: 'unreadable', file: unreadable.file };
}
