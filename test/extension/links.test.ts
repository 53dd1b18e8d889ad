/** Env files that are symbolic links, and a workspace at the root of the file system. */
import assert from 'node:assert/strict';
import { envPath, folder, hourMs, oidc, scenario, secondMs } from './harness';

const shared = '/elsewhere/[shared].env';

scenario(
  'a change of the file that a link leads to is seen at once, and a link that leads elsewhere is followed there',
  {
    prepare: ({ files, links }) => {
      files.set(shared, oidc(2 * hourMs));
      links.set(envPath, shared);
    },
  },
  async (at) => {
    assert.equal(at.text, '$(key) OIDC 2h 0m');
    assert.equal(at.editor.watchers, 2, 'that of the workspace folder, and one for the target');
    await at.write(shared, oidc(5 * hourMs));
    assert.equal(at.text, '$(key) OIDC 5h 0m');
    at.editor.files.set('/elsewhere/other.env', oidc(7 * hourMs));
    at.editor.links.set(envPath, '/elsewhere/other.env');
    await at.tell('fileChanged', envPath);
    assert.equal(at.text, '$(key) OIDC 7h 0m');
    await at.write('/elsewhere/other.env', oidc(8 * hourMs));
    assert.equal(at.text, '$(key) OIDC 8h 0m');
    at.editor.links.delete(envPath);
    await at.write(envPath, oidc(9 * hourMs));
    assert.equal(at.text, '$(key) OIDC 9h 0m');
    assert.equal(at.editor.watchers, 1);
  },
);

scenario(
  'a change of the target that comes before its watcher is at work is seen soon',
  {
    prepare: ({ files, links }) => {
      files.set(shared, oidc(2 * hourMs));
      links.set(envPath, shared);
    },
  },
  async (at) => {
    at.editor.files.set(shared, oidc(5 * hourMs));
    await at.tick(secondMs);
    assert.equal(at.text, '$(key) OIDC 4h 59m');
    at.editor.files.set(shared, oidc(6 * hourMs));
    await at.tick(4 * secondMs);
    assert.equal(at.text, '$(key) OIDC 5h 59m');
  },
);

scenario(
  'a link whose target does not exist yet is followed',
  {
    prepare: ({ files, links }) => {
      files.set('/elsewhere/README.md', '');
      links.set(envPath, shared);
    },
  },
  async (at) => {
    assert.equal(at.text, '$(circle-slash) No credential');
    await at.write(shared, oidc(5 * hourMs));
    assert.equal(at.text, '$(key) OIDC 5h 0m');
  },
);

scenario(
  'the project that is shown below the workspace folder has its links followed, too',
  {
    linked: false,
    prepare: (editor) => {
      editor.files.set(shared, oidc(2 * hourMs));
      editor.links.set(`${folder}/apps/web/.env.local`, shared);
      editor.activeFile = `${folder}/apps/web/page.ts`;
    },
  },
  async (at) => {
    assert.equal(at.text, '$(key) OIDC 2h 0m');
    await at.write(shared, oidc(5 * hourMs));
    assert.equal(at.text, '$(key) OIDC 5h 0m');
  },
);

scenario(
  'a workspace at the root of the file system works',
  {
    prepare: (editor) => {
      editor.folders = ['/'];
      editor.files.set('/.env.local', oidc(2 * hourMs));
      editor.files.set('/apps/web/.env.local', oidc(3 * hourMs));
    },
  },
  async (at) => {
    assert.equal(at.text, '$(key) OIDC 2h 0m');
    await at.write('/.env.local', oidc(4 * hourMs));
    assert.equal(at.text, '$(key) OIDC 4h 0m');
    await at.show('/apps/web/page.ts');
    assert.equal(at.text, '$(key) OIDC 3h 0m · web');
    await at.write('/apps/web/.env.local', oidc(5 * hourMs));
    assert.equal(at.text, '$(key) OIDC 5h 0m · web');
  },
);
