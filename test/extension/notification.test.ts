import assert from 'node:assert/strict';
import { envPath, hourMs, minuteMs, oidc, scenario, Session, startAt } from './harness';
import { mock } from 'node:test';
import { mockDisk } from './disk';
import { newEditor, type Editor } from './editor';

const expiring = /^The OIDC token in \.env\.local expires in 14 minutes\.$/;
const expired = /^The OIDC token in \.env\.local has expired\./;

scenario('warns once before the end and once at the end', { env: oidc(15 * minuteMs) }, async (at) => {
  assert.equal(at.editor.messages.length, 0);
  await at.tick(1);
  assert.match(at.message?.text ?? '', expiring);
  assert.deepEqual(at.message?.buttons, ['Refresh Now', 'Auto Refresh', 'Snooze', "Don't Show Again"]);
  await at.answer(at.message, 'Snooze');
  await at.tick(14 * minuteMs);
  assert.equal(at.editor.messages.length, 1);
  await at.tick(minuteMs);
  assert.match(at.message.text, expired);
  assert.deepEqual(at.message.buttons, ['Refresh Now', 'Open Env File', "Don't Show Again"]);
  await at.tick(24 * hourMs);
  await at.focus(true);
  assert.equal(at.editor.messages.length, 2);
});

scenario('a token that expired meanwhile is told once, at the next start', { env: oidc(-hourMs) }, async (at) => {
  assert.equal(at.editor.messages.length, 1);
  assert.match(at.message?.text ?? '', expired);
  at.dispose();
  const { claims } = at.editor;
  const again = newEditor();
  again.files.set(envPath, oidc(-hourMs));
  for (const claim of claims) again.claims.add(claim);
  mock.restoreAll();
  mockDisk();
  const next = new Session(again, at.timers);
  await next.activate();
  assert.equal(next.text, '$(error) OIDC expired');
  assert.equal(again.messages.length, 0);
  next.dispose();
});

scenario(
  'a notice that cannot be noted is shown all the same, once in the window',
  { env: oidc(-hourMs), prepare: ({ failures }) => failures.add('claim') },
  async (at) => {
    assert.match(at.message?.text ?? '', expired);
    assert.ok(at.editor.log.some((line) => line === 'Cannot note what was told: ENOSPC'));
    await at.answer(at.message, undefined);
    await at.focus(true);
    await at.write(envPath, undefined);
    await at.write(envPath, oidc(-hourMs));
    assert.equal(at.editor.messages.length, 1);
  },
);

const dayMs = 24 * hourMs;
const told = (id: string): string => `/storage/told/${Buffer.from(id).toString('hex')}`;
const failed = (name: string): string => `/storage/locks/${name}.lock.failed`;

scenario(
  'what was told or failed of a token is forgotten when nobody asked for it in 30 days',
  {
    env: oidc(-hourMs),
    prepare: ({ claims, locks, touchedAt }) => {
      for (const [name, days] of [
        ['a', 29],
        ['b', 31],
      ] as const) {
        claims.add(told(name));
        locks.set(failed(name), '1');
        for (const path of [told(name), failed(name)]) touchedAt.set(path, startAt - days * dayMs);
      }
      claims.add(told('offer of automatic refresh'));
      touchedAt.set(told('offer of automatic refresh'), startAt - 20 * dayMs);
    },
  },
  async (at) => {
    assert.deepEqual([...at.editor.locks.keys()], [failed('a')]);
    assert.ok(at.editor.claims.has(told('a')));
    assert.ok(!at.editor.claims.has(told('b')));
    assert.equal(at.editor.touchedAt.get(told('offer of automatic refresh')), startAt);
    await at.answer(at.message, undefined);
  },
);

scenario('another token is told anew', { env: oidc(-hourMs) }, async (at) => {
  await at.answer(at.message, undefined);
  await at.write(envPath, oidc(-minuteMs));
  assert.equal(at.editor.messages.length, 2);
});

scenario('dismissing is an answer', { env: oidc(-hourMs) }, async (at) => {
  await at.answer(at.message, undefined);
  await at.tick(hourMs);
  await at.focus(true);
  assert.equal(at.editor.messages.length, 1);
});

