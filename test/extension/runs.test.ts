/** A run always ends, asks nothing unseen, and its terminal says what is true. */
import assert from 'node:assert/strict';
import { stripVTControlCharacters } from 'node:util';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, vercelOnPath, type Session } from './harness';
import type { Editor, ShownTerminal } from './editor';

const stale = { env: oidc(hourMs), prepare: vercelOnPath };

function terminalOf({ editor }: Session): ShownTerminal {
  const terminal = editor.terminals.find(({ isOwn }) => isOwn);
  assert.ok(terminal, 'no terminal');
  return terminal;
}

function linesOf(at: Session): string[] {
  return stripVTControlCharacters(terminalOf(at).text).trimEnd().split('\r\n');
}

function pickPull(at: Session): Promise<void> {
  at.editor.picks.at(-1)?.choose('preview');
  return at.settle();
}

scenario('the terminal says what is done, and at the end what became of the file', stale, async (at) => {
  await at.run('refresh');
  const { runs, executed } = at.editor;
  const [, , , staging = ''] = runs[0]?.command ?? [];
  runs[0]?.say(`Vercel CLI 64.0.2\n\u001B[32m✓\u001B[39m Created  ${staging} file\u001B]52;c;aGk=\u0007`);
  runs[0]?.say('\n');
  runs[0]?.say(`Tip at ${staging.replace('/env', '/other')}\n`, 'stdout');
  await at.end(0, oidc(12 * hourMs));
  assert.deepEqual(linesOf(at), [
    'vercel env pull for app: the token of .env.local',
    'Vercel CLI 64.0.2',
    '✓ Created  temporary file',
    'Tip at /storage/…/other',
    '.env.local has a new token. A refresh changes nothing else in it.',
    'Press any key to close this terminal.',
  ]);
  assert.ok(terminalOf(at).text.includes('\u001B[32m✓\u001B[39m'), 'the colours are gone');
  assert.deepEqual(executed, [], 'the panel is as it was');
  terminalOf(at).type('x');
  await at.settle();
  assert.equal(at.editor.terminals.length, 0);
});

scenario('a reason that stands in the terminal alone is brought to the front, without the focus', stale, async (at) => {
  await at.run('refresh');
  at.editor.runs[0]?.say('Error: Refused.\n');
  await at.end(1);
  assert.deepEqual(at.editor.executed, ['show terminal Vercel Env Pull']);
  assert.deepEqual(linesOf(at).slice(1), [
    'Error: Refused.',
    'The Vercel CLI ended with exit code 1. .env.local is as it was.',
    'Press any key to close this terminal.',
  ]);
  await at.answer(at.message, 'Refresh Now');
  assert.equal(at.editor.terminals.length, 1, 'the next run takes its place');
  await at.end(0, oidc(12 * hourMs));
});

/** Each of them with the item that spins before, and a later refresh that starts anew. */
async function endsAtOnce(at: Session, stop: () => Promise<void>): Promise<void> {
  await at.run('refresh');
  assert.equal(at.text, '$(sync~spin) OIDC 1h 0m');
  await stop();
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  assert.equal([...at.editor.locks.keys()].length, 0, 'the lock is held');
  assert.equal(at.editor.files.get(envPath), stale.env);
  await at.run('refresh');
  assert.equal(at.editor.runs.length, 2);
  at.editor.failures.clear();
  await at.end(0, oidc(12 * hourMs));
  assert.equal(at.message?.text, 'OIDC token refreshed. It lasts 12 hours.');
}

for (const refused of [false, true]) {
  scenario(`cancelling ends a run${refused ? ', though the system refuses to end the CLI' : ''}`, stale, (at) =>
    endsAtOnce(at, async () => {
      if (refused) at.editor.failures.add('kill');
      await at.run('cancel');
      assert.deepEqual(at.editor.killed, [100_001]);
      assert.equal(at.editor.messages.length, 0);
    }),
  );
}

scenario('cancelling ends a run whose CLI has written its file by then, and takes nothing over', stale, (at) =>
  endsAtOnce(at, async () => {
    at.editor.failures.add('kill');
    at.editor.files.set(at.editor.runs[0]?.command[3] ?? '', oidc(12 * hourMs));
    await at.run('cancel');
  }),
);

scenario(
  'a CLI that cannot be started is told',
  { ...stale, prepare: (editor) => (vercelOnPath(editor), editor.failures.add('spawn')) },
  async (at) => {
    await at.run('refresh');
    assert.equal(at.text, '$(key) OIDC 1h 0m');
    const [told] = at.editor.messages;
    assert.equal(told?.text, 'The refresh could not start: the system says EACCES.');
    assert.equal(linesOf(at).at(-2), 'The Vercel CLI could not be started. .env.local is as it was.');
    at.editor.failures.clear();
    await at.run('refresh');
    await at.end(0, oidc(12 * hourMs));
    assert.equal(at.message?.text, 'OIDC token refreshed. It lasts 12 hours.');
  },
);

for (const how of ['closed', 'interrupted'] as const) {
  scenario(`a terminal that is ${how} ends the CLI`, stale, (at) =>
    endsAtOnce(at, async () => {
      // Half of it, which cannot be read.
      at.editor.files.set(at.editor.runs[0]?.command[3] ?? '', { size: 1 });
      if (how === 'closed') terminalOf(at).close();
      else terminalOf(at).type('\u0003');
      await at.settle();
      assert.deepEqual(at.editor.killed, [100_001]);
      assert.equal(at.message?.text, 'The refresh was stopped before it was done, and .env.local is as it was.');
    }),
  );
}

