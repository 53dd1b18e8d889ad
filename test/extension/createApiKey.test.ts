import assert from 'node:assert/strict';
import type { Editor } from './editor';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, secondMs, startAt, type Session } from './harness';

const token = oidc(hourMs);
const key = 'vck_S3cretS3cretS3cretS3cret';
const dayMs = 24 * hourMs;

function cliOf(version: string) {
  return ({ files }: Editor): void => {
    files.set(`${folder}/node_modules/.bin/vercel`, '');
    files.set(`${folder}/node_modules/vercel/package.json`, `{"name":"vercel","version":"${version}"}`);
  };
}

const setup = { env: token, prepare: cliOf('64.0.2') };

async function choose(at: Session, label: string | undefined): Promise<void> {
  at.editor.picks.at(-1)?.choose(label);
  await at.settle();
}

async function enter(at: Session, text: string | undefined): Promise<void> {
  at.editor.inputs.at(-1)?.enter(text);
  await at.settle();
}

/** Up to the question whether to create it. */
async function decide(at: Session, name = 'demo', limit = '$20', life = '90 days'): Promise<void> {
  await at.run('createApiKey');
  await enter(at, name);
  await choose(at, limit);
  if (limit !== 'No limit of its own') await choose(at, 'Every month');
  await choose(at, life);
}

async function order(at: Session): Promise<void> {
  await decide(at);
  await at.answer(at.message, 'Create');
}

/** The CLI's answer, as 64.0.2 gives it. */
async function answer(at: Session, code: number, output: string, errors: string): Promise<void> {
  const run = at.editor.runs.at(-1);
  if (output !== '') run?.say(output, 'stdout');
  run?.say(errors, 'stderr');
  await at.end(code);
}

const created = (at: Session): Promise<void> =>
  answer(at, 0, `${key}\n`, 'Creating API key\n> Success! API key demo (ak_1) created [8ms]\n');

function keyList(...endings: readonly string[]): string {
  const quota = { limitAmount: 20, currentSpend: 3.2, refreshPeriod: 'monthly' };
  const rows = endings.map((partialKey) => ({ id: 'ak_1', partialKey, expiresAt: startAt + 12 * dayMs, quota }));
  return JSON.stringify({ apiKeys: rows, pagination: { next: null } });
}

scenario('a key is created as was asked, written, and counts down by its days', setup, async (at) => {
  await at.run('createApiKey');
  const [name] = at.editor.inputs;
  assert.equal(name?.value, 'web');
  assert.match(name.validate(' ') ?? '', /^error: A key needs a name/);
  assert.match(name.validate('a\u202eb') ?? '', /^error: Use at most 60 visible characters/);
  assert.equal(name.validate('a "b"'), undefined);
  await enter(at, ' demo ');
  await choose(at, 'Another amount…');
  const amount = at.editor.inputs.at(-1);
  for (const wrong of ['', '0', '0.5', '-1', '1e3', '1.234', 'x']) {
    assert.match(amount?.validate(wrong) ?? '', /^error: An amount of at least 1/, wrong);
  }
  for (const right of ['1', '$25', '12,50']) assert.equal(amount?.validate(right), undefined, right);
  await enter(at, '12.50');
  await choose(at, 'Every week');
  await choose(at, '30 days');
  const question = at.message;
  assert.ok(question?.modal);
  assert.equal(question.text, 'Create the API key "demo" for the team acme?');
  assert.equal(
    question.detail,
    'Spend limit: $12.50 (weekly)\nLifetime: 30 days\nIt is written to .env.local as AI_GATEWAY_API_KEY.',
  );
  assert.equal(at.editor.runs.length, 0);
  await at.answer(question, 'Create');
  const run = at.editor.runs.at(0);
  assert.deepEqual(run?.command.slice(1), [
    ...['ai-gateway', 'api-keys', 'create', '--name=demo', '--limit=12.5', '--refresh-period=weekly'],
    ...['--expiration=30d', '--scope=team_test', '--non-interactive'],
  ]);
  assert.equal(run.terminal, 'none');
  assert.equal(run.env['NO_COLOR'], '1');
  assert.deepEqual(at.editor.progress, ['notification: Creating the API key "demo"…']);
  await created(at);
  assert.equal(at.editor.files.get(envPath), `${token}AI_GATEWAY_API_KEY="${key}"\n`);
  assert.equal(at.message?.text, 'AI_GATEWAY_API_KEY in .env.local is in effect.');
  const list = at.editor.runs.at(-1);
  assert.deepEqual(list?.command.slice(1), [
    ...['ai-gateway', 'api-keys', 'list', '--format=json', '--limit=100', '--scope=team_test', '--non-interactive'],
  ]);
  assert.equal(at.text, '$(key) API key');
  await answer(at, 0, keyList('cret', 'abcd'), '');
  assert.equal(at.text, '$(key) API key · 12d');
  assert.match(at.editor.shown?.tooltip?.value ?? '', /\| Spent \| \\\$3\\\.20 of \\\$20\\\.00 \\\(monthly\\\) \|/);
  assert.doesNotMatch(
    JSON.stringify([
      at.editor.log,
      at.editor.messages,
      at.editor.items,
      at.editor.progress,
      [...at.editor.globalMemory],
    ]),
    /vck_|S3cret/,
  );
});

