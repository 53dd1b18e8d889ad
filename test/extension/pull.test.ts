import assert from 'node:assert/strict';
import { envPath, hourMs, minuteMs, oidc, scenario, shellOpen, vercelOnPath, type Session } from './harness';

const mine = `# mine\r\nexport A='1' # why\r\nMINE=kept\r\nSECRET=kept\r\n${oidc(hourMs).trim()}\r\n`;
const upstream = `# Created by Vercel CLI\nA="2"\nNEW="a b"\nSECRET="[SENSITIVE]"\n${oidc(12 * hourMs)}`;
const taken = `# mine\r\nexport A='2' # why\r\nMINE=kept\r\nSECRET=kept\r\n${oidc(12 * hourMs).trim()}\r\nNEW="a b"\r\n`;
const linked = { env: mine, prepare: vercelOnPath };

async function pull(at: Session, environment = 'development'): Promise<void> {
  await at.run('pull');
  at.editor.picks.at(-1)?.choose(environment);
  await at.settle();
}

scenario('a pull tells counts and names before it writes, and loses nothing', linked, async (at) => {
  await at.run('pull');
  assert.deepEqual(
    at.editor.picks[0]?.entries.map(({ label }) => label),
    ['development', 'preview', 'production'],
  );
  at.editor.picks[0].choose('preview');
  await at.settle();
  assert.deepEqual(at.editor.runs[0]?.command, [
    'vercel',
    'env',
    'pull',
    `/storage/staging-${process.pid}-1/env`,
    '--environment=preview',
  ]);
  assert.equal(at.text, '$(sync~spin) OIDC 1h 0m');
  await at.end(0, upstream);
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  assert.ok(at.message?.modal);
  assert.equal(at.message.text, 'Take the preview variables over into .env.local? 1 new, 2 changed, 1 only here.');
  assert.equal(
    at.message.detail,
    [
      'New: NEW',
      'Changed: A, VERCEL_OIDC_TOKEN',
      'Only here, and kept: MINE',
      'Came without a value to write, and left alone: SECRET',
    ].join('\n\n'),
  );
  assert.equal(at.editor.files.get(envPath), mine);
  await at.answer(at.message, 'Apply');
  assert.equal(at.editor.files.get(envPath), taken);
  assert.equal(at.message.text, '.env.local now has what came: 1 new, 2 changed, 1 only here.');
  assert.equal(at.text, '$(key) OIDC 12h 0m');
});

scenario('a pull that is declined writes nothing, and says nothing more', linked, async (at) => {
  await pull(at);
  await at.end(0, upstream);
  await at.answer(at.message, undefined);
  assert.equal(at.editor.files.get(envPath), mine);
  assert.equal(at.editor.messages.length, 1);
});

scenario('the changes can be reviewed against the file, without a file of them', linked, async (at) => {
  await pull(at);
  await at.end(0, upstream);
  await at.answer(at.message, 'Review Changes');
  const [tab] = at.editor.tabs;
  assert.equal(tab?.input.original.toString(), `file:${envPath}`);
  assert.equal(at.editor.virtual.get('ai-gateway-pull')?.(tab.input.modified), taken);
  assert.ok(!at.message?.modal);
  await at.answer(at.message, 'Apply');
  assert.equal(at.editor.files.get(envPath), taken);
  assert.deepEqual(at.editor.tabs, []);
});

scenario('to close the changes is to decline, and a late Apply says so', linked, async (at) => {
  await pull(at);
  await at.end(0, upstream);
  await at.answer(at.message, 'Review Changes');
  const question = at.message;
  at.editor.events.tabsChanged.fire({ closed: at.editor.tabs.splice(0) });
  await at.settle();
  await at.answer(question, 'Apply');
  assert.match(at.message?.text ?? '', /^The changes were closed before, so nothing was taken over/);
  assert.equal(at.editor.files.get(envPath), mine);
});

scenario('a file that changed while it was asked about is merged as it is then', linked, async (at) => {
  await pull(at);
  await at.end(0, upstream);
  at.editor.files.set(envPath, 'OTHER=1\nA=x\n');
  await at.answer(at.message, 'Apply');
  assert.equal(at.editor.files.get(envPath), `OTHER=1\nA=2\nNEW="a b"\n${oidc(12 * hourMs)}`);
});

scenario('a pull that brings nothing new says so', { ...linked, env: upstream }, async (at) => {
  await pull(at);
  await at.end(0, upstream);
  assert.equal(at.message?.text, 'Nothing to take over: .env.local has it all.');
});

scenario('a pull into no file makes one', { prepare: vercelOnPath }, async (at) => {
  await pull(at, 'production');
  await at.end(0, 'A="1"\nB="x y"\n');
  await at.answer(at.message, 'Apply');
  assert.equal(at.editor.files.get(envPath), 'A="1"\nB="x y"\n');
});

