/** What an env file says of itself in its editor. */
import assert from 'node:assert/strict';
import { Desk } from './desk';
import { Document, Position } from './documents';
import { envPath, folder, hourMs, minuteMs, oidc, scenario, vercelOnPath } from './harness';
import { Uri } from './recorder';

const key = 'AI_GATEWAY_API_KEY=vck_0123456789abcdef\n';

scenario('nothing is loaded before an env file is open', { env: oidc(4 * hourMs) }, async (at) => {
  assert.deepEqual(at.editor.providers.lenses, []);
  await new Desk(at).open(`${folder}/README.md`, '# Read me');
  assert.deepEqual(at.editor.providers.lenses, []);
});

scenario(
  'a lens counts down with the item, and is drawn anew only when it says something else',
  { env: oidc(4 * hourMs) },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    assert.deepEqual(await desk.lenses(shown), ['0: OIDC token · web (development) · expires in 3h 59m | Refresh']);
    await at.tick(minuteMs);
    assert.equal(at.text, '$(key) OIDC 3h 58m');
    assert.deepEqual(await desk.lenses(shown), ['0: OIDC token · web (development) · expires in 3h 58m | Refresh']);
    await at.set('codeLens', false);
    assert.deepEqual(await desk.lenses(shown), []);
  },
);

scenario(
  'the text in the editor counts there, and what is on disk in the bar',
  { env: oidc(4 * hourMs) },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    await desk.edit(shown, `# mine\n${oidc(-2 * hourMs)}`);
    assert.deepEqual(await desk.lenses(shown), ['1: OIDC token · web (development) · expired 2 hours ago | Refresh']);
    assert.equal(at.text, '$(key) OIDC 3h 59m');
    assert.deepEqual(desk.problems(shown), ['error expired VERCEL_OIDC_']);
    await desk.close(shown);
    assert.deepEqual(desk.problems(shown), []);
  },
);

scenario(
  'one that another file decides leads there, and says what hides it',
  {
    env: oidc(4 * hourMs),
    prepare: ({ files }) => files.set(`${folder}/.env.development.local`, `A=1\n${oidc(2 * hourMs)}`),
  },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    assert.deepEqual(await desk.lenses(shown), ['0: OIDC token · unused: .env.development.local decides | Open']);
    assert.deepEqual(desk.problems(shown), ['warning unusedFresher VERCEL_OIDC_']);
    await desk.click(shown, 'Open');
    assert.match(at.editor.executed.at(-1) ?? '', /^vscode\.open file:.*\/\.env\.development\.local /);
    assert.deepEqual(await desk.fixes(shown, 'unusedFresher'), ['Open .env.development.local, line 2']);
    at.editor.files.delete(`${folder}/.env.development.local`);
    await at.tell('fileDeleted', `${folder}/.env.development.local`);
    await at.tick(1000);
    assert.deepEqual(desk.problems(shown), []);
  },
);

scenario('an expired token is refreshed from its lens', { env: oidc(-hourMs), prepare: vercelOnPath }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  await desk.click(shown, 'Refresh');
  assert.equal(at.editor.runs.length, 1);
  assert.deepEqual(await desk.lenses(shown), ['0: OIDC token · web (development) · expired 1 hour ago | Cancel']);
  await at.end(1);
});

scenario('an API key is told with its file, and no part of it', { env: key + oidc(4 * hourMs) }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  assert.deepEqual(await desk.lenses(shown), [
    '0: API key · in effect | Check',
    '1: OIDC token · web (development) · expires in 3h 59m · unused: the API key is in effect | Refresh',
  ]);
  const hover = await desk.hover(shown, 'AI_GATEWAY');
  assert.match(hover, /^\*\*API key in effect\*\*/);
  assert.ok(hover.includes('line 1 decides for AI\\_GATEWAY\\_API\\_KEY'), hover);
  assert.ok(!hover.includes('0123'), 'a part of the key');
});

scenario('a hover shows the claims, and neither the signature nor the token', { env: oidc(3 * hourMs) }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  const hover = await desk.hover(shown, 'VERCEL_OIDC');
  assert.match(hover, /25 % of its life is left/);
  for (const claim of ['project', 'owner', 'environment', 'iat', 'exp'])
    assert.ok(hover.includes(`| \`${claim}\` |`), claim);
  const [, token = ''] = /"(.*)"/.exec(oidc(3 * hourMs)) ?? [];
  for (const part of token.split('.')) assert.ok(!hover.includes(part), 'a part of the token');
});