scenario(
  'a value that stands there is named as what goes',
  { ...setup, env: 'AI_GATEWAY_API_KEY=vck_old12345\n' },
  async (at) => {
    await decide(at, 'demo', 'No limit of its own', 'No end');
    assert.equal(at.message?.text, 'Create the API key "demo" for the team team_test?');
    assert.match(
      at.message.detail,
      /^Spend limit: No limit of its own\nLifetime: No end\n.*in place of the value there\.$/,
    );
    await at.answer(at.message, 'Create');
    assert.deepEqual(at.editor.runs[0]?.command.slice(4), [
      ...['--name=demo', '--expiration=none', '--scope=team_test', '--non-interactive'],
    ]);
    await created(at);
    await answer(at, 0, keyList('cret', 'cret'), '');
    assert.equal(at.text, '$(key) API key', 'two end alike');
  },
);

const several = {
  env: token,
  prepare: (editor: Editor): void => {
    cliOf('64.0.2')(editor);
    editor.files.set(`${folder}/docs/.env.local`, '');
    editor.files.set(`${folder}/docs/.vercel/project.json`, '{"projectId":"prj_d","orgId":"team_d"}');
  },
};
scenario(
  'a key goes to the project of the question, which names it, whatever is shown by then',
  several,
  async (at) => {
    await at.show(`${folder}/docs/.env.local`);
    await at.run('createApiKey');
    await at.show(envPath);
    await enter(at, 'demo');
    for (const label of ['No limit of its own', 'No end']) await choose(at, label);
    assert.match(at.message?.detail ?? '', /It is written to \.env\.local of docs as AI_GATEWAY_API_KEY/);
    await at.answer(at.message, 'Create');
    assert.ok(at.editor.runs[0]?.command.includes('--scope=team_d'));
    await created(at);
    assert.equal(at.editor.files.get(`${folder}/docs/.env.local`), `AI_GATEWAY_API_KEY="${key}"\n`);
    assert.equal(at.editor.files.get(envPath), token);
  },
);

for (const [what, dismiss] of [
  ['the name', 0],
  ['the limit', 1],
  ['the period', 2],
  ['the life', 3],
  ['the question', 4],
  ['the question of git', 5],
] as const) {
  scenario(`nothing is created when ${what} is dismissed`, setup, async (at) => {
    at.editor.git = 'open';
    const steps = [
      () => enter(at, dismiss === 0 ? undefined : 'demo'),
      () => choose(at, dismiss === 1 ? undefined : '$5'),
      () => choose(at, dismiss === 2 ? undefined : 'Never'),
      () => choose(at, dismiss === 3 ? undefined : '7 days'),
      () => at.answer(at.message, dismiss === 4 ? undefined : 'Create'),
      () => at.answer(at.message, undefined),
    ];
    await at.run('createApiKey');
    for (const step of steps.slice(0, dismiss + 1)) await step();
    assert.deepEqual(at.editor.runs, []);
    assert.equal(at.editor.files.get(envPath), token);
  });
}

