/** Sets the API key, and switches between it and the OIDC token, by edits of the env file that lose nothing. */
import vscode = require('vscode');
import {
  apiKeyProblem,
  apiKeyPrompt,
  credentialMessage,
  gitQuestion,
  ignoringEnvFile,
  keyNotWritten,
  noKeyInEffect,
  noKeyToBringBack,
  restrictedKey,
} from '../core/apiKey';
import { apiKeyVariable, envFileName } from '../core/credential';
import { withCommentedVariable, withoutVariable, withValue } from '../core/envEdit';
import { noFolder, notOnDisk, unreadableFile, type Message } from '../core/message';
import { writeProblemOf } from '../core/writeProblem';
import { readGitState } from './gitState';
import { ask, tell } from './messages';
import type { ProjectFolder } from './projectFolder';
import type { Projects } from './projects';
import { editFile, type TextEdit } from './textFileWriter';

export class ApiKey {
  constructor(private readonly projects: Projects) {}

  async set(): Promise<void> {
    const folder = await this.#writableFolder();
    const key = folder && (await askForKey());
    if (folder === undefined || key === undefined || !(await this.#mayWrite(folder))) return;
    await this.#edit(folder, (text) => withValue(text, apiKeyVariable, key));
  }

  /** Comments the key out. */
  async useOidc(): Promise<void> {
    const folder = await this.#writableFolder();
    if (folder === undefined) return;
    const { envFile } = await folder.read();
    const inEffect = envFile.kind === 'read' ? envFile.credentials[0]?.kind : undefined;
    if (inEffect === 'apiKey') await this.#edit(folder, (text) => withoutVariable(text, apiKeyVariable));
    else await tell(noKeyInEffect);
  }

  /** Takes the comment off the key again. */
  async useApiKey(): Promise<void> {
    const folder = await this.#writableFolder();
    if (folder === undefined) return;
    const { envFile } = await folder.read();
    const hasKey = envFile.kind === 'read' && envFile.hasCommentedKey;
    if (hasKey) await this.#edit(folder, (text) => withCommentedVariable(text, apiKeyVariable) ?? text);
    else await tell(noKeyToBringBack);
  }

  /** `undefined` when what stands in the way was told. */
  async #writableFolder(): Promise<ProjectFolder | undefined> {
    const folder = this.projects.current;
    const obstacle = await obstacleIn(folder);
    if (obstacle === undefined) return folder;
    await tell(obstacle);
    return undefined;
  }

  /** Git ignores the file, or the person wants it so. */
  async #mayWrite({ folder }: ProjectFolder): Promise<boolean> {
    const state = await readGitState(folder.uri.fsPath, envFileName);
    if (state === undefined || state === 'ignored') return true;
    const answer = await ask(gitQuestion(state));
    if (answer === 'addToGitignore') {
      await editFile(vscode.Uri.joinPath(folder.uri, '.gitignore').fsPath, ignoringEnvFile, 0o644);
    }
    return answer === 'addToGitignore' || answer === 'writeAnyway';
  }

  async #edit(folder: ProjectFolder, edit: TextEdit): Promise<void> {
    try {
      await editFile(folder.envPath, edit);
    } catch (error) {
      await tell(keyNotWritten(writeProblemOf(error)));
      return;
    }
    await tell(credentialMessage((await folder.look()).envFile));
  }
}

async function obstacleIn(folder: ProjectFolder | undefined): Promise<Message | undefined> {
  if (folder === undefined) return noFolder;
  if (!folder.onDisk) return notOnDisk;
  if (!vscode.workspace.isTrusted) return restrictedKey;
  return (await folder.read()).envFile.kind === 'unreadable' ? unreadableFile : undefined;
}

/** Without the white space around it; `undefined` where nothing was typed. */
async function askForKey(): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    ...apiKeyPrompt,
    password: true,
    ignoreFocusOut: true, // The key is fetched from another window.
    validateInput: (value) => {
      const problem = apiKeyProblem(value);
      if (problem === undefined) return undefined;
      const { Error, Warning } = vscode.InputBoxValidationSeverity;
      return { message: problem.text, severity: problem.refused ? Error : Warning };
    },
  });
  const key = typed?.trim();
  return key === '' ? undefined : key;
}