scenario('a CLI that something else ends is told by its signal', stale, async (at) => {
  await at.run('refresh');
  await at.end('SIGKILL');
  assert.equal(
    at.message?.text,
    'The refresh failed: something else ended the Vercel CLI (SIGKILL), and .env.local is as it was.',
  );
});

scenario('"Log In" during a pull runs, and each is told its own end', stale, async (at) => {
  await at.run('refresh');
  await at.run('login');
  assert.deepEqual(
    at.editor.runs.map(({ command, terminal }) => [command[1], terminal]),
    [
      ['env', 'listed'],
      ['login', 'asking'],
    ],
  );
  assert.deepEqual(at.editor.executed, ['show terminal Log In to Vercel, with the focus']);
  at.editor.runs[1]?.end(1);
  await at.settle();
  assert.match(at.message?.text ?? '', /^The login did not finish: the Vercel CLI ended with exit code 1/);
  assert.equal(at.text, '$(sync~spin) OIDC 1h 0m');
  at.editor.files.set(at.editor.runs[0]?.command[3] ?? '', oidc(12 * hourMs));
  at.editor.runs[0]?.end(0);
  await at.settle();
  assert.equal(at.message?.text, 'OIDC token refreshed. It lasts 12 hours.');
});

scenario(
  'a login that cannot be started is told',
  { ...stale, prepare: (editor) => (vercelOnPath(editor), editor.failures.add('spawn')) },
  async (at) => {
    await at.run('login');
    assert.equal(at.message?.text, 'Log In to Vercel could not start: the system says EACCES.');
    at.editor.failures.clear();
    await at.answer(at.message, 'Log In to Vercel');
    await at.end(0);
    assert.match(at.message.text, /^The login has ended/);
  },
);

scenario('a terminal that asks and is closed ends its run', stale, async (at) => {
  await at.run('link');
  at.editor.runs[0]?.end(undefined);
  await at.settle();
  await at.run('login');
  await at.end(undefined);
  assert.equal(at.message?.text, 'The login did not finish: the terminal was closed.');
});

scenario(
  'a refresh in the background has no terminal until it is asked for, which shows all from the start',
  {
    env: oidc(15 * minuteMs),
    prepare: (editor) => (vercelOnPath(editor), editor.settings.set('autoRefresh', true)),
  },
  async (at) => {
    await at.tick(1);
    at.editor.runs[0]?.say('Retrieving ');
    at.editor.runs[0]?.say('project…\n');
    assert.equal(at.editor.terminals.length, 0);
    await at.run('refresh');
    assert.deepEqual(linesOf(at), ['vercel env pull for app: the token of .env.local', 'Retrieving project…']);
    at.editor.runs[0]?.say('Error: Refused.\n');
    await at.end(1);
    assert.equal(linesOf(at)[2], 'Error: Refused.');
    terminalOf(at).close();
    await at.settle();
    assert.equal(at.editor.messages.length, 1, 'told twice');
  },
);

const gone = JSON.stringify({ status: 'error', reason: 'not_linked', message: 'x' }, undefined, 2);

/** As npm installs it. */
function vercelInProject({ files }: Editor): void {
  files.set(`${folder}/node_modules/.bin/vercel`, '');
  files.set(`${folder}/node_modules/vercel/package.json`, '{"name":"vercel","version":"55.0.0"}');
}

scenario(
  'a link that leads nowhere is told with the way out',
  { env: oidc(hourMs), prepare: vercelInProject },
  async (at) => {
    for (const [command, more] of [
      ['refresh', []],
      ['pull', ['--environment=preview']],
    ] as const) {
      await at.run(command);
      if (command === 'pull') await pickPull(at);
      const run = at.editor.runs.at(-1);
      assert.deepEqual(run?.command.slice(4), [...more, '--non-interactive']);
      run.say(`${gone}\n`, 'stdout');
      run.say('Your Project was deleted.\n');
      await at.end(1);
      assert.match(at.message?.text ?? '', /^The link of this folder leads to no project that you can see\. /);
      assert.deepEqual(at.message?.buttons, ['Link Project', 'Log In to Vercel']);
      assert.deepEqual(linesOf(at).slice(1, 3), ['Your Project was deleted.', '.env.local is as it was.']);
    }
  },
);

scenario('a pull that failed never goes on to its review', stale, async (at) => {
  await at.run('pull');
  await pickPull(at);
  await at.end(1, 'A="1"\n');
  assert.match(at.message?.text ?? '', /^The pull failed/);
});

scenario('an open review holds no lock', stale, async (at) => {
  await at.run('pull');
  await pickPull(at);
  assert.equal(at.editor.locks.size, 1);
  await at.end(0, 'A="1"\n');
  assert.match(at.message?.text ?? '', /^Take the preview variables over/);
  assert.equal(at.editor.locks.size, 0);
});

scenario('when the window closes, the CLI ends', stale, async (at) => {
  await at.run('refresh');
  at.dispose();
  await at.settle();
  assert.deepEqual(at.editor.killed, [100_001]);
});