for (const [what, code, errors, text, buttons] of [
  [
    'logged out',
    1,
    'Error: No existing credentials found. Please run `vercel login` or pass "--token"\n',
    /^No key was created\. You are not logged in\.$/,
    ['Log In to Vercel', 'API Keys on vercel.com'],
  ],
  [
    'of a foreign team',
    1,
    'Error: The specified scope does not exist\n',
    /^No key was created\. The link of this folder is of a team that you cannot see\.$/,
    ['Link Project', 'Log In to Vercel', 'API Keys on vercel.com'],
  ],
  [
    'refused',
    1,
    'Creating API key\nError: You do not have permission. (403)\n',
    /may not create keys for this team\. The Vercel CLI says: You do not have permission\. \(403\)$/,
    ['API Keys on vercel.com'],
  ],
  [
    'offline',
    1,
    'Error: Not able to load user because of unexpected error: fetch failed\n',
    /Vercel could not be reached/,
    ['Create API Key', 'API Keys on vercel.com'],
  ],
  [
    'faulty, with a secret',
    1,
    `Error: ${key} is bad\n`,
    /^No key was created\.$/,
    ['API Keys on vercel.com', 'Show Log'],
  ],
  [
    'faulty, with an access token',
    1,
    'Error: S3cretS3cretS3cretS3cret is bad\n',
    /^No key was created\.$/,
    ['API Keys on vercel.com', 'Show Log'],
  ],
  [
    'faulty, with words of an attacker',
    2,
    'Error: [x](command:y) $(zap)\n',
    /says: \[x\] \(command:y\) \$ \(zap\)$/,
    ['API Keys on vercel.com', 'Show Log'],
  ],
] as const) {
  scenario(`a creation that is ${what} is told with the ways that are left`, setup, async (at) => {
    await order(at);
    await answer(at, code, '', errors);
    assert.match(at.message?.text ?? '', text);
    assert.deepEqual(at.message?.buttons, buttons);
    assert.equal(at.editor.files.get(envPath), token);
    await at.answer(at.message, 'API Keys on vercel.com');
    // As it is: the site wants its brackets and its tilde escaped.
    assert.equal(
      at.editor.executed.at(-1),
      'open https://vercel.com/d?to=%2F%5Bteam%5D%2F%7E%2Fai-gateway%2Fapi-keys&title=AI+Gateway+API+Keys',
    );
  });
}

for (const [what, output, code] of [
  ['no key', 'hello\n', 0],
  ['nothing', '', 0],
  ['two lines', `${key}\n${key}\n`, 0],
  ['a key that is far too long', `vck_${'a'.repeat(5000)}\n`, 0],
] as const) {
  scenario(`an answer that is ${what} is not written, and told as not known`, setup, async (at) => {
    await order(at);
    await answer(at, code, output, '');
    assert.match(at.message?.text ?? '', /^It is not known whether the key "demo" was created/);
    assert.equal(at.editor.files.get(envPath), token);
  });
}

for (const [what, errors] of [
  ['a connection that was cut', 'Creating API key\n'],
  ['a fault of the server', 'Creating API key\nError: Response Error (502)\n'],
] as const) {
  scenario(`a creation that ended with ${what} may have happened`, setup, async (at) => {
    await order(at);
    await answer(at, 1, '', errors);
    assert.match(at.message?.text ?? '', /^It is not known whether the key "demo" was created/);
    assert.deepEqual(at.message?.buttons, ['API Keys on vercel.com']);
  });
}

