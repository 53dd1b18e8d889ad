import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { merged } from '../../../src/core/env/merge';
import { editFile, readText } from '../../../src/vscode/files/writer';
import { until } from '../until';

describe('a file that is open in an editor', () => {
  let path = '';
  let files = 0;
  const before = '# mine\r\nA=1\r\nB=2\r\n';
  const pull = (text: string): string => merged(text, { A: 'one', B: 'two', C: 'three' });
  const after = '# mine\r\nA=one\r\nB=two\r\nC="three"\r\n';

  beforeEach(() => {
    // Each its own: the editor may keep the text of a file that it had open before.
    files += 1;
    path = join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', `open${files}.env`);
    writeFileSync(path, before);
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    rmSync(path);
  });

  async function shows(editor: vscode.TextEditor, text: string): Promise<void> {
    await until(
      'the text of the editor',
      () => editor.document.getText(),
      (shown) => shown === text,
    );
  }

  it('with unsaved changes, is edited there and saved, in one step to undo', async () => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '# unsaved\r\n');
    });
    assert.ok(editor.document.isDirty);
    assert.equal(await readText(path), `# unsaved\r\n${before}`);
    await editFile(path, pull);
    assert.ok(!editor.document.isDirty);
    assert.equal(readFileSync(path, 'utf8'), `# unsaved\r\n${after}`);
    await vscode.commands.executeCommand('undo');
    await shows(editor, `# unsaved\r\n${before}`);
  });

  it('without unsaved changes, shows what was written, in one step to undo', async () => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path));
    await editFile(path, pull);
    assert.equal(readFileSync(path, 'utf8'), after);
    await shows(editor, after);
    assert.ok(!editor.document.isDirty);
    await vscode.commands.executeCommand('undo');
    await shows(editor, before);
  });
});
