import assert from 'node:assert/strict';
import { envPath, folder, hourMs, oidc, scenario, secondMs, vercelOnPath } from './harness';

const token = oidc(hourMs);
const path = (file: string): string => `${folder}/${file}`;

scenario('follows the files in their order, and says which one decided', { env: token }, async (at) => {
  await at.write(path('.env.development.local'), oidc(3 * hourMs));
  assert.equal(at.text, '$(key) OIDC 3h 0m');
  assert.match(
    at.editor.shown?.tooltip?.value.replaceAll('\\', '') ?? '',
    /\| From \| \.env\.development\.local, line 1 \|/,
  );
  await at.write(path('.env'), 'AI_GATEWAY_API_KEY=vck_a_secret_value');
  assert.equal(at.text, '$(key) API key');
  await at.write(envPath, `${token}AI_GATEWAY_API_KEY=\n`);
  assert.equal(at.text, '$(key) OIDC 3h 0m');
  await at.write(path('.env.development.local'), undefined);
  await at.tick(200);
  assert.equal(at.text, '$(key) OIDC 59m');
});

scenario('another framework has another order, as soon as package.json says so', { env: token }, async (at) => {
  await at.write(path('.env.development'), oidc(3 * hourMs));
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  await at.write(path('package.json'), '{"devDependencies":{"vite":"8"}}');
  assert.equal(at.text, '$(key) OIDC 3h 0m');
});

scenario('the setting names other files', { env: token }, async (at) => {
  at.editor.files.set(path('config/dev.env'), oidc(3 * hourMs));
  await at.set('envFiles', ['config/dev.env', '.env.local']);
  assert.equal(at.text, '$(key) OIDC 3h 0m');
  await at.write(path('config/dev.env'), 'X=1');
  await at.tick(200);
  assert.equal(at.text, '$(key) OIDC 59m');
  await at.set('envFiles', ['../outside.env']);
  assert.equal(at.text, '$(warning) OIDC 59m', 'a path out of the folder is not followed, and that is told');
  assert.match(at.editor.shown?.tooltip?.value ?? '', /outside/);
  await at.set('envFiles', ['./config/../config/dev.env']);
  await at.write(path('config/dev.env'), oidc(5 * hourMs));
  assert.equal(at.text, '$(key) OIDC 4h 59m', 'followed, however it is written');
});

scenario(
  'a token that stands nowhere goes to the first file of the setting',
  {
    prepare: (editor) => {
      vercelOnPath(editor);
      editor.settings.set('envFiles', ['.env.vercel']);
    },
  },
  async (at) => {
    assert.equal(at.editor.shown?.accessibilityInformation?.label, 'AI Gateway: No credential in .env.vercel');
    await at.run('refresh');
    await at.end(0, oidc(12 * hourMs));
    assert.equal(at.editor.files.get(path('.env.vercel')), oidc(12 * hourMs));
    assert.equal(at.text, '$(key) OIDC 12h 0m');
    assert.equal(at.editor.files.get(envPath), undefined);
  },
);

scenario('a value that refers to another follows it, within a file and across files', { env: token }, async (at) => {
  await at.write(path('.env'), 'AI_GATEWAY_API_KEY=$TEAM_KEY');
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  await at.write(envPath, `${token}TEAM_KEY=vck_a_secret_value`);
  assert.equal(at.text, '$(key) API key');
  await at.write(envPath, token);
  await at.tick(200);
  assert.equal(at.text, '$(key) OIDC 59m');
});

scenario('the environment of terminals outranks the files', { env: token }, async (at) => {
  at.editor.settings.set('terminal.integrated.env.linux', { AI_GATEWAY_API_KEY: 'vck_a_secret_value' });
  at.editor.events.configurationChanged.fire({
    affectsConfiguration: (name: string) => name === 'terminal.integrated',
  });
  await at.settle();
  assert.equal(at.text, '$(key) API key (shell)');
  assert.equal(at.editor.shown?.accessibilityInformation?.label, 'AI Gateway: API key in effect, from the shell');
  assert.match(at.editor.shown.tooltip?.value ?? '', /outranks every file/);
});