scenario('a pull without an answer of the CLI, or without variables, is told', linked, async (at) => {
  await pull(at);
  await at.end(1);
  assert.match(at.message?.text ?? '', /^The pull failed: .* exit code 1, and \.env\.local is as it was/);
  await pull(at);
  await at.end(0, '# Created by Vercel CLI\n');
  assert.match(at.message?.text ?? '', /^Nothing came/);
  await at.answer(at.message, 'Show Terminal');
  assert.deepEqual(at.editor.executed, Array(3).fill('show terminal Vercel Env Pull'));
  assert.equal(at.editor.files.get(envPath), mine);
});

scenario('choosing no environment runs nothing', linked, async (at) => {
  await at.run('pull');
  at.editor.picks[0]?.choose(undefined);
  await at.settle();
  assert.equal(at.editor.runs.length, 0);
});

scenario('while the CLI runs the item spins, and cancelling ends it without a word', linked, async (at) => {
  await at.run('refresh');
  assert.equal(at.text, '$(sync~spin) OIDC 1h 0m');
  assert.equal(at.editor.contexts.get('aiGatewayAuth.pulling'), true);
  assert.match(at.editor.shown?.tooltip?.value ?? '', /\[Cancel Refresh or Pull\]/);
  await at.run('menu');
  assert.deepEqual(
    at.editor.picks[0]?.entries.map(({ label }) => label),
    [
      '$(circle-slash) Cancel Refresh or Pull',
      '$(terminal) Show Terminal of Refresh or Pull',
      '$(go-to-file) Open Env File',
      '$(output) Show Log',
    ],
  );
  at.editor.picks[0].choose('$(circle-slash) Cancel Refresh or Pull');
  await at.settle();
  assert.equal(at.text, '$(key) OIDC 1h 0m');
  assert.equal(at.editor.contexts.get('aiGatewayAuth.pulling'), false);
  assert.equal(at.editor.messages.length, 0);
  assert.equal(at.editor.files.get(envPath), mine);
});

scenario('a terminal that is closed is told', linked, async (at) => {
  await at.run('refresh');
  await at.end(undefined);
  assert.equal(at.message?.text, 'The refresh was stopped before it was done, and .env.local is as it was.');
});

scenario('after two minutes the terminal is shown, once, and can be cancelled', linked, async (at) => {
  await at.run('refresh');
  await at.tick(2 * minuteMs - 1);
  assert.equal(at.editor.messages.length, 0);
  await at.tick(1);
  assert.match(
    at.message?.text ?? '',
    /^The Vercel CLI has been running for two minutes\. What it waits for cannot be known/,
  );
  assert.deepEqual(at.editor.executed, ['show terminal Vercel Env Pull']);
  await at.tick(10 * minuteMs);
  assert.equal(at.editor.messages.length, 1);
  await at.answer(at.message, 'Cancel');
  assert.equal(at.text, '$(key) OIDC 48m');
});

scenario('a CLI that ends in time is not told of after two minutes', linked, async (at) => {
  await at.run('refresh');
  await at.end(0, oidc(12 * hourMs));
  await at.tick(3 * minuteMs);
  assert.equal(at.editor.messages.length, 1);
});

scenario(
  'a terminal from before gets one hint about dev servers',
  {
    ...linked,
    prepare: (editor) => {
      vercelOnPath(editor);
      shellOpen(editor);
    },
  },
  async (at) => {
    await at.run('refresh');
    await at.end(0, oidc(12 * hourMs));
    assert.equal(
      at.message?.text,
      'OIDC token refreshed. It lasts 12 hours. A dev server started before in a terminal may still hold the old one: restart it.',
    );
  },
);

scenario('a staging folder that cannot be made is told, and the file is as it was', linked, async (at) => {
  at.editor.failures.add('mkdtemp');
  await at.run('refresh');
  assert.equal(at.message?.text, 'The refresh could not start: the disk is full.');
  assert.equal(at.editor.runs.length, 0);
  assert.equal(at.editor.files.get(envPath), mine);
});

scenario('a file over 1 MiB is told before anything runs', { ...linked, env: { size: 2 ** 20 + 1 } }, async (at) => {
  await at.run('refresh');
  assert.match(at.message?.text ?? '', /^\.env\.local cannot be read, or is over 1 MiB, so nothing was run/);
  assert.equal(at.editor.runs.length, 0);
});

scenario(
  'a file that can no longer be read when the variables have come is told, and the run ends',
  linked,
  async (at) => {
    await pull(at);
    at.editor.files.set(envPath, { size: 10 });
    await at.end(0, upstream);
    assert.match(at.message?.text ?? '', /^\.env\.local could not be written and is as it was/);
    assert.doesNotMatch(at.text ?? '', /sync~spin/);
    at.editor.files.set(envPath, mine);
    await pull(at);
    assert.equal(at.editor.runs.length, 2, 'a later one starts anew');
    await at.end(0, upstream);
    await at.answer(at.message, undefined);
  },
);

scenario('an empty value that came is withheld where it would hide one in another file', linked, async (at) => {
  await at.write('/work space/app/.env', 'HIDDEN=1\n');
  await pull(at);
  await at.end(0, `HIDDEN=""\nNEW="x"\n`);
  assert.match(at.message?.detail ?? '', /left alone: HIDDEN/);
  await at.answer(at.message, 'Apply');
  assert.equal(at.editor.files.get(envPath), `${mine}NEW="x"\r\n`);
});