scenario('values are hidden until a person puts the caret into the line', { env: `A=1\n${key}` }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  const hidden = 'A=1\nAI_GATEWAY_API_KEY=•\n';
  assert.equal(shown.seen, hidden);
  await desk.select(shown, 1);
  assert.equal(shown.seen, hidden, 'a program has put it there');
  await desk.select(shown, 1, 2);
  assert.equal(shown.seen, `A=1\n${key}`);
  await desk.select(shown, 0, 1);
  assert.equal(shown.seen, hidden);
  await desk.select(shown, 1, 1);
  await desk.select(shown, 1);
  assert.equal(shown.seen, `A=1\n${key}`, 'the caret is where it was');
  await desk.select(shown, 0);
  await desk.select(shown, 1);
  assert.equal(shown.seen, hidden, 'an edit was undone');
  await desk.select(shown, 1, 1);
  await at.show(`${folder}/other.ts`);
  assert.equal(shown.seen, hidden, 'another editor is active');
  await at.run('toggleValues');
  assert.equal(shown.seen, `A=1\n${key}`);
  assert.equal(at.editor.settings.get('hideValues'), false);
  await at.run('toggleValues');
  assert.equal(shown.seen, hidden);
});

scenario(
  'what is hidden follows each edit, and comes back with a text that was replaced',
  { env: `A=1\n${key}` },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    await desk.edit(shown, `A=12\n${key}`);
    assert.equal(shown.seen, 'A=12\nAI_GATEWAY_API_KEY=•\n');
    await desk.edit(shown, '');
    await desk.edit(shown, `A=12\n${key}`);
    assert.equal(shown.seen, 'A=12\nAI_GATEWAY_API_KEY=•\n');
    await desk.edit(shown, `A=12\nB=2\n${key}# ${key}`);
    assert.equal(shown.seen, 'A=12\nB=2\nAI_GATEWAY_API_KEY=•\n# AI_GATEWAY_API_KEY=•\n');
    const other = key.replace('0123', '4567');
    await desk.edit(shown, `A=12\nB=2\n${other}# ${other}`);
    assert.equal(shown.seen, 'A=12\nB=2\nAI_GATEWAY_API_KEY=•\n# AI_GATEWAY_API_KEY=•\n');
  },
);

scenario('problems are mended by one edit', { env: oidc(4 * hourMs), linked: false }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath, `AI_GATEWAY_API_KEY="Bearer vck_0123456789abcdef" # mine\nB=2\n`);
  assert.deepEqual(desk.problems(shown), ['error bearer AI_GATEWAY_A']);
  assert.deepEqual(await desk.fixes(shown, 'bearer'), ['Correct the Value', 'Set API Key…']);
  await desk.fix(shown, 'bearer', 'Correct the Value');
  assert.equal(shown.document.getText(), `AI_GATEWAY_API_KEY="vck_0123456789abcdef" # mine\nB=2\n`);
  assert.deepEqual(desk.problems(shown), []);
  await desk.edit(shown, `AI_GATEWAY_KEY=vck_0123456789abcdef\n`);
  assert.deepEqual(desk.problems(shown), ['warning misnamed AI_GATEWAY_K']);
  await desk.fix(shown, 'misnamed', 'Rename to AI_GATEWAY_API_KEY');
  assert.equal(shown.document.getText(), key);
  await desk.edit(shown, `# first\nAI_GATEWAY_API_KEY=vck_old1234 # x\nA=1\n${key}`);
  assert.deepEqual(desk.problems(shown), ['warning twice AI_GATEWAY_A']);
  await desk.fix(shown, 'twice', 'Remove the Lines without Effect');
  assert.equal(shown.document.getText(), `# first\nA=1\n${key}`);
  assert.deepEqual(desk.problems(shown), []);
  await at.set('diagnostics', false);
  await desk.edit(shown, 'AI_GATEWAY_KEY=vck_0123456789abcdef\n');
  assert.deepEqual(desk.problems(shown), []);
});

scenario(
  'git that would commit a credential is told once a file, and a fix ignores it',
  { env: key + oidc(4 * hourMs), prepare: (editor) => void (editor.git = 'open') },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    assert.deepEqual(desk.problems(shown), ['warning notIgnored AI_GATEWAY_A']);
    assert.deepEqual(await desk.fixes(shown, 'notIgnored'), ['Add .env.local to .gitignore']);
    at.editor.git = 'ignored';
    await desk.fix(shown, 'notIgnored', 'Add .env.local to .gitignore');
    assert.equal(at.editor.files.get(`${folder}/.gitignore`), '.env.local\n');
    assert.deepEqual(desk.problems(shown), []);
  },
);

