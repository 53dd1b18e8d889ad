import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { folder, hourMs, oidc, scenario } from './harness';

const virtual = 'memfs:/virtual/shop';
const restMs = 200;
const link = '{"projectId":"prj_test","orgId":"team_test","projectName":"web"}';

/** Alone in the workspace, and linked. */
const alone = {
  linked: false,
  prepare: (editor: Editor): void => {
    editor.folders = [virtual];
    editor.files.set(`${virtual}/.env.local`, `# mine\n${oidc(3 * hourMs)}`);
    editor.files.set(`${virtual}/.vercel/project.json`, link);
    editor.files.set(`${virtual}/apps/web/.env.local`, oidc(5 * hourMs));
  },
};

scenario('the files of a virtual folder are read and followed through the editor', alone, async (at) => {
  assert.equal(at.text, '$(key) OIDC 3h 0m');
  await at.write(`${virtual}/.env.local`, oidc(4 * hourMs));
  assert.equal(at.text, '$(key) OIDC 4h 0m');
  await at.write(`${virtual}/.env.local`, undefined);
  await at.tick(restMs);
  assert.equal(at.text, '$(circle-slash) No credential');
  await at.write(`${virtual}/.env`, 'AI_GATEWAY_API_KEY=vck_a_secret_value');
  assert.equal(at.text, '$(key) API key');
  await at.show(`${virtual}/apps/web/page.tsx`);
  assert.equal(at.text, '$(key) OIDC 4h 59m · web');
});

scenario('commands that need a disk say so at once, and ask nothing before', alone, async (at) => {
  const all = ['refresh', 'pull', 'setApiKey', 'useOidc', 'useApiKey', 'link', 'login'];
  for (const [index, command] of all.entries()) {
    await at.run(command);
    assert.equal(at.editor.messages.length, index + 1, command);
    assert.match(at.message?.text ?? '', /^This folder is virtual/, command);
    at.message?.answer(undefined);
    await at.settle();
  }
  assert.deepEqual([at.editor.picks.length, at.editor.inputs.length, at.editor.runs.length], [0, 0, 0]);
});

scenario('a virtual env file opens at its line; where there is none, nothing leads to the disk', alone, async (at) => {
  await at.run('openEnvFile');
  assert.deepEqual(at.editor.opened, [{ uri: `${virtual}/.env.local`, line: 1 }]);
  await at.write(`${virtual}/.env.local`, undefined);
  await at.tick(restMs);
  await at.run('openEnvFile');
  assert.deepEqual(at.editor.opened[1], { uri: 'untitled:Untitled-1', line: 0 });
});

scenario(
  'a virtual folder stands beside one on disk',
  {
    env: oidc(hourMs),
    prepare: (editor) => {
      alone.prepare(editor);
      editor.folders = [folder, virtual];
    },
  },
  async (at) => {
    assert.equal(at.text, '$(key) OIDC 1h 0m · app');
    await at.show(`${virtual}/index.ts`);
    assert.equal(at.text, '$(key) OIDC 3h 0m · shop');
    await at.write(`${virtual}/.env.local`, oidc(2 * hourMs));
    assert.equal(at.text, '$(key) OIDC 2h 0m · shop');
    await at.run('refresh');
    assert.match(at.message?.text ?? '', /^This folder is virtual/);
    await at.show(`${folder}/index.ts`);
    assert.equal(at.text, '$(key) OIDC 1h 0m · app');
  },
);
