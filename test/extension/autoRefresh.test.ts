import assert from 'node:assert/strict';
import { oidcIn } from '../../src/core/credential/readEnvFile';
import type { Editor } from './editor';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, startAt, vercelOnPath } from './harness';

function prepare(editor: Editor): void {
  vercelOnPath(editor);
  editor.settings.set('autoRefresh', true);
}
const due = { env: oidc(15 * minuteMs), prepare };
const lockPath = `/storage/locks/${Buffer.from(folder).toString('hex')}.lock`;
const expired = { env: oidc(-hourMs), prepare };

scenario('a token is refreshed in the background as it comes due, without a word', due, async (at) => {
  assert.equal(at.editor.runs.length, 0);
  await at.tick(1);
  assert.equal(at.editor.runs.length, 1);
  assert.equal(at.editor.runs[0]?.terminal, 'none');
  assert.equal(at.text, '$(sync~spin) OIDC 14m');
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.text, '$(key) OIDC 11h 59m');
  assert.equal(at.editor.files.get(envPath), oidc(12 * hourMs));
  assert.equal(at.editor.messages.length, 0);
});

scenario('a token that was found expired is refreshed, too', expired, async (at) => {
  assert.equal(at.editor.runs.length, 1);
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.editor.messages.length, 0);
});

scenario('a failure is told once, and the token not tried again', due, async (at) => {
  await at.tick(1);
  await at.end(1);
  assert.match(at.message?.text ?? '', /^The automatic refresh failed: /);
  await at.tick(10 * minuteMs);
  await at.focus(true);
  assert.equal(at.editor.runs.length, 1);
  assert.equal(at.editor.messages.length, 1);
  await at.tick(5 * minuteMs);
  assert.match(at.message?.text ?? '', /has expired/);
  assert.equal(at.editor.messages.length, 2);
  assert.equal(at.editor.runs.length, 1);
  await at.write(envPath, oidc(20 * minuteMs));
  assert.equal(at.editor.runs.length, 2, 'another token gets another try');
  await at.end(0, oidc(12 * hourMs));
});

const others: readonly (readonly [about: string, change: (editor: Editor) => void])[] = [
  ['in a window without the focus', (editor) => (editor.focused = false)],
  ['before the workspace is trusted', (editor) => (editor.trusted = false)],
  ['with the setting off', ({ settings }) => settings.set('autoRefresh', false)],
  ['while an API key is in effect', ({ files }) => files.set(envPath, `AI_GATEWAY_API_KEY=x\n${oidc(-hourMs)}`)],
];
for (const [about, change] of others) {
  scenario(
    `nothing is refreshed by itself ${about}`,
    {
      ...expired,
      prepare: (editor) => {
        prepare(editor);
        change(editor);
      },
    },
    async (at) => {
      await at.tick(hourMs);
      assert.equal(at.editor.runs.length, 0);
    },
  );
}

scenario('a token that comes due while another one is being refreshed is not forgotten', expired, async (at) => {
  await at.write(envPath, oidc(-2 * hourMs));
  assert.equal(at.editor.runs.length, 1);
  await at.end(1);
  assert.equal(at.editor.runs.length, 2);
  await at.end(0, oidc(12 * hourMs));
});

scenario(
  'a failure that cannot be noted for other windows is told all the same',
  {
    env: oidc(-hourMs),
    prepare: ({ settings, failures }) => {
      settings.set('autoRefresh', true);
      failures.add('lock');
    },
  },
  (at) => {
    assert.match(at.message?.text ?? '', /^The Vercel CLI was not found/);
    return Promise.resolve();
  },
);

scenario(
  'a token that is due and written by somebody else as a refresh ends is refreshed, too',
  expired,
  async (at) => {
    const { files, locks, runs, messages } = at.editor;
    const remove = locks.delete.bind(locks);
    locks.delete = (path) => {
      if (path === lockPath) files.set(envPath, oidc(14 * minuteMs));
      return remove(path);
    };
    await at.end(0, oidc(12 * hourMs));
    locks.delete = remove;
    assert.equal(runs.length, 2);
    await at.end(0, oidc(12 * hourMs));
    assert.equal(messages.length, 0);
  },
);

scenario('a token that comes expired is told, and does not set off another try', expired, async (at) => {
  await at.end(0, oidc(-minuteMs));
  assert.match(at.message?.text ?? '', /counts as expired already/);
  await at.focus(true);
  await at.tick(10 * minuteMs);
  assert.equal(at.editor.runs.length, 1);
});

scenario(
  'where git could commit the token, that is told once instead, and a refresh on request asks',
  due,
  async (at) => {
    at.editor.git = 'open';
    await at.tick(1);
    assert.equal(at.editor.runs.length, 0);
    const notice = at.message;
    assert.match(notice?.text ?? '', /^Git does not ignore \.env\.local/);
    assert.equal(notice?.modal, false);
    await at.answer(notice, 'Refresh Now');
    assert.ok(at.message?.modal);
    await at.answer(at.message, 'Write Anyway');
    await at.end(0, oidc(12 * hourMs));
    assert.equal(at.text, '$(key) OIDC 11h 59m');
  },
);