scenario(
  'a refresh writes where the token in effect stands, and nowhere else',
  { env: 'OTHER=1\n', prepare: vercelOnPath },
  async (at) => {
    await at.write(path('.env.development.local'), `# mine\n${token}`);
    await at.run('refresh');
    await at.end(0, oidc(12 * hourMs));
    assert.equal(at.editor.files.get(path('.env.development.local')), `# mine\n${oidc(12 * hourMs)}`);
    assert.equal(at.editor.files.get(envPath), 'OTHER=1\n');
    assert.equal(at.message?.text, 'OIDC token refreshed. It lasts 12 hours.');
  },
);

scenario(
  'a refresh under a token of the environment says that it stays',
  { env: token, prepare: vercelOnPath },
  async (at) => {
    const stale = oidc(-hourMs).slice('VERCEL_OIDC_TOKEN='.length).trim().replaceAll('"', '');
    at.editor.settings.set('terminal.integrated.env.linux', { VERCEL_OIDC_TOKEN: stale });
    await at.focus(true);
    assert.equal(at.text, '$(error) OIDC expired (shell)');
    assert.deepEqual(at.message?.buttons, ["Don't Show Again"]);
    await at.run('refresh');
    await at.end(0, oidc(12 * hourMs));
    assert.match(at.message.text, /^OIDC token refreshed\. .* in the environment of terminals stays in effect/);
  },
);

scenario('an expired token is a warning where the SDK renews it', { env: oidc(-hourMs) }, async (at) => {
  assert.equal(at.background, 'statusBarItem.errorBackground');
  at.editor.files.set('/data/com.vercel.cli/auth.json', '{"token":"a-login-that-is-secret"}');
  await at.focus(true);
  assert.equal(at.background, 'statusBarItem.warningBackground');
});

scenario('the text is as people like it', { env: token }, async (at) => {
  await at.set('statusBar.format', 'icon');
  assert.equal(at.text, '$(key)');
  await at.set('statusBar.format', 'clock');
  assert.match(at.text, /^\$\(key\) OIDC until \d+:00/);
  assert.match(at.editor.shown?.tooltip?.value ?? '', /in 1 hour/);
});

scenario('a key is written to, and switched off in, the file where it stands', { env: token }, async (at) => {
  await at.write(path('.env'), 'AI_GATEWAY_API_KEY=old\n');
  await at.run('setApiKey');
  at.editor.inputs[0]?.enter('vck_new1');
  await at.settle();
  assert.equal(at.editor.files.get(path('.env')), 'AI_GATEWAY_API_KEY=vck_new1\n');
  await at.run('useOidc');
  assert.equal(at.editor.files.get(path('.env')), '# AI_GATEWAY_API_KEY=vck_new1\n');
  assert.equal(at.editor.files.get(envPath), token);
  await at.run('useApiKey');
  assert.equal(at.editor.files.get(path('.env')), 'AI_GATEWAY_API_KEY=vck_new1\n');
});

scenario(
  'a project that moves to Vite has its files read as Vite does',
  { env: 'AI_GATEWAY_API_KEY: vck_abc' },
  async (at) => {
    assert.equal(at.text, '$(key) API key');
    await at.write(`${folder}/package.json`, '{"devDependencies":{"vite":"8"}}');
    await at.tick(secondMs);
    assert.equal(at.text, '$(circle-slash) No credential');
    await at.write(`${folder}/package.json`, '{"dependencies":{"next":"16"}}');
    assert.equal(at.text, '$(key) API key');
  },
);

scenario(
  'a folder below a linked one counts as renewed where the CLI holds a login',
  { env: oidc(-hourMs), linked: false },
  async (at) => {
    const linkAbove = '/work space/.vercel/project.json';
    at.editor.files.set(linkAbove, '{"projectId":"prj_test","orgId":"team_test"}');
    at.editor.files.set('/data/com.vercel.cli/auth.json', '{}');
    await at.focus(true);
    assert.equal(at.text, '$(error) OIDC expired');
    at.editor.files.set('/data/com.vercel.cli/auth.json', '{"token":"a-login-that-is-secret"}');
    await at.focus(true);
    assert.equal(at.text, '$(warning) OIDC expired');
  },
);
