import assert from 'node:assert/strict';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, secondMs } from './harness';

scenario('shows one item on the left, named and without colours of its own', { env: oidc(11 * hourMs) }, async (at) => {
  const [item, ...others] = at.editor.items;
  assert.equal(others.length, 0);
  assert.equal(item?.name, 'AI Gateway Auth');
  assert.equal(item.alignment, 1);
  assert.equal(item.command, 'aiGatewayAuth.menu');
  assert.equal(item.text, '$(key) OIDC 11h 0m');
  assert.equal(item.backgroundColor, undefined);
  assert.equal(item.accessibilityInformation?.label, 'AI Gateway: OIDC token expires in 11 hours');
  assert.deepEqual(item.tooltip?.isTrusted, {
    enabledCommands: ['refresh', 'link', 'cancel', 'checkCredential', 'openEnvFile', 'showLog'].map(
      (name) => `aiGatewayAuth.${name}`,
    ),
  });
  return Promise.resolve();
});

scenario(
  'shows nothing, and keeps no timer, where the workspace does not concern it',
  { linked: false },
  async (at) => {
    await at.tick(secondMs);
    assert.equal(at.editor.items.length, 0);
    assert.equal(at.timers.now().pending, 0);
    const { reads } = at.editor;
    await at.tick(24 * hourMs);
    assert.equal(at.editor.reads, reads);
  },
);

scenario('appears when an env file names a variable, and goes with it', { linked: false }, async (at) => {
  await at.write(envPath, 'AI_GATEWAY_API_KEY=vck_a_secret_value');
  assert.equal(at.text, '$(key) API key');
  await at.write(envPath, undefined);
  await at.tick(secondMs);
  assert.equal(at.text, undefined);
});

for (const name of ['__proto__', 'constructor', 'toString']) {
  scenario(`a variable named ${name} hides no credential`, { linked: false }, async (at) => {
    await at.write(envPath, `${name}=x\nA=$${name}\nAI_GATEWAY_API_KEY=vck_a_secret_value`);
    assert.equal(at.text, '$(key) API key');
  });
}

scenario('the text changes exactly when it becomes untrue', { env: oidc(hourMs + 30 * secondMs) }, async (at) => {
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  await at.tick(30 * secondMs);
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  await at.tick(1);
  assert.equal(at.text, '$(key) OIDC 59m');
  await at.tick(59 * minuteMs);
  assert.equal(at.text, '$(warning) OIDC 59s');
  await at.tick(58 * secondMs);
  assert.equal(at.text, '$(warning) OIDC 1s');
  await at.tick(secondMs + 998);
  assert.equal(at.text, '$(warning) OIDC 0s');
  await at.tick(1);
  assert.equal(at.text, '$(error) OIDC expired');
});

scenario('warns in the last minutes, and errs once expired', { env: oidc(15 * minuteMs) }, async (at) => {
  assert.equal(at.background, 'none');
  await at.tick(1);
  assert.equal(at.background, 'statusBarItem.warningBackground');
  await at.tick(15 * minuteMs);
  assert.equal(at.background, 'statusBarItem.errorBackground');
});

scenario('a change of the setting shows at once', { env: oidc(30 * minuteMs) }, async (at) => {
  await at.set('warnBeforeMinutes', 60);
  assert.equal(at.background, 'statusBarItem.warningBackground');
  await at.set('warnBeforeMinutes', 'nonsense');
  assert.equal(at.background, 'none');
});

scenario('is right again on focus after the computer slept', { env: oidc(hourMs) }, async (at) => {
  const { Date: mocked } = globalThis;
  const later = mocked.now() + 2 * hourMs;
  mocked.now = () => later;
  await at.focus(true);
  assert.equal(at.text, '$(error) OIDC expired');
});

scenario('never says "No credential" while a file is being written', { env: oidc(hourMs) }, async (at) => {
  await at.write(envPath, '');
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  await at.write(envPath, oidc(3 * hourMs).slice(0, 90));
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  await at.tick(150);
  await at.write(envPath, oidc(3 * hourMs));
  assert.equal(at.text, '$(key) OIDC 2h 59m');
});

scenario('believes an empty file once it stays empty', { env: oidc(hourMs) }, async (at) => {
  await at.write(envPath, '');
  await at.tick(199);
  assert.equal(at.text, '$(key) OIDC 59m');
  await at.tick(1);
  assert.equal(at.text, '$(circle-slash) No credential');
});

