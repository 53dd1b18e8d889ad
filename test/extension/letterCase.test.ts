/** Disks as those of Windows and macOS, which take letters of either case for one name. */
import assert from 'node:assert/strict';
import { Desk } from './desk';
import { envPath, folder, hourMs, oidc, scenario, vercelOnPath } from './harness';

const onDisk = `${folder}/.env.LOCAL`;

scenario(
  'an env file in other letters is shown, followed, explained and refreshed, and keeps its letters',
  {
    prepare: (editor) => {
      vercelOnPath(editor);
      editor.ignoresCase = true;
      editor.files.set(onDisk, `# mine\n${oidc(2 * hourMs)}`);
    },
  },
  async (at) => {
    assert.equal(at.text, '$(key) OIDC 2h 0m');
    await at.write(onDisk, `# mine\n${oidc(-hourMs)}`);
    assert.equal(at.text, '$(error) OIDC expired');
    const desk = new Desk(at);
    const shown = await desk.open(onDisk);
    assert.deepEqual(await desk.lenses(shown), ['1: OIDC token · web (development) · expired 1 hour ago | Refresh']);
    await desk.close(shown);
    await at.run('refresh');
    await at.end(0, oidc(12 * hourMs));
    assert.equal(at.text, '$(key) OIDC 11h 59m');
    assert.equal(at.editor.files.get(onDisk), `# mine\n${oidc(12 * hourMs)}`);
    assert.equal(at.editor.files.has(envPath), false);
  },
);

scenario(
  'where letters make two files, the one that is not looked at says so',
  { env: oidc(2 * hourMs), prepare: ({ files }) => files.set(onDisk, oidc(5 * hourMs)) },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(onDisk);
    assert.deepEqual(await desk.lenses(shown), [
      '0: OIDC token · web (development) · expires in 4h 59m · not read in development',
    ]);
    assert.equal(at.text, '$(key) OIDC 1h 59m');
  },
);

scenario(
  'a project that is listed in other letters than its folder has is followed there',
  {
    linked: false,
    prepare: (editor) => {
      editor.ignoresCase = true;
      editor.files.set(`${folder}/apps/web/.env.local`, oidc(2 * hourMs));
      editor.files.set(
        `${folder}/.vercel/repo.json`,
        JSON.stringify({ orgId: 'team_test', projects: [{ id: 'prj_test', name: 'web', directory: 'apps/Web' }] }),
      );
    },
  },
  async (at) => {
    assert.equal(at.text, '$(key) OIDC 2h 0m');
    await at.write(`${folder}/apps/web/.env.local`, oidc(5 * hourMs));
    assert.equal(at.text, '$(key) OIDC 5h 0m');
    await at.write(`${folder}/apps/web/.env.local`, undefined);
    await at.tick(1000);
    assert.equal(at.text, '$(circle-slash) No credential');
  },
);

scenario(
  'a project that is opened by a link, or in other letters, has one lock with the folder itself',
  {
    env: oidc(-hourMs),
    prepare: (editor) => {
      vercelOnPath(editor);
      editor.links.set(folder, '/elsewhere');
      editor.files.set('/elsewhere/.env.local', '');
    },
  },
  async (at) => {
    await at.run('refresh');
    assert.deepEqual([...at.editor.locks.keys()], [`/storage/locks/${Buffer.from('/elsewhere').toString('hex')}.lock`]);
    await at.end(1);
    assert.equal(at.editor.locks.size, 0);
  },
);