scenario(
  'says nothing while an API key is in effect',
  { env: `AI_GATEWAY_API_KEY=vck_a_secret_value\n${oidc(-hourMs)}` },
  async (at) => {
    await at.tick(hourMs);
    assert.equal(at.editor.messages.length, 0);
  },
);

scenario(
  'speaks in the window that has the focus, when it has it',
  { env: oidc(-hourMs), prepare: (editor) => (editor.focused = false) },
  async (at) => {
    assert.equal(at.editor.messages.length, 0);
    await at.focus(true);
    assert.equal(at.editor.messages.length, 1);
  },
);

scenario('looks at the file again before it speaks', { env: oidc(15 * minuteMs) }, async (at) => {
  at.editor.files.set(envPath, oidc(12 * hourMs));
  await at.tick(1);
  assert.equal(at.editor.messages.length, 0);
  assert.equal(at.text, '$(key) OIDC 11h 59m');
});

for (const [level, count] of [
  ['all', 2],
  ['expired', 1],
  ['off', 0],
] as const) {
  scenario(
    `with notifications "${level}" there are ${count}`,
    { env: oidc(15 * minuteMs), prepare: ({ settings }) => settings.set('notifications', level) },
    async (at) => {
      await at.tick(1);
      await at.tick(hourMs);
      assert.equal(at.editor.messages.length, count);
    },
  );
}

scenario('"Don\'t Show Again" is a setting that can be undone', { env: oidc(-hourMs) }, async (at) => {
  await at.answer(at.message, "Don't Show Again");
  assert.equal(at.editor.settings.get('notifications'), 'off');
});

scenario('"Open Env File" opens it at the token', { env: `# mine\n${oidc(-hourMs)}` }, async (at) => {
  await at.write(envPath, `# mine\n${oidc(-minuteMs)}`);
  await at.answer(at.message, 'Open Env File');
  assert.deepEqual(at.editor.opened, [{ uri: `file:${envPath}`, line: 1 }]);
});

scenario(
  '"Refresh Now" refreshes',
  { env: oidc(-hourMs), prepare: ({ executables }) => executables.add('vercel') },
  async (at) => {
    await at.answer(at.message, 'Refresh Now');
    assert.deepEqual(
      at.editor.runs.map(({ name }) => name),
      ['Vercel Env Pull'],
    );
    at.editor.runs[0]?.end(0);
  },
);

scenario(
  '"Refresh Now" on a token that is fresh by then says so and runs nothing',
  { env: oidc(-hourMs) },
  async (at) => {
    const [notice] = at.editor.messages;
    at.editor.files.set(envPath, oidc(12 * hourMs));
    await at.answer(notice, 'Refresh Now');
    assert.equal(at.message?.text, 'The OIDC token is fresh already: it expires in 12 hours.');
    assert.equal(at.editor.runs.length, 0);
  },
);

scenario('tells by the wall clock, not by the time the window was open', { env: oidc(hourMs) }, async (at) => {
  const { Date: mocked } = globalThis;
  mocked.now = () => startAt + 2 * hourMs;
  await at.focus(true);
  assert.match(at.message?.text ?? '', expired);
  assert.equal(at.editor.messages.length, 1);
});

const firstPath = envPath.replace('.local', '.development.local');
/** The token, by an API key in a file that comes before its own. */
const outranked = {
  env: oidc(-hourMs),
  prepare: ({ files }: Editor) => files.set(firstPath, 'AI_GATEWAY_API_KEY=vck_a_secret_value'),
};

scenario(
  'nothing is told of a token whose file goes a moment after the one that outranked it',
  outranked,
  async (at) => {
    await at.write(firstPath, undefined);
    await at.tick(1);
    await at.write(envPath, undefined);
    for (let ms = 1; ms <= 600; ms += 1) await at.tick(1);
    assert.equal(at.text, '$(circle-slash) No credential');
    assert.deepEqual(
      at.editor.messages.map(({ text }) => text),
      [],
    );
  },
);

scenario('a token that comes to light is told once its own file is whole again', outranked, async (at) => {
  await at.write(firstPath, undefined);
  await at.tick(199);
  await at.write(envPath, '');
  await at.tick(1);
  await at.write(envPath, oidc(-2 * hourMs));
  await at.tick(250);
  assert.match(at.message?.text ?? '', expired);
  assert.equal(at.editor.messages.length, 1);
});