scenario('follows every kind of change', { env: oidc(hourMs) }, async (at) => {
  const steps = [
    ['AI_GATEWAY_API_KEY=vck_a_secret_value', '$(key) API key'],
    [{ size: 2 ** 20 + 1 }, '$(error) Cannot read .env.local'],
    [oidc(2 * hourMs), '$(key) OIDC 1h 59m'],
    [{ size: 10 }, '$(error) Cannot read .env.local'],
    [undefined, '$(circle-slash) No credential'],
    ['VERCEL_OIDC_TOKEN=not-a-token-but-a-secret', '$(error) OIDC invalid'],
  ] as const;
  for (const [content, text] of steps) {
    await at.write(envPath, content);
    await at.tick(250);
    assert.equal(at.text, text);
  }
});

scenario('a thousand changes in a row end in the right status with few reads', { env: oidc(hourMs) }, async (at) => {
  const { reads } = at.editor;
  for (let write = 1; write <= 1000; write += 1) at.editor.events.fileChanged.fire({ path: envPath });
  at.editor.files.set(envPath, oidc(5 * hourMs));
  at.editor.events.fileChanged.fire({ path: envPath });
  await at.settle();
  assert.equal(at.text, '$(key) OIDC 5h 0m');
  assert.ok(at.editor.reads - reads <= 2, `${at.editor.reads - reads} reads`);
});

scenario('follows folders that are added and removed', { env: oidc(hourMs) }, async (at) => {
  at.editor.folders = ['/other'];
  at.editor.events.foldersChanged.fire(undefined);
  await at.tick(secondMs);
  assert.equal(at.text, undefined);
  assert.equal(at.editor.watchers, 1);
  at.editor.folders = ['/other', folder];
  at.editor.events.foldersChanged.fire(undefined);
  await at.tick(secondMs);
  assert.equal(at.text, '$(key) OIDC 59m');
  assert.equal(at.editor.watchers, 2);
});

scenario('knows a link that is made or removed', { env: oidc(hourMs), linked: false }, async (at) => {
  const offersRefresh = (): boolean => at.editor.shown?.tooltip?.value.includes('aiGatewayAuth.refresh') === true;
  assert.ok(!offersRefresh());
  await at.write(`${folder}/.vercel/project.json`, '{"projectId":"prj_1","orgId":"team_1"}');
  assert.ok(offersRefresh());
  at.editor.files.delete(`${folder}/.vercel/project.json`);
  await at.tell('fileDeleted', `${folder}/.vercel`);
  await at.tick(secondMs);
  assert.ok(!offersRefresh());
});

scenario(
  'a repo.json above the folder is a link',
  {
    env: oidc(hourMs),
    linked: false,
    prepare: ({ files }) => {
      files.set(
        '/.vercel/repo.json',
        '{"orgId":"t","projects":[{"id":"p","name":"app","directory":"work space/app"}]}',
      );
    },
  },
  async (at) => {
    assert.match(at.editor.shown?.tooltip?.value ?? '', /aiGatewayAuth\.refresh/);
    return Promise.resolve();
  },
);

scenario('the log has a line for each kind of status, and none for a tick', { env: oidc(hourMs) }, async (at) => {
  await at.tick(hourMs);
  await at.write(envPath, 'AI_GATEWAY_API_KEY=vck_a_secret_value');
  assert.deepEqual(at.editor.log, ['OIDC token expires in 1 hour', 'OIDC token expired', 'API key in effect']);
});

scenario(
  'a file that was read half written is believed soon after, though no event comes',
  { env: oidc(hourMs) },
  async (at) => {
    await at.write(envPath, '');
    at.editor.files.set(envPath, oidc(3 * hourMs));
    await at.tick(49);
    assert.equal(at.text, '$(key) OIDC 59m');
    await at.tick(1);
    assert.equal(at.text, '$(key) OIDC 2h 59m');
  },
);

const left = `${folder}/.env.unfinished-999999999-a1.local`;

scenario(
  'what a killed writer left beside the env file goes at the start, and what a file held stays where that is another',
  {
    env: oidc(hourMs),
    prepare: ({ files }) => {
      files.set(`${left}/after`, 'A=1');
      const other = left.replace('a1', 'b2');
      files.set(`${other}/after`, 'A=2').set(`${other}/before-.env.local`, 'A=1');
    },
  },
  async (at) => {
    const [kept, more] = [...at.editor.files.keys()].filter((path) => path.endsWith('/before-.env.local'));
    assert.ok(kept !== undefined && more === undefined);
    const { length } = `${folder}/`;
    const keeping = kept.slice(length).split('/')[0] ?? '';
    assert.ok(
      at.editor.log.includes(`${folder}/${keeping} keeps what .env.local held before a write that did not end.`),
    );
    for (const name of ['after', 'before-.env.local']) at.editor.files.delete(`${folder}/${keeping}/${name}`);
    return Promise.resolve();
  },
);