scenario('once the window has the focus, the token is refreshed', expired, async (at) => {
  await at.end(0, oidc(12 * hourMs));
  await at.focus(false);
  await at.write(envPath, oidc(-2 * minuteMs));
  assert.equal(at.editor.runs.length, 1);
  await at.focus(true);
  assert.equal(at.editor.runs.length, 2);
  await at.end(0, oidc(12 * hourMs));
});

scenario('two windows do not refresh one project at once', due, async (at) => {
  at.editor.locks.set(lockPath, String(process.pid));
  await at.tick(1);
  assert.equal(at.editor.runs.length, 0);
  assert.equal(at.editor.messages.length, 0);
  at.editor.locks.delete(lockPath);
  await at.tick(minuteMs);
  assert.equal(at.editor.runs.length, 1, 'it did not try when the other window was done');
  await at.end(0, oidc(12 * hourMs));
});

scenario('a lock whose process has ended is taken over', due, async (at) => {
  at.editor.locks.set(lockPath, '999999999');
  await at.tick(1);
  assert.equal(at.editor.runs.length, 1);
  await at.end(0, oidc(12 * hourMs));
});

scenario('a token that the other window got is left', due, async (at) => {
  at.editor.files.set(envPath, oidc(12 * hourMs));
  await at.tick(1);
  assert.equal(at.editor.runs.length, 0);
  assert.equal(at.text, '$(key) OIDC 11h 59m');
});

scenario('a token that the other window got just before the first look is left', due, async (at) => {
  let release = (): void => undefined;
  at.editor.slow.set('/storage/locks', new Promise((resolve) => (release = resolve)));
  await at.tick(1);
  at.editor.files.set(envPath, oidc(12 * hourMs));
  at.editor.slow.clear();
  release();
  await at.settle();
  assert.equal(at.editor.runs.length, 0);
  assert.equal(at.text, '$(key) OIDC 11h 59m');
  assert.equal(at.editor.messages.length, 0);
});

scenario(
  'after a failure in another window this one tries five minutes later',
  {
    ...expired,
    prepare: (editor) => {
      prepare(editor);
      const identity = oidcIn(expired.env)?.token.identity ?? '';
      const name = Buffer.from(`file:${folder} ${identity}`).toString('hex').slice(-200);
      editor.locks.set(`/storage/locks/${name}.lock.failed`, String(startAt - minuteMs));
    },
  },
  async (at) => {
    assert.equal(at.editor.runs.length, 0);
    assert.match(at.message?.text ?? '', /has expired/, 'what no try sees to is told');
    await at.tick(4 * minuteMs - 1);
    await at.focus(true);
    assert.equal(at.editor.runs.length, 0);
    await at.tick(1);
    await at.focus(true);
    assert.equal(at.editor.runs.length, 1);
    await at.end(0, oidc(12 * hourMs));
  },
);

scenario('a refresh on request joins the one in the background, and tells how it went', due, async (at) => {
  await at.tick(1);
  await at.run('refresh');
  assert.equal(at.editor.runs.length, 1);
  assert.deepEqual(at.editor.executed, ['show terminal Vercel Env Pull']);
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.message?.text, 'OIDC token refreshed. It lasts 11 hours 59 minutes.');
  assert.equal(at.editor.messages.length, 1);
});

scenario('a CLI that waits for somebody shows its terminal after two minutes', due, async (at) => {
  await at.tick(1);
  await at.tick(2 * minuteMs);
  assert.match(at.message?.text ?? '', /running for two minutes/);
  assert.deepEqual(at.editor.executed, ['show terminal Vercel Env Pull']);
  await at.answer(at.message, 'Cancel');
  await at.tick(5 * minuteMs);
  assert.equal(at.editor.runs.length, 1);
});

scenario(
  'a CLI that would have to be downloaded is not, and that is told',
  {
    ...expired,
    prepare: (editor) => {
      editor.settings.set('autoRefresh', true);
      editor.executables.add('npx');
    },
  },
  (at) => {
    assert.match(at.message?.text ?? '', /^The Vercel CLI is not installed. A refresh can download it/);
    assert.ok(at.message && !at.message.modal);
    assert.equal(at.editor.runs.length, 0);
    return Promise.resolve();
  },
);

scenario('it is offered once, and the answer is a setting', { ...expired, prepare: vercelOnPath }, async (at) => {
  assert.deepEqual(at.message?.buttons, ['Refresh Now', 'Auto Refresh', "Don't Show Again"]);
  await at.write(envPath, oidc(-minuteMs));
  assert.ok(!at.message.buttons.includes('Auto Refresh'));
  await at.answer(at.editor.messages[0], 'Auto Refresh');
  assert.equal(at.editor.settings.get('autoRefresh'), true);
  assert.equal(at.editor.runs.length, 1);
  await at.end(0, oidc(12 * hourMs));
});
