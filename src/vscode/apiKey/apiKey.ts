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
import { apiKeyVariable } from '../../core/credential/credential';
import { looksLikeKey } from '../../core/credential/worth';
import { withoutVariable, withValue } from '../../core/env/edit';
import { withCommentedVariable } from '../../core/env/commented';
import { readerOf } from '../../core/project/reader';
import { commentedKeyIn, credentialsIn, fileFor } from '../../core/project/inEffect';
import { writeProblemOf } from '../../core/env/writeProblem';
import type { Message } from '../../core/words/message';
import { l10n } from '../editor/l10n';
import { tell, type Act } from '../editor/messages';
import type { ProjectFolder } from '../project/projectFolder';
import type { TextEdit } from '../files/writer';
import type { KeyFile } from './keyFile';

interface Parts {
  readonly keyFile: KeyFile;
  actIn(folder: ProjectFolder): Act;
}

export class ApiKey {
  constructor(private readonly parts: Parts) {}

  async set(folder: ProjectFolder): Promise<void> {
    if (!(await this.parts.keyFile.isWritable(folder))) return;
    const project = await folder.read();
    const file = fileFor(project, 'apiKey');
    const key = await askForKey(file);
    if (key === undefined || !(await this.parts.keyFile.mayWrite(folder, file))) return;
    await this.#edit(folder, file, 'on', (text) => withValue(text, apiKeyVariable, key, readerOf(project)));
  }

  /** Comments the key out. */
  async useOidc(folder: ProjectFolder): Promise<void> {
    if (!(await this.parts.keyFile.isWritable(folder))) return;
    const project = await folder.read();
    const [inEffect] = credentialsIn(project);
    const source = inEffect?.kind === 'apiKey' ? inEffect.source : undefined;
    if (source?.kind === 'file')
      await this.#edit(folder, source.file, 'off', (text) => withoutVariable(text, apiKeyVariable, readerOf(project)));
    else await this.#tell(folder, noKeyInEffectMessage(l10n));
  }

  /** Takes the comment off the key again. */
  async useApiKey(folder: ProjectFolder): Promise<void> {
    if (!(await this.parts.keyFile.isWritable(folder))) return;
    const project = await folder.read();
    const file = commentedKeyIn(project);
    const edit: TextEdit = (text) =>
      withCommentedVariable(text, apiKeyVariable, readerOf(project), looksLikeKey) ?? text;
    if (file === undefined) await this.#tell(folder, noKeyToBringBackMessage(l10n));
    else await this.#edit(folder, file, 'on', edit);
  }

  async #edit(folder: ProjectFolder, file: string, done: 'on' | 'off', edit: TextEdit): Promise<void> {
    const { keyFile } = this.parts;
    try {
      await keyFile.write(folder, file, edit);
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
