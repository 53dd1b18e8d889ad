/** Which project is shown while several things happen at once, or unseen. */
import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { folder, hourMs, oidc, scenario } from './harness';
import { Uri } from './recorder';

const listing = JSON.stringify({
  orgId: 'team_test',
  projects: ['web', 'docs'].map((name) => ({ id: 'prj_test', name, directory: `apps/${name}` })),
});
const page = (app: string): string => `${folder}/apps/${app}/src/page.tsx`;
const envOf = (app: string): string => `${folder}/apps/${app}/.env.local`;
const loginPath = '/data/com.vercel.cli/auth.json';

function apps({ files }: Editor): void {
  for (const app of ['web', 'docs']) files.set(page(app), '');
}

scenario(
  'the first folder is waited for, and another one is not shown or told of before it is read',
  {
    linked: false,
    prepare: (editor) => {
      editor.folders = [folder, '/other'];
      apps(editor);
      editor.files.set(`${folder}/.vercel/repo.json`, listing);
      // Without a credential it is not believed at once.
      editor.files.set(`${folder}/.env`, 'A=1\n');
      editor.files.set(envOf('web'), oidc(3 * hourMs));
      editor.files.set('/other/.env.local', oidc(-hourMs));
    },
  },
  async (at) => {
    assert.equal(at.editor.messages.length, 0);
    await at.tick(1000);
    await at.tick(1000);
    assert.equal(at.text, '$(key) OIDC 2h 59m · web');
    assert.equal(at.editor.messages.length, 0);
  },
);

scenario(
  'of a folder that was read late nothing is told where it lists the project to be shown',
  {
    linked: false,
    prepare: (editor) => {
      apps(editor);
      editor.files.set(`${folder}/.vercel/repo.json`, listing);
      editor.files.set(`${folder}/package.json`, '{"dependencies":{"ai":"7"}}');
      editor.files.set(`${folder}/.env`, 'A=1\n');
      editor.files.set(envOf('web'), oidc(3 * hourMs));
    },
  },
  async (at) => {
    await at.tick(1000);
    await at.tick(1000);
    assert.equal(at.text, '$(key) OIDC 2h 59m · web');
    assert.equal(at.editor.messages.length, 0);
  },
);

scenario(
  'a pinned folder is waited for, too',
  {
    linked: false,
    prepare: (editor) => {
      editor.folders = [folder, '/other'];
      apps(editor);
      editor.files.set(`${folder}/.vercel/repo.json`, listing);
      editor.files.set(envOf('web'), oidc(-hourMs));
      editor.files.set('/other/.env', '');
      editor.files.set('/other/.env.local', oidc(3 * hourMs));
      editor.memory.set('pinnedProject', 'file:/other');
    },
  },
  async (at) => {
    await at.tick(1000);
    assert.equal(at.text, '$(key) OIDC 2h 59m · other');
    assert.equal(at.editor.messages.length, 0);
  },
);

for (const turns of Array.from({ length: 12 }, (_, index) => index)) {
  scenario(
    `a project that is listed ${turns} turns after its file was opened is chosen, and no other one on the way`,
    {
      linked: false,
      prepare: (editor) => {
        apps(editor);
        editor.files.set(envOf('web'), oidc(-hourMs));
      },
    },
    async (at) => {
      at.editor.activeFile = page('docs');
      at.editor.events.activeEditor.fire(undefined);
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
      at.editor.files.set(`${folder}/.vercel/repo.json`, listing);
      for (const path of ['.vercel', '.vercel/repo.json'])
        at.editor.events.fileCreated.fire(Uri.file(`${folder}/${path}`));
      await at.settle();
      await at.tick(1000);
      assert.equal(at.text, undefined);
      assert.equal(at.editor.messages.length, 0);
    },
  );
}

/** The workspace folder's token has expired, and the editor is in an app with a good one. */
const inDocs = {
  env: oidc(-hourMs),
  prepare: (editor: Editor): void => {
    apps(editor);
    editor.files.set(envOf('docs'), oidc(3 * hourMs));
    editor.activeFile = page('docs');
  },
};

scenario('at the start nothing is told of a project but the one of the editor', inDocs, async (at) => {
  assert.equal(at.text, '$(key) OIDC 3h 0m · docs');
  assert.equal(at.editor.messages.length, 0);
  await at.show(`${folder}/index.ts`);
  assert.equal(at.editor.messages.length, 1);
});

scenario('other settings do not bring another project up on the way', inDocs, async (at) => {
  await at.set('envFiles', ['.env.local']);
  assert.equal(at.text, '$(key) OIDC 3h 0m · docs');
  assert.equal(at.editor.messages.length, 0);
});

scenario(
  'a project that came unseen is chosen when the window gets the focus',
  { linked: false, prepare: apps },
  async (at) => {
    await at.show(page('web'));
    at.editor.files.set(envOf('web'), oidc(3 * hourMs));
    await at.focus(true);
    assert.equal(at.text, '$(key) OIDC 3h 0m');
  },
);

scenario(
  'a link of a folder above is followed, by which the SDK renews the token',
  {
    linked: false,
    prepare: (editor) => {
      apps(editor);
      editor.files.set(envOf('web'), oidc(-hourMs));
      editor.files.set(loginPath, '{"token":"of-the-cli"}');
      editor.activeFile = page('web');
    },
  },
  async (at) => {
    assert.equal(at.background, 'statusBarItem.errorBackground');
    await at.write(`${folder}/.vercel/project.json`, '{"projectId":"prj_test","orgId":"team_test"}');
    assert.equal(at.background, 'statusBarItem.warningBackground');
  },
);
