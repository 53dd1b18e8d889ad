/** Sets the API key, and switches between it and the OIDC token, by edits of the env file that lose nothing. */
import vscode = require('vscode');
import {
  apiKeyProblem,
  apiKeyPrompt,
  credentialMessage,
  keyNotWrittenMessage,
  noKeyInEffectMessage,
  noKeyToBringBackMessage,
} from '../../core/apiKey/apiKey';
import { apiKeyVariable, looksLikeKey } from '../../core/credential/credential';
import { withCommentedVariable, withoutVariable, withValue } from '../../core/env/edit';
import { readerOf } from '../../core/project/project';
import { commentedKeyIn, credentialsIn, fileFor, unreadableIn } from '../../core/project/inEffect';
import { obstacleMessage, type Obstacle } from '../../core/project/obstacle';
import { verified } from '../../core/env/verified';
import { writeProblemOf } from '../../core/env/writeProblem';
import type { Message } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import { tell, type Act } from '../editor/messages';
import type { GitGuard } from '../project/gitGuard';
import type { ProjectFolder } from '../project/projectFolder';
import { editFile, type TextEdit } from '../files/writer';

interface Parts {
  readonly guard: GitGuard;
  actIn(folder: ProjectFolder): Act;
}

export class ApiKey {
  constructor(private readonly parts: Parts) {}

  async set(folder: ProjectFolder): Promise<void> {
    if (!(await this.#isWritable(folder))) return;
    const project = await folder.read();
    const file = fileFor(project, 'apiKey');
    const key = await askForKey(file);
    if (key === undefined || !(await this.#mayWrite(folder, file))) return;
    await this.#edit(folder, file, 'on', (text) => withValue(text, apiKeyVariable, key, readerOf(project)));
  }

  /** Comments the key out. */
  async useOidc(folder: ProjectFolder): Promise<void> {
    if (!(await this.#isWritable(folder))) return;
    const project = await folder.read();
    const [inEffect] = credentialsIn(project);
    const source = inEffect?.kind === 'apiKey' ? inEffect.source : undefined;
    if (source?.kind === 'file')
      await this.#edit(folder, source.file, 'off', (text) => withoutVariable(text, apiKeyVariable, readerOf(project)));
    else await this.#tell(folder, noKeyInEffectMessage(l10n));
  }

  /** Takes the comment off the key again. */
  async useApiKey(folder: ProjectFolder): Promise<void> {
    if (!(await this.#isWritable(folder))) return;
    const project = await folder.read();
    const file = commentedKeyIn(project);
    const edit: TextEdit = (text) =>
      withCommentedVariable(text, apiKeyVariable, readerOf(project), looksLikeKey) ?? text;
    if (file === undefined) await this.#tell(folder, noKeyToBringBackMessage(l10n));
    else await this.#edit(folder, file, 'on', edit);
  }

  /** `false` when what stands in the way was told. */
  async #isWritable(folder: ProjectFolder): Promise<boolean> {
    const obstacle = await obstacleIn(folder);
    if (obstacle !== undefined) await this.#tell(folder, obstacleMessage(l10n, obstacle));
    return obstacle === undefined;
  }

  /** Git ignores the file, or the person wants it so. */
  async #mayWrite(folder: ProjectFolder, file: string): Promise<boolean> {
    const risk = await this.parts.guard.findRisk(folder, file);
    return risk === undefined || this.parts.guard.ask(folder, file, risk);
  }

  async #edit(folder: ProjectFolder, file: string, done: 'on' | 'off', edit: TextEdit): Promise<void> {
    try {
      await editFile(folder.uriOf(file).fsPath, verified(edit, [apiKeyVariable]));
    } catch (error) {
      await this.#tell(folder, keyNotWrittenMessage(l10n, file, writeProblemOf(l10n, error)));
      return;
    }
    await this.#tell(folder, credentialMessage(l10n, await folder.look(), done));
  }

  async #tell(folder: ProjectFolder, message: Message): Promise<void> {
    await tell(message, this.parts.actIn(folder));
  }
}

async function obstacleIn(folder: ProjectFolder): Promise<Obstacle | undefined> {
  if (!folder.onDisk) return { kind: 'notOnDisk' };
  if (!vscode.workspace.isTrusted) return { kind: 'restrictedKey' };
  const unreadable = unreadableIn(await folder.read());
  return unreadable && { kind: 'unreadable', file: unreadable.file };
}

/** Without the white space around it; `undefined` where nothing was typed. */
async function askForKey(file: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    ...apiKeyPrompt(l10n, file),
    password: true,
    ignoreFocusOut: true, // The key is fetched from another window.
    validateInput: (value) => {
      const problem = apiKeyProblem(l10n, value);
      if (problem === undefined) return undefined;
      const { Error, Warning } = vscode.InputBoxValidationSeverity;
      return { message: problem.text, severity: problem.refused ? Error : Warning };
    },
  });
  const key = typed?.trim();
  return key === '' ? undefined : key;
}
