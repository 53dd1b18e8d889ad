import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { AiGatewayAuth } from '../../../src/api';
import { actions, commandOf } from '../../../src/core/words/actions';
import { token } from '../../vercel/token';
import { until } from '../until';

const id = 'ai-gateway-tools.ai-gateway-auth';

describe('in a real editor, the extension', () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';

  it('activates by itself once the editor has started', async () => {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension);
    await until(
      'active',
      () => extension.isActive,
      (active) => active,
    );
  });

  it('has registered every command', async () => {
    const registered = await vscode.commands.getCommands(true);
    for (const action of actions) assert.ok(registered.includes(commandOf(action)), action);
  });

  it('opens the env file at the line of the variable', async () => {
    const path = join(folder, '.env.local');
    const expiresAt = Date.now() + 3_600_000;
    writeFileSync(
      path,
      `# one\n# two\nVERCEL_OIDC_TOKEN="${token({ issuedAt: expiresAt - 43_200_000, expiresAt })}"\n`,
    );
    const opened = async (): Promise<number | undefined> => {
      await vscode.commands.executeCommand(commandOf('openEnvFile'));
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.fsPath === path ? editor.selection.active.line : undefined;
    };
    await until('the line', opened, (line) => line === 2);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('tells other extensions the status', async () => {
    const api = await vscode.extensions.getExtension<AiGatewayAuth>(id)?.activate();
    assert.equal(api?.version, 1);
    const kind = async (): Promise<unknown> => (await api.getStatus())?.kind;
    await until('a valid token', kind, (seen) => seen === 'valid');
    assert.equal((await api.refresh()).outcome, 'notNeeded');
  });

  it('offers a task that ends well while the token lasts', async () => {
    const [task] = await vscode.tasks.fetchTasks({ type: 'vercel-env-pull' });
    assert.ok(task);
    let code: number | undefined;
    const listener = vscode.tasks.onDidEndTaskProcess(({ exitCode, execution }) => {
      if (execution.task.name === task.name) code = exitCode;
    });
    await vscode.tasks.executeTask(task);
    await until(
      'the exit code',
      () => code,
      (seen) => seen === 0,
    );
    listener.dispose();
  });

  it('answers a language model in words', async () => {
    const options = { input: {}, toolInvocationToken: undefined };
    const { content } = await vscode.lm.invokeTool('aiGatewayAuth_status', options);
    const [part] = content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    assert.match(part.value, /In effect is VERCEL_OIDC_TOKEN, from the file "\.env\.local", line 3\./);
  });
});