scenario(
  'the command that stops tracking a file is put into a terminal, and not run',
  { env: key, prepare: (editor) => void (editor.git = 'tracked') },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    assert.deepEqual(desk.problems(shown), ['warning tracked AI_GATEWAY_A']);
    await desk.fix(shown, 'tracked', 'Stop Tracking .env.local…');
    assert.deepEqual(at.editor.typed, ['git rm --cached -- .env.local']);
  },
);

scenario(
  'git is not asked in an untrusted workspace, nor about a file without a credential',
  { env: key, prepare: (editor) => void Object.assign(editor, { git: 'open', trusted: false }) },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    assert.deepEqual(desk.problems(shown), []);
    await at.grantTrust();
    await at.tick(1000);
    assert.deepEqual(desk.problems(shown), ['warning notIgnored AI_GATEWAY_A']);
    await desk.edit(shown, 'AI_GATEWAY_API_KEY=\n');
    assert.deepEqual(desk.problems(shown), []);
  },
);

scenario(
  'the file that decides is marked in the Explorer while it is of no use',
  { env: oidc(-hourMs) },
  async (at) => {
    const mark = (path: string): string | undefined => {
      const found = at.editor.providers.files[0]?.provideFileDecoration(Uri.at(path));
      return found && `${found.badge} ${found.color.id}`;
    };
    assert.equal(mark(envPath), '! list.errorForeground');
    assert.equal(mark(`${folder}/.env`), undefined);
    await at.set('explorerDecorations', false);
    assert.equal(mark(envPath), undefined);
    await at.set('explorerDecorations', true);
    await at.write(envPath, oidc(hourMs));
    assert.equal(mark(envPath), undefined);
  },
);

scenario('the language status says what the bar says', { env: oidc(4 * hourMs) }, async (at) => {
  const desk = new Desk(at);
  await desk.open(envPath);
  const [status] = at.editor.providers.statuses;
  assert.deepEqual([status?.text, status?.severity], [at.text, 0]);
  await at.write(envPath, oidc(-hourMs));
  assert.deepEqual([status?.text, status?.severity], ['$(error) OIDC expired', 2]);
});

scenario('the two names are completed where a name can stand', { env: '' }, async (at) => {
  const desk = new Desk(at);
  const { document } = await desk.open(envPath, 'A=1\nexport AI\nB=AI');
  const labels = (line: number, character: number): (string | undefined)[] =>
    at.editor.providers.completions.flatMap((provider) =>
      provider.provideCompletionItems(document, new Position(line, character)).map(({ label }) => label),
    );
  assert.deepEqual(labels(1, 9), ['AI_GATEWAY_API_KEY', 'VERCEL_OIDC_TOKEN']);
  assert.deepEqual(labels(2, 4), []);
});

const call = `import { generateText } from 'ai';\ngenerateText({ model: 'openai/gpt-5' });\n`;

scenario(
  'a call through the gateway without a credential is pointed out in code, with the remedy',
  { prepare: ({ files }) => files.set(`${folder}/package.json`, '{"dependencies":{"ai":"6"}}') },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(`${folder}/page.ts`, call, 'typescript');
    assert.deepEqual(desk.problems(shown), ['info noCredential generateText']);
    assert.deepEqual(await desk.fixes(shown, 'noCredential'), ['Refresh OIDC Token', 'Set API Key…']);
    await at.write(envPath, key);
    await at.tick(300);
    assert.deepEqual(desk.problems(shown), []);
    await at.write(envPath, '');
    await at.tick(300);
    await at.tick(300);
    assert.deepEqual(desk.problems(shown), ['info noCredential generateText']);
    await at.set('codeHints', false);
    await at.tick(300);
    assert.deepEqual(desk.problems(shown), []);
  },
);

scenario('code is not looked at where there is a credential', { env: key }, async (at) => {
  await new Desk(at).open(`${folder}/page.ts`, call, 'typescript');
  assert.equal(at.editor.providers.diagnostics.size, 0);
});

