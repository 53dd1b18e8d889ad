import assert from 'node:assert/strict';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, vercelOnPath } from './harness';

/** An env file with all that a pull by the CLI would lose. */
function mine(leftMs: number): string {
  return `# mine\r\nexport A='1' # why\r\n${oidc(leftMs).trim()}\r\n\r\nPEM="-----BEGIN\r\nx\r\n-----END"`;
}

const stale = { env: oidc(hourMs), prepare: vercelOnPath };

const staging = `/storage/staging-${process.pid}-1/env`;

scenario(
  'a refresh stages the pull, and replaces nothing but the value',
  { ...stale, env: mine(hourMs) },
  async (at) => {
    await at.run('refresh');
    const [run] = at.editor.runs;
    assert.deepEqual(run?.command, ['vercel', 'env', 'pull', staging]);
    assert.equal(run.cwd, folder);
    assert.equal(run.env['NO_UPDATE_NOTIFIER'], '1');
    assert.equal(run.terminal, 'listed');
    await at.end(0, `# Created by Vercel CLI\nOTHER="upstream"\n${oidc(12 * hourMs)}`);
    assert.equal(at.message?.text, 'OIDC token refreshed. It lasts 12 hours.');
    assert.equal(at.text, '$(key) OIDC 12h 0m');
    assert.equal(at.editor.files.get(envPath), mine(12 * hourMs));
  },
);

scenario('a file that does not exist is made by a refresh', { prepare: vercelOnPath }, async (at) => {
  await at.run('refresh');
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.editor.files.get(envPath), oidc(12 * hourMs));
});

scenario('a file that got a newer token meanwhile is left, and counts as refreshed', stale, async (at) => {
  await at.run('refresh');
  at.editor.files.set(envPath, oidc(12 * hourMs));
  await at.end(0, oidc(11 * hourMs));
  assert.equal(at.message?.text, 'OIDC token refreshed. It lasts 12 hours.');
  assert.equal(at.editor.files.get(envPath), oidc(12 * hourMs));
});

scenario('a refresh without a token leaves the file and says where to switch OIDC on', stale, async (at) => {
  await at.run('refresh');
  await at.end(0, '# Created by Vercel CLI\nOTHER="upstream"\n');
  assert.match(at.message?.text ?? '', /^No token came, and \.env\.local is as it was\. OIDC may be switched off/);
  assert.equal(at.editor.files.get(envPath), stale.env);
});

for (const step of ['access', 'write', 'chmod', 'rename']) {
  scenario(`when "${step}" fails, the file is as it was and that is told`, stale, async (at) => {
    at.editor.failures.add(step);
    await at.run('refresh');
    await at.end(0, oidc(12 * hourMs));
    assert.match(at.message?.text ?? '', /could not be written and is as it was: the disk is full\.$/);
    assert.equal(at.editor.files.get(envPath), stale.env);
  });
}

scenario('a refresh asks once where git could commit the token', { ...stale }, async (at) => {
  at.editor.git = 'open';
  await at.run('refresh');
  assert.ok(at.message?.modal);
  assert.match(at.message.text, /^Git does not ignore \.env\.local/);
  assert.equal(at.editor.runs.length, 0);
  await at.answer(at.message, 'Add to .gitignore');
  assert.equal(at.editor.files.get(`${folder}/.gitignore`), '.env.local\n');
  await at.end(0, oidc(12 * hourMs));
  at.editor.git = 'ignored';
  await at.run('refresh');
  await at.end(0, oidc(13 * hourMs));
  assert.equal(at.editor.messages.filter(({ modal }) => modal).length, 1);
});

scenario('a pull asks, too, and to decline writes nothing', { ...stale }, async (at) => {
  at.editor.git = 'tracked';
  await at.run('pull');
  at.editor.picks[0]?.choose('preview');
  await at.settle();
  assert.match(at.message?.text ?? '', /^Git tracks \.env\.local/);
  await at.answer(at.message, undefined);
  assert.equal(at.editor.runs.length, 0);
  assert.equal(at.editor.files.get(envPath), stale.env);
});

scenario('a second refresh joins the first', stale, async (at) => {
  await at.run('refresh');
  await at.run('refresh');
  assert.equal(at.editor.runs.length, 1);
  assert.deepEqual(at.editor.executed, ['show terminal Vercel Env Pull']);
  at.editor.runs[0]?.end(1);
  await at.settle();
  assert.equal(at.editor.messages.length, 1);
  await at.answer(at.message, undefined);
  await at.run('refresh');
  assert.equal(at.editor.runs.length, 2);
  at.editor.runs[1]?.end(1);
});

const ends: readonly (readonly [about: string, code: number | undefined, text: RegExp])[] = [
  ['exit code 0 and nothing written', 0, /^Nothing came, and \.env\.local is as it was\. The network may be away/],
  ['exit code 1', 1, /^The refresh failed: the Vercel CLI ended with exit code 1, and \.env\.local is as it was\./],
  ['a closed terminal', undefined, /^The refresh was stopped/],
];
for (const [about, code, text] of ends) {
  scenario(`a refresh that ends with ${about} is no success`, stale, async (at) => {
    await at.run('refresh');
    at.editor.runs[0]?.end(code);
    await at.settle();
    assert.match(at.message?.text ?? '', text);
    assert.ok(at.message?.buttons.includes('Refresh Now'));
  });
}