scenario('a key is found among what a package manager says before it', setup, async (at) => {
  await order(at);
  await answer(at, 0, `➤ YN0000: Fetch step\r\n➤ YN0000: Done in 1s\r\n\r\n${key}\r\n`, '');
  assert.equal(at.editor.files.get(envPath), `${token}AI_GATEWAY_API_KEY="${key}"\n`);
});

scenario('a creation that is cancelled ends at once, and may have happened', setup, async (at) => {
  await order(at);
  at.editor.cancelProgress?.();
  await at.settle();
  assert.equal(at.editor.killed.length, 1);
  assert.match(at.message?.text ?? '', /^It is not known whether the key "demo" was created\. If it is in the list/);
});

scenario('a key that cannot be written is tried again, and not created twice', setup, async (at) => {
  await order(at);
  at.editor.failures.add('rename');
  await created(at);
  const question = at.message;
  assert.ok(question?.modal);
  assert.match(question.text, /\.env\.local/);
  assert.equal(question.detail, 'The key "demo" was created, and is nowhere else: try again, or remove it.');
  assert.deepEqual(question.buttons, ['Try Again', 'Remove the Key']);
  at.editor.failures.clear();
  await at.answer(question, 'Try Again');
  assert.equal(at.editor.files.get(envPath), `${token}AI_GATEWAY_API_KEY="${key}"\n`);
  assert.equal(at.editor.runs.filter(({ command }) => command.includes('create')).length, 1);
});

for (const [button, code, text] of [
  ['Remove the Key', 0, /^The key "demo" was removed again\.$/],
  ['Remove the Key', 1, /is lost\. Remove it: vercel ai-gateway api-keys remove ak_1 --yes$/],
  [undefined, undefined, /is lost\. Remove it: vercel ai-gateway api-keys remove ak_1 --yes$/],
] as const) {
  scenario(`a key that cannot be written: ${button ?? 'dismissed'}, ${String(code)}`, setup, async (at) => {
    await order(at);
    at.editor.failures.add('rename');
    await created(at);
    await at.answer(at.message, button);
    if (code !== undefined) {
      const remove = ['ai-gateway', 'api-keys', 'remove', 'ak_1', '--yes', '--scope=team_test', '--non-interactive'];
      assert.deepEqual(at.editor.runs.at(-1)?.command.slice(1), remove);
      await at.end(code);
    }
    assert.match(at.message?.text ?? '', text);
    assert.equal(at.editor.files.get(envPath), token);
  });
}

scenario('a click twice creates one key', setup, async (at) => {
  await at.run('createApiKey');
  await at.run('createApiKey');
  assert.equal(at.editor.inputs.length, 1);
  await enter(at, undefined);
});

for (const [what, prepare, expected] of [
  ['an older CLI', cliOf('56.5.0'), /^The Vercel CLI 56\.5\.0 is too old to create a key/],
  ['a CLI of an unknown version', (editor: Editor) => editor.executables.add('vercel'), /does not say its version/],
  ['no CLI', () => undefined, /^The Vercel CLI is not installed here|was not found/],
] as const) {
  scenario(`${what} is not asked for a key`, { env: token, prepare }, async (at) => {
    await at.run('createApiKey');
    if (at.editor.runs.length > 0) {
      assert.deepEqual(at.editor.runs[0]?.command, ['vercel', '--version']);
      await answer(at, 0, 'no version\n', '');
    }
    assert.match(at.message?.text ?? '', expected);
    assert.deepEqual(at.editor.inputs, []);
  });
}

scenario(
  'a CLI on the PATH says its version itself',
  { env: token, prepare: ({ executables }) => executables.add('vercel') },
  async (at) => {
    await at.run('createApiKey');
    await answer(at, 0, '64.1.0\n', 'Vercel CLI 64.1.0\n');
    assert.equal(at.editor.inputs.length, 1);
    await enter(at, undefined);
  },
);