scenario(
  'a file of a project that is not shown is explained in its own, and acts on that one',
  {
    linked: false,
    prepare: (editor) => {
      vercelOnPath(editor);
      for (const app of ['one', 'two']) {
        editor.files.set(`${folder}/apps/${app}/.env.local`, oidc(app === 'one' ? hourMs : -hourMs));
        editor.files.set(
          `${folder}/apps/${app}/.vercel/project.json`,
          '{"projectId":"prj_test","orgId":"team_test","projectName":"web"}',
        );
      }
      editor.activeFile = `${folder}/apps/one/.env.local`;
    },
  },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(`${folder}/apps/two/.env.local`);
    assert.equal(at.text, '$(key) OIDC 59m');
    assert.deepEqual(desk.problems(shown), ['error expired VERCEL_OIDC_']);
    await desk.click(shown, 'Refresh');
    assert.equal(at.editor.runs[0]?.cwd, `${folder}/apps/two`);
    await at.end(0, oidc(12 * hourMs));
    assert.equal(at.editor.files.get(`${folder}/apps/two/.env.local`), oidc(12 * hourMs));
    await desk.close(shown);
  },
);

scenario('a file that the setting names is explained, whatever its name', { env: key }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(`${folder}/config/vars`, key);
  assert.deepEqual(await desk.lenses(shown), []);
  at.editor.files.set(`${folder}/config/vars`, key);
  await at.set('envFiles', ['config/vars']);
  await at.tick(300);
  assert.deepEqual(await desk.lenses(shown), ['0: API key · in effect | Check']);
  assert.equal(shown.seen, 'AI_GATEWAY_API_KEY=•\n');
});

scenario(
  'what others give the commands is not acted upon',
  { env: oidc(-hourMs), prepare: vercelOnPath },
  async (at) => {
    await new Desk(at).open(envPath);
    for (const args of [
      [],
      [`file:${folder}`],
      [`file:${folder}`, 'toString'],
      [`file:${folder}`, '__proto__'],
      ['file:/etc', 'refresh'],
      [{}, 'refresh'],
    ])
      await Promise.resolve(at.editor.commands.get('aiGatewayAuth.actIn')?.(...args));
    for (const args of [[], [`file:${envPath}`, 'rm'], ['file:/etc/passwd', 'ignore']])
      await Promise.resolve(at.editor.commands.get('aiGatewayAuth.fixInGit')?.(...args));
    await at.settle();
    assert.deepEqual([at.editor.runs.length, at.editor.messages.length], [0, 1], 'the notice of its expiry alone');
  },
);

scenario(
  'a file that is closed while it is read, and a window that closes then, leave nothing',
  { env: key + oidc(4 * hourMs) },
  async (at) => {
    const desk = new Desk(at);
    const { editor } = at;
    for (let round = 0; round < 3; round += 1) {
      const document = new Document(Uri.at(`${folder}/apps/web/.env.local`), key);
      editor.documents.push(document);
      editor.events.documentOpened.fire(document);
      document.isClosed = true;
      editor.documents.pop();
      editor.events.documentClosed.fire(document);
    }
    await at.settle();
    assert.equal(editor.watchers, 1);
    const shown = await desk.open(`${folder}/.env.development.local`, `A=$B\nB=1\n${key}`);
    shown.document.set(key);
    editor.events.documentChanged.fire({ document: shown.document, contentChanges: [] });
    at.dispose();
    await at.settle();
  },
);

scenario(
  'a workspace folder that goes takes what is told of its files along, and tells it again when it comes back',
  { env: `AI_GATEWAY_API_KEY=your_key\n` },
  async (at) => {
    const desk = new Desk(at);
    const shown = await desk.open(envPath);
    assert.deepEqual(desk.problems(shown), ['error placeholder AI_GATEWAY_A']);
    const { folders } = at.editor;
    at.editor.folders = [];
    at.editor.events.foldersChanged.fire(undefined);
    await at.settle();
    await at.tick(1000);
    assert.deepEqual(desk.problems(shown), []);
    at.editor.folders = folders;
    at.editor.events.foldersChanged.fire(undefined);
    await at.settle();
    await at.tick(1000);
    assert.deepEqual(desk.problems(shown), ['error placeholder AI_GATEWAY_A']);
  },
);

scenario('nothing is read or drawn again while nothing changes', { env: key }, async (at) => {
  const desk = new Desk(at);
  const shown = await desk.open(envPath);
  await at.tick(1000);
  const { reads } = at.editor;
  const pending = at.timers.now();
  let drawn = 0;
  const draw = shown.setDecorations.bind(shown);
  shown.setDecorations = (...args) => {
    drawn += 1;
    draw(...args);
  };
  await at.tick(12 * hourMs);
  assert.deepEqual([at.editor.reads, drawn], [reads, 0]);
  assert.equal(pending.pending, 0, 'a timer that changes nothing');
});
