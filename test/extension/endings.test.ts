/** A run ends as it should, whatever fails beside it, and touches no other. */
import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { envPath, hourMs, minuteMs, oidc, scenario, vercelOnPath, type Session } from './harness';
import { Uri } from './recorder';

const stale = { env: oidc(hourMs), prepare: vercelOnPath };
const fresh = oidc(12 * hourMs);

function automatic(editor: Editor): void {
  vercelOnPath(editor);
  editor.settings.set('autoRefresh', true);
}

/** Lets git answer what it was asked since {@link Editor.heldGit} was set. */
async function releaseGit(at: Session): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    for (const answer of at.editor.heldGit?.splice(0) ?? []) answer();
    await at.settle();
  }
}

scenario('what came and is no env file is refused, and not told as a CLI that could not start', stale, async (at) => {
  await at.run('refresh');
  await at.end(0, 'A'.repeat(2 ** 20 + 1));
  assert.match(at.message?.text ?? '', /^\.env\.local could not be written and is as it was/);
  assert.equal(at.editor.files.get(envPath), stale.env);
});

scenario('a staging folder that cannot be removed costs no token', stale, async (at) => {
  await at.run('refresh');
  at.editor.failures.add('rm staging');
  await at.end(0, fresh);
  assert.equal(at.editor.files.get(envPath), fresh);
  assert.match(at.message?.text ?? '', /^OIDC token refreshed/);
});

scenario('a file that was written is told as written, though what is beside it stays', stale, async (at) => {
  await at.run('refresh');
  at.editor.failures.add('rm unfinished');
  await at.end(0, fresh);
  assert.equal(at.editor.files.get(envPath), fresh);
  assert.match(at.message?.text ?? '', /^OIDC token refreshed/);
});

scenario('"Cancel" on the message of a run that has ended ends no other one', stale, async (at) => {
  await at.run('refresh');
  await at.tick(2 * minuteMs);
  const { message } = at;
  await at.end(0, fresh);
  await at.run('pull');
  at.editor.picks.at(-1)?.choose('production');
  await at.settle();
  await at.answer(message, 'Cancel');
  assert.deepEqual(at.editor.killed, []);
  await at.end(1);
});

scenario(
  'where no lock can be had, an automatic refresh goes on without one',
  {
    env: oidc(-hourMs),
    prepare: (editor) => {
      automatic(editor);
      editor.failures.add('lock');
    },
  },
  async (at) => {
    assert.equal(at.editor.runs.length, 1);
    await at.end(0, fresh);
    assert.equal(at.editor.files.get(envPath), fresh);
  },
);

scenario(
  'a run whose window closes before it begins starts nothing',
  {
    ...stale,
    prepare: (editor) => {
      vercelOnPath(editor);
      editor.git = 'ignored';
    },
  },
  async (at) => {
    at.editor.heldGit = [];
    await at.run('refresh');
    at.dispose();
    await releaseGit(at);
    assert.equal(at.editor.runs.length, 0);
  },
);

scenario(
  'a click that joins an automatic try is served, though the try leaves the project to another window',
  {
    env: oidc(-hourMs),
    prepare: (editor) => {
      automatic(editor);
      editor.git = 'ignored';
      editor.heldGit = [];
      editor.locks.set(`/storage/locks/${Buffer.from('/work space/app').toString('hex')}.lock`, '1 other');
    },
  },
  async (at) => {
    await at.run('refresh');
    await releaseGit(at);
    at.editor.locks.clear();
    assert.equal(at.editor.runs.length, 1);
    await at.end(0, fresh);
    assert.equal(at.editor.files.get(envPath), fresh);
  },
);

scenario(
  'a terminal that is asked for before there is anything to show is not left empty',
  { env: oidc(hourMs), prepare: (editor) => void editor.executables.add('npx') },
  async (at) => {
    await at.run('refresh');
    await at.run('refresh');
    await at.answer(at.message, undefined);
    assert.equal(at.editor.terminals.length, 0);
  },
);

scenario(
  "a link whose dialogue is open when the window closes stays the person's, and nothing listens to it",
  { env: oidc(hourMs), linked: false, prepare: vercelOnPath },
  async (at) => {
    await at.run('link');
    assert.equal(at.editor.terminals.length, 1);
    at.dispose();
    await at.settle();
    assert.equal(at.editor.events.terminalClosed.listeners.size, 0);
    assert.equal(at.editor.terminals.length, 1);
  },
);

for (const turns of Array.from({ length: 16 }, (_, index) => index)) {
  scenario(
    `a window that closes ${turns} turns after a token came due leaves nothing that runs`,
    { env: oidc(hourMs), prepare: automatic },
    async (at) => {
      at.editor.files.set(envPath, oidc(-hourMs));
      at.editor.events.fileChanged.fire(Uri.file(envPath));
      for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    },
  );
}