scenario(
  'a CLI that does not say its version is waited for in sight, until the person gives up',
  { env: token, prepare: ({ executables }) => executables.add('vercel') },
  async (at) => {
    for (const times of [1, 2]) {
      await at.run('createApiKey');
      assert.equal(at.editor.runs.length, times);
      assert.equal(at.editor.progress.at(-1), 'notification: Asking the Vercel CLI for its version…');
      at.editor.cancelProgress?.();
      await at.settle();
      assert.equal(at.editor.killed.length, times);
      assert.deepEqual([at.editor.messages, at.editor.inputs], [[], []]);
    }
  },
);

scenario(
  'no key is created for a file that cannot be read, though another one decides',
  {
    env: { size: 2_000_000 },
    prepare: (editor) => {
      cliOf('64.0.2')(editor);
      editor.files.set(`${folder}/.env.development.local`, token);
    },
  },
  async (at) => {
    await at.run('createApiKey');
    assert.match(at.message?.text ?? '', /^\.env\.local cannot be read, or is over 1 MiB/);
    assert.deepEqual(at.editor.inputs, []);
  },
);

scenario('a folder without a link is to be linked first', { ...setup, linked: false }, async (at) => {
  await at.run('createApiKey');
  assert.match(at.message?.text ?? '', /which says for which team the key is/);
  assert.deepEqual(at.message?.buttons, ['Link Project', 'API Keys on vercel.com']);
});

scenario(
  'in Restricted Mode nothing is run for a key',
  {
    env: token,
    prepare: (editor) => {
      cliOf('64.0.2')(editor);
      editor.trusted = false;
    },
  },
  async (at) => {
    await at.run('createApiKey');
    assert.match(at.message?.text ?? '', /Restricted Mode/);
    await at.set('gatewayUrl', 'http://gateway.example');
    await at.run('checkCredential');
    assert.deepEqual(at.editor.runs, []);
  },
);

scenario(
  'a check of a key asks the list of keys, too, and gives up on a CLI that says nothing',
  { ...setup, env: `AI_GATEWAY_API_KEY=${key}\n` },
  async (at) => {
    await at.set('gatewayUrl', 'http://gateway.example');
    await at.run('checkCredential');
    await answer(at, 0, keyList('cret'), '');
    assert.equal(at.text, '$(key) API key · 12d');
    await at.tick(12 * dayMs - 15 * minuteMs + 1);
    assert.equal(at.text, '$(warning) API key · 14m');
    assert.match(at.message?.text ?? '', /^The API key in \.env\.local expires in 14 minutes/);
    await at.run('checkCredential');
    await at.tick(30 * secondMs);
    assert.equal(at.editor.killed.length, 1);
  },
);

scenario(
  'a check asks a CLI that says nothing once, and gives up on it',
  { env: `AI_GATEWAY_API_KEY=${key}\n`, prepare: ({ executables }) => executables.add('vercel') },
  async (at) => {
    await at.set('gatewayUrl', 'http://gateway.example');
    await at.run('checkCredential');
    await at.run('checkCredential');
    assert.deepEqual(
      at.editor.runs.map(({ command }) => command),
      [['vercel', '--version']],
    );
    await at.tick(30 * secondMs);
    assert.equal(at.editor.killed.length, 1);
    await at.run('checkCredential');
    assert.equal(at.editor.runs.length, 2);
  },
);

scenario(
  'a key that the environment of terminals outranks is told so',
  {
    ...setup,
    prepare: (editor) => {
      cliOf('64.0.2')(editor);
      editor.settings.set('terminal.integrated.env.linux', { AI_GATEWAY_API_KEY: 'vck_fr0mTheSh3ll' });
    },
  },
  async (at) => {
    await order(at);
    assert.match(at.message?.detail ?? '', /\nThe AI_GATEWAY_API_KEY in the environment of terminals stays in effect/);
    await created(at);
    assert.equal(at.message?.severity, 'warning');
    assert.match(at.message.text, /^AI_GATEWAY_API_KEY is written, and the one in the environment of terminals stays/);
  },
);