scenario('an unlinked folder is told before anything runs', { ...stale, linked: false }, async (at) => {
  await at.run('refresh');
  assert.match(at.message?.text ?? '', /not linked/);
  assert.equal(at.editor.runs.length, 0);
  await at.answer(at.message, 'Link Project');
  assert.deepEqual(at.editor.runs[0]?.command, ['vercel', 'link']);
  assert.equal(at.editor.runs[0].terminal, 'asking');
  at.editor.files.set(`${folder}/.vercel/project.json`, '{"projectId":"p","orgId":"t","projectName":"web"}');
  at.editor.runs[0].end(0);
  await at.settle();
  assert.equal(at.message?.text, 'This folder is linked to the Vercel project "web".');
});

scenario('a login that ended offers the refresh, and claims no success', stale, async (at) => {
  await at.run('login');
  assert.deepEqual(at.editor.runs[0]?.command, ['vercel', 'login']);
  at.editor.runs[0].end(0);
  await at.settle();
  assert.equal(at.message?.text, 'The login has ended. If it went well, refresh the token now.');
});

scenario('in Restricted Mode the status works, and commands explain themselves', stale, async (at) => {
  at.editor.trusted = false;
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  for (const command of ['refresh', 'link', 'login', 'setApiKey', 'useOidc', 'useApiKey']) {
    await at.run(command);
    assert.match(at.message?.text ?? '', /Restricted Mode/);
    await at.answer(at.message, 'Manage Workspace Trust');
  }
  assert.equal(at.editor.inputs.length, 0);
  assert.deepEqual(at.editor.executed, Array(6).fill('workbench.trust.manage'));
  assert.equal(at.editor.runs.length, 0);
  at.editor.trusted = true;
  await at.run('refresh');
  assert.equal(at.editor.runs.length, 1);
  at.editor.runs[0]?.end(0);
});

scenario(
  'a package manager is asked for before it downloads the CLI',
  { env: oidc(hourMs), prepare: ({ executables }) => executables.add('npx') },
  async (at) => {
    await at.run('refresh');
    assert.ok(at.message?.modal);
    assert.match(at.message.text, /"npx --yes vercel", which downloads it\?$/);
    await at.answer(at.message, undefined);
    assert.equal(at.editor.runs.length, 0);
    await at.run('refresh');
    await at.answer(at.message, 'Download and Run');
    assert.deepEqual(at.editor.runs[0]?.command, ['npx', '--yes', 'vercel', 'env', 'pull', staging]);
    at.editor.runs[0].end(0);
  },
);

scenario('a CLI that is nowhere is told with the way to install it', { env: oidc(hourMs) }, async (at) => {
  await at.run('refresh');
  assert.match(at.message?.text ?? '', /The Vercel CLI was not found/);
  await at.answer(at.message, 'How to Install');
  assert.deepEqual(at.editor.executed, ['open https://vercel.com/docs/cli']);
});

scenario('the setting names the CLI, and is not in the log with its arguments', stale, async (at) => {
  at.editor.executables.add('/opt/vercel');
  await at.set('cli', ['/opt/vercel', '--token', 'VERYSECRET']);
  await at.run('refresh');
  assert.deepEqual(at.editor.runs[0]?.command, ['/opt/vercel', '--token', 'VERYSECRET', 'env', 'pull', staging]);
  at.editor.runs[0].end(1);
  await at.settle();
  assert.ok(at.editor.log.length > 0);
  assert.doesNotMatch(JSON.stringify([at.editor.log, at.editor.messages]), /VERYSECRET/);
});

scenario(
  'the menu states the status and offers the remedy first',
  { ...stale, env: oidc(10 * minuteMs) },
  async (at) => {
    await at.run('menu');
    const [pick] = at.editor.picks;
    assert.equal(pick?.title, 'AI Gateway: OIDC token expires in 10 minutes');
    assert.deepEqual(
      pick.entries.map(({ label, description }) => `${label}: ${description}`),
      [
        '$(sync) Refresh OIDC Token: vercel env pull, for web',
        '$(cloud-download) Pull Environment Variables…: ',
        '$(pulse) Check Credential: ',
        '$(edit) Set API Key…: ',
        '$(go-to-file) Open Env File: .env.local:1',
        '$(sign-in) Log In to Vercel: vercel login',
        '$(settings-gear) Open Settings: ',
      ],
    );
    pick.choose('$(settings-gear) Open Settings');
    await at.settle();
    assert.deepEqual(at.editor.executed, ['workbench.action.openSettings aiGatewayAuth']);
  },
);

scenario(
  'without a folder every command says that one is needed',
  { prepare: (editor) => (editor.folders = []) },
  async (at) => {
    const all = ['refresh', 'pull', 'setApiKey', 'useOidc', 'useApiKey', 'link', 'login', 'menu', 'openEnvFile'];
    for (const command of all) {
      await at.run(command);
      assert.match(at.message?.text ?? '', /^Open a folder first/);
    }
    assert.equal(at.editor.messages.length, all.length);
  },
);

scenario('an env file that does not exist opens as a new one, from the very start', {}, async (at) => {
  await at.run('openEnvFile');
  assert.deepEqual(at.editor.opened, [{ uri: `untitled:${envPath}`, line: 0 }]);
});
