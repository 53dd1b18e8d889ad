import assert from 'node:assert/strict';
import { folder, hourMs, oidc, scenario } from './harness';

scenario(
  'diagnostics tell the state, and no value, name or path',
  {
    env: oidc(hourMs),
    prepare: ({ files }) => {
      files.set(`${folder}/.env`, 'AI_GATEWAY_API_KEY=\n');
      files.set(`${folder}/package.json`, '{"dependencies":{"ai":"7"}}');
    },
  },
  async (at) => {
    await at.set('notifications', 'expired');
    await at.set('cli', ['/home/ann/bin/vercel']);
    await at.run('copyDiagnostics');
    assert.equal(at.message?.text, 'Copied, without values, names and paths. Paste it into your report.');
    const text = at.editor.clipboard;
    for (const line of [
      '- AI Gateway Auth: 0.1.0',
      '- VS Code: 1.139.1, desktop',
      '- workspace: 1 folders, trusted',
      '- notifications: expired',
      '- cli: set',
      '- status: valid',
      '- in effect: VERCEL_OIDC_TOKEN from .env.local',
      '- expires: 2026-01-31T13:00:00.000Z (60 minutes from now)',
      '- loader: next, AI SDK: yes, on disk: yes',
      '- link: own, CLI logged in: no',
      '- .env.local: VERCEL_OIDC_TOKEN in line 1',
      '- .env: AI_GATEWAY_API_KEY in line 1, empty',
    ]) {
      assert.ok(text.split('\n').includes(line), `${line} is not in\n${text}`);
    }
    assert.doesNotMatch(text, /ann|acme|web\b|work space|team_|prj_|ey[A-Z]/);
  },
);

scenario('names of files from the setting are not told', { env: oidc(hourMs) }, async (at) => {
  at.editor.files.set(`${folder}/ann.env`, 'AI_GATEWAY_API_KEY=vck_abc\n');
  await at.set('envFiles', ['ann.env', '.env.local']);
  await at.settle();
  await at.run('copyDiagnostics');
  assert.match(at.editor.clipboard, /in effect: AI_GATEWAY_API_KEY from file 1 of the setting/);
  assert.doesNotMatch(at.editor.clipboard, /ann/);
});
